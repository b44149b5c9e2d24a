package org.lockplay.web.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.json.JsonFields;
import org.lockplay.json.Violation;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.share.SavedScenario;
import org.lockplay.verdict.ExpectedVerdict;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.ProblemException;

/**
 * The content to save behind a short link.
 *
 * @param content what the link refers to
 * @param run the id of a run of it that embeds may show
 */
public record SaveRequest(SavedScenario content, Optional<String> run) {

    private static final int MAX_ID = 64;

    /**
     * Parses {@code {"scenario":{…},"description":"…","expect":"oversold","run":"…"}}, or the scenario itself;
     * strictly.
     *
     * @throws InvalidScenarioException with every invalid field
     */
    static SaveRequest read(JsonBody body, ScenarioReader reader) throws InvalidScenarioException {
        Map<String, Object> members = body.members();
        if (!(members.get("scenario") instanceof Map<?, ?> nested)) {
            return new SaveRequest(new SavedScenario(reader.read(members), "", Optional.empty()), Optional.empty());
        }
        List<Violation> violations = new ArrayList<>();
        JsonFields fields = new JsonFields(members, "", violations);
        fields.member("scenario");
        String description = fields.text("description", SavedScenario.MAX_DESCRIPTION)
                .orElse("")
                .strip();
        if (description.chars().anyMatch(sign -> sign != '\n' && Character.isISOControl(sign))) {
            fields.report("description", "control-character");
        }
        Optional<ExpectedVerdict> expected = fields.choice(
                "expect",
                Optional.empty(),
                name -> ExpectedVerdict.find(name).map(Optional::of),
                ExpectedVerdict.wireNames());
        Optional<String> run = fields.text("run", MAX_ID);
        fields.refuseUnknown();
        Scenario scenario = scenario(nested, reader, violations);
        if (!violations.isEmpty()) {
            throw new InvalidScenarioException(violations);
        }
        return new SaveRequest(new SavedScenario(scenario, description, expected), run);
    }

    /** Reads the scenario; reports its errors together with the others. */
    private static Scenario scenario(Map<?, ?> members, ScenarioReader reader, List<Violation> violations) {
        try {
            return reader.read(stringKeys(members));
        } catch (InvalidScenarioException e) {
            violations.addAll(e.violations());
            return Scenario.DEFAULT;
        }
    }

    /** Parses {@code {"name":"…"}}, the body of a rename; strictly. */
    public static String name(JsonBody body) {
        List<Violation> violations = new ArrayList<>();
        JsonFields fields = new JsonFields(body.members(), "", violations);
        String name = fields.text("name", ScenarioReader.MAX_TITLE).orElse("").strip();
        if (name.isEmpty()) {
            fields.report("name", "required");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            fields.report("name", "control-character");
        }
        fields.refuseUnknown();
        if (!violations.isEmpty()) {
            throw ProblemException.badRequest(violations);
        }
        return name;
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
