package org.lockplay.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.lockplay.json.Json;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;

/**
 * A scenario to run, with faults to inject by hand.
 *
 * @param scenario the scenario
 * @param byHand the faults to inject by hand, in order
 * @param stopAfterMs when to stop the run, in milliseconds after the buyers have started; empty for never
 */
record Experiment(Scenario scenario, List<HandFault> byHand, OptionalLong stopAfterMs) {

    Experiment {
        byHand = List.copyOf(byHand);
    }

    /** On one line. */
    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("scenario", Json.parse(ScenarioWriter.canonical(scenario)));
        members.put("hand", byHand.stream().map(HandFault::members).toList());
        stopAfterMs.ifPresent(ms -> members.put("stopAfterMs", ms));
        return Json.write(members);
    }

    /** Reads what {@link #json} wrote. */
    static Experiment of(String json) {
        Map<String, Object> members = Json.parseObject(json);
        try {
            return new Experiment(
                    new ScenarioReader(Limits.DEFAULT).read(Json.write(members.get("scenario"))),
                    ((List<?>) members.get("hand")).stream().map(HandFault::of).toList(),
                    members.get("stopAfterMs") instanceof Long ms ? OptionalLong.of(ms) : OptionalLong.empty());
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException("no scenario: " + json + " " + e.violations(), e);
        }
    }
}
