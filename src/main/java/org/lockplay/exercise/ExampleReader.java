package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.scenario.JsonFields;
import org.lockplay.scenario.Violation;

/** Reads what an exercise's author has listed as solutions, and as what is none. */
final class ExampleReader {

    private final List<Violation> violations;
    private final List<Example> examples = new ArrayList<>();

    ExampleReader(List<Violation> violations) {
        this.violations = violations;
    }

    /** Reads {@code solutions} and {@code wrong}. */
    List<Example> read(JsonFields fields) {
        for (Object solution : fields.list("solutions")) {
            examples.add(new Example(changes("solutions", solution), List.of()));
        }
        List<?> wrong = fields.list("wrong");
        for (int i = 0; i < wrong.size(); i++) {
            JsonFields entry = fields.entry("wrong", i, wrong.get(i));
            List<String> missing =
                    entry.list("missing").stream().map(String::valueOf).toList();
            if (missing.isEmpty()
                    || missing.stream().anyMatch(name -> Fact.find(name).isEmpty())) {
                entry.report("missing", missing.isEmpty() ? "required" : "unknown-fact");
            }
            examples.add(new Example(changes("wrong", entry.member("runs")), missing));
            entry.refuseUnknown();
        }
        return examples;
    }

    private List<Map<String, Object>> changes(String field, Object runs) {
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Object run : runs instanceof List<?> list ? list : List.of()) {
            Map<String, Object> change = new LinkedHashMap<>();
            if (run instanceof Map<?, ?> members) {
                members.forEach((name, value) -> change.put(String.valueOf(name), value));
            }
            changes.add(change);
        }
        if (changes.isEmpty()) {
            violations.add(Violation.of(ExerciseReader.DATA + ": " + field, "not-list"));
        }
        return changes;
    }
}
