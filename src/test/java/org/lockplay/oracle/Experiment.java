package org.lockplay.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Json;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;

/**
 * What to run, and what to do by hand meanwhile.
 *
 * @param scenario what to run
 * @param byHand what is done by hand, in order
 */
record Experiment(Scenario scenario, List<HandFault> byHand) {

    Experiment {
        byHand = List.copyOf(byHand);
    }

    /** On one line. */
    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("scenario", Json.parse(ScenarioWriter.canonical(scenario)));
        members.put("hand", byHand.stream().map(HandFault::members).toList());
        return Json.write(members);
    }

    /** Reads what {@link #json} wrote. */
    static Experiment of(String json) {
        Map<String, Object> members = Json.parseObject(json);
        try {
            return new Experiment(
                    new ScenarioReader(Limits.DEFAULT).read(Json.write(members.get("scenario"))),
                    ((List<?>) members.get("hand")).stream().map(HandFault::of).toList());
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException("no scenario: " + json + " " + e.violations(), e);
        }
    }
}
