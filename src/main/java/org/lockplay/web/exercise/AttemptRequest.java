package org.lockplay.web.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.exercise.Patch;
import org.lockplay.exercise.RunProperty;
import org.lockplay.json.JsonFields;
import org.lockplay.json.Violation;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.ProblemException;

/**
 * The request body of an exercise attempt: {@code {"scenario":{…},"prediction":{"safety":"held"}}}.
 *
 * @param scenario the scenario's members
 * @param prediction what the learner predicts: a fact's name to its value
 */
record AttemptRequest(Map<String, Object> scenario, Map<String, String> prediction) {

    private static final int LONGEST_WORD = 40;

    /** Parses the body strictly, except for the scenario, which {@code ScenarioReader} parses. */
    static AttemptRequest read(JsonBody body) {
        List<Violation> violations = new ArrayList<>();
        JsonFields fields = new JsonFields(body.members(), "", violations);
        Map<String, Object> scenario = Map.of();
        if (fields.member("scenario") instanceof Map<?, ?> members) {
            scenario = Patch.apply(members, Map.of());
        } else {
            fields.report("scenario", "required");
        }
        Map<String, String> prediction = new HashMap<>();
        JsonFields words = fields.object("prediction");
        if (fields.member("prediction") instanceof Map<?, ?> members) {
            for (Object key : members.keySet()) {
                String fact = String.valueOf(key);
                if (RunProperty.find(fact).isEmpty()) {
                    words.report(fact, "unknown-fact");
                }
                words.text(fact, LONGEST_WORD).ifPresent(word -> prediction.put(fact, word));
            }
        }
        fields.refuseUnknown();
        if (!violations.isEmpty()) {
            throw ProblemException.badRequest(violations);
        }
        return new AttemptRequest(scenario, prediction);
    }
}
