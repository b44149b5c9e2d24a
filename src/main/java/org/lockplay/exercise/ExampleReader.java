package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.json.JsonFields;
import org.lockplay.json.Violation;
import org.lockplay.scenario.Schedule;

/** Parses the solutions and the wrong attempts that an exercise's author has listed. */
final class ExampleReader {

    private final List<Violation> violations;
    private final List<Example> examples = new ArrayList<>();

    ExampleReader(List<Violation> violations) {
        this.violations = violations;
    }

    /** Parses {@code solutions} and {@code wrong}. */
    List<Example> read(JsonFields fields) {
        for (Object solution : fields.list("solutions")) {
            examples.add(new Example(runs("solutions", solution), List.of()));
        }
        List<?> wrong = fields.list("wrong");
        for (int i = 0; i < wrong.size(); i++) {
            JsonFields entry = fields.entry("wrong", i, wrong.get(i));
            List<String> missing =
                    entry.list("missing").stream().map(String::valueOf).toList();
            if (missing.isEmpty()
                    || missing.stream().anyMatch(name -> RunProperty.find(name).isEmpty())) {
                entry.report("missing", missing.isEmpty() ? "required" : "unknown-fact");
            }
            examples.add(new Example(runs("wrong", entry.member("runs")), missing));
            entry.refuseUnknown();
        }
        return examples;
    }

    private List<Example.Run> runs(String field, Object listed) {
        List<Example.Run> runs = new ArrayList<>();
        for (Object run : listed instanceof List<?> list ? list : List.of()) {
            if (run instanceof Map<?, ?> members) {
                runs.add(run(field, members));
            }
        }
        if (runs.isEmpty()) {
            violations.add(Violation.of(ExerciseReader.DATA + ": " + field, "not-list"));
        }
        return runs;
    }

    private Example.Run run(String field, Map<?, ?> members) {
        Map<String, Object> change = new LinkedHashMap<>();
        members.forEach((name, value) -> change.put(String.valueOf(name), value));
        Object steps = change.remove("steps");
        try {
            return new Example.Run(change, steps == null ? Schedule.NONE : Schedule.parse(steps.toString()));
        } catch (IllegalArgumentException e) {
            violations.add(Violation.of(
                    ExerciseReader.DATA + ": " + field, "schedule-syntax", String.valueOf(e.getMessage())));
            return new Example.Run(change, Schedule.NONE);
        }
    }
}
