package org.lockplay.exercise;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lockplay.json.Violation;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioWriter;

/** The fields of a scenario that an exercise's runs may not change. */
public final class FixedControls {

    /** May always be changed: it has no effect on a run. */
    private static final String TITLE = "title";

    private FixedControls() {}

    /**
     * The fixed fields that a scenario has changed.
     *
     * @param given the scenario that the learner was to start from
     */
    public static List<Violation> changed(Exercise exercise, Scenario given, Scenario wanted) {
        Map<String, Object> expected = ScenarioWriter.fullMembers(given);
        Map<String, Object> actual = ScenarioWriter.fullMembers(wanted);
        Stream<String> fixed = exercise.rounds().isEmpty()
                ? exercise.fixed().stream()
                : expected.keySet().stream().filter(name -> !name.equals(TITLE));
        return fixed.filter(path -> !Objects.equals(at(expected, path), at(actual, path)))
                .map(path -> Violation.of(path, "fixed"))
                .toList();
    }

    /** Whether a scenario has a member at that path. */
    static boolean exists(Map<String, Object> members, String path) {
        String[] names = path.split("\\.", 2);
        return members.containsKey(names[0])
                && (names.length == 1
                        || (members.get(names[0]) instanceof Map<?, ?> inner && inner.containsKey(names[1])));
    }

    private static Object at(Map<String, Object> members, String path) {
        String[] names = path.split("\\.", 2);
        Object value = members.get(names[0]);
        return names.length == 1 ? value : ((Map<?, ?>) value).get(names[1]);
    }
}
