package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lockplay.exercise.Exercise.Round;
import org.lockplay.json.Json;
import org.lockplay.json.JsonFields;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.json.Violation;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.text.Texts;

/**
 * Reads an exercise from its files: {@code exercise.json} and a Markdown file for each language. Reports all errors at
 * once.
 */
public final class ExerciseReader {

    static final String DATA = "exercise.json";

    private static final int MOST_MINUTES = 120;
    private static final int MOST_RUNS = 20;

    private final ScenarioReader scenarios = new ScenarioReader(Limits.DEFAULT);
    private final List<Violation> violations = new ArrayList<>();

    private ExerciseReader() {}

    /**
     * Reads an exercise.
     *
     * @param id its name
     * @param files the text of each file, by name
     * @throws InvalidExerciseException with all errors
     */
    public static Exercise read(String id, Map<String, String> files) throws InvalidExerciseException {
        ExerciseReader reader = new ExerciseReader();
        Exercise exercise = reader.exercise(id, files);
        if (!reader.violations.isEmpty()) {
            throw new InvalidExerciseException(reader.violations);
        }
        return exercise;
    }

    private Exercise exercise(String id, Map<String, String> files) throws InvalidExerciseException {
        JsonFields fields = data(files.get(DATA));
        Scenario start = scenario("scenario", fields.member("scenario"));
        List<Part> parts = new ArrayList<>();
        for (JsonFields part : entries(fields, "goal")) {
            parts.add(part(part));
        }
        checkParts(parts);
        Exercise exercise = new Exercise(
                id,
                (int) fields.integer("minutes", 5, 1, MOST_MINUTES),
                start,
                fixed(fields, start),
                parts,
                rounds(fields),
                texts(files, parts),
                new ExampleReader(violations).read(fields));
        fields.refuseUnknown();
        return exercise;
    }

    private JsonFields data(String json) throws InvalidExerciseException {
        try {
            if (json == null) {
                throw new InvalidExerciseException(List.of(Violation.of(DATA, "required")));
            }
            return new JsonFields(Json.parseObject(json), DATA + ": ", violations);
        } catch (JsonSyntaxException e) {
            throw new InvalidExerciseException(List.of(Violation.notJson(DATA, e)));
        }
    }

    private static List<JsonFields> entries(JsonFields fields, String name) {
        List<?> values = fields.list(name);
        List<JsonFields> entries = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            entries.add(fields.entry(name, i, values.get(i)));
        }
        return entries;
    }

    private Scenario scenario(String field, Object members) {
        try {
            if (members instanceof Map<?, ?> map) {
                return scenarios.read(Patch.withProgramAsText(map));
            }
            violations.add(Violation.of(DATA + ": " + field, "required"));
        } catch (InvalidScenarioException e) {
            e.violations().stream()
                    .map(one -> new Violation(
                            DATA + ": " + field + "." + one.field(), one.code(), one.args(), one.line(), one.column()))
                    .forEach(violations::add);
        }
        return Scenario.DEFAULT;
    }

    private Part part(JsonFields fields) {
        String id = fields.text("id", 40).orElse("");
        if (!id.matches("[a-z0-9-]+")) {
            fields.report("id", "required");
        }
        List<String> predict =
                fields.list("predict").stream().map(String::valueOf).toList();
        predict.stream()
                .filter(name -> predictions(name).isEmpty())
                .forEach(name -> fields.report("predict", "not-one-of", String.join(", ", RunProperty.predictable())));
        List<Part.Condition> conditions = new ArrayList<>();
        if (fields.member("when") instanceof Map<?, ?> when) {
            JsonFields facts = fields.object("when");
            when.forEach((name, expected) ->
                    condition(facts, String.valueOf(name), expected).ifPresent(conditions::add));
        }
        if (conditions.isEmpty() && predict.isEmpty()) {
            fields.report("when", "required");
        }
        Part part = new Part(id, conditions, predict, (int) fields.integer("runs", 1, 1, MOST_RUNS));
        fields.refuseUnknown();
        return part;
    }

    private static Optional<Part.Condition> condition(JsonFields facts, String name, Object expected) {
        Optional<RunProperty> fact = RunProperty.find(name);
        if (fact.isEmpty()) {
            facts.report(name, "unknown-fact");
            return Optional.empty();
        }
        return Optional.of(new Part.Condition(fact.get(), expectation(facts, name, fact.get(), expected)));
    }

    private static Expectation expectation(JsonFields facts, String name, RunProperty fact, Object expected) {
        if (!(expected instanceof Map)) {
            if (!fits(fact, expected)) {
                facts.report(name, "wrong-type");
                return Expectation.is("");
            }
            return Expectation.is(expected);
        }
        JsonFields fields = facts.object(name);
        Expectation expectation = new Expectation(
                values(fields, "oneOf", fact),
                values(fields, "noneOf", fact),
                fields.optionalInteger("min", 0, Long.MAX_VALUE),
                fields.optionalInteger("max", 0, Long.MAX_VALUE));
        fields.refuseUnknown();
        return expectation;
    }

    private static List<Object> values(JsonFields fields, String name, RunProperty fact) {
        List<Object> values = new ArrayList<>();
        for (Object value : fields.list(name)) {
            if (fits(fact, value)) {
                values.add(value);
            } else {
                fields.report(name, "wrong-type");
            }
        }
        return values;
    }

    private static boolean fits(RunProperty fact, Object value) {
        return switch (fact.type()) {
            case NUMBER -> value instanceof Long;
            case WORD -> value instanceof String;
            case FLAG -> value instanceof Boolean;
        };
    }

    private void checkParts(List<Part> parts) {
        Set<String> ids = new HashSet<>();
        if (parts.isEmpty()) {
            violations.add(Violation.of(DATA + ": goal", "required"));
        }
        parts.stream()
                .filter(part -> !ids.add(part.id()))
                .forEach(part -> violations.add(Violation.of(DATA + ": goal", "twice", part.id())));
    }

    private static List<String> fixed(JsonFields fields, Scenario start) {
        List<String> fixed = fields.list("fixed").stream().map(String::valueOf).toList();
        Map<String, Object> members = ScenarioWriter.fullMembers(start);
        fixed.stream()
                .filter(path -> !FixedControls.exists(members, path))
                .forEach(path -> fields.report("fixed", "unknown-control", path));
        return fixed;
    }

    private List<Round> rounds(JsonFields fields) {
        List<Round> rounds = new ArrayList<>();
        for (JsonFields entry : entries(fields, "rounds")) {
            Map<String, String> answer = new HashMap<>();
            if (entry.member("answer") instanceof Map<?, ?> map) {
                JsonFields facts = entry.object("answer");
                map.forEach((fact, value) ->
                        answer(facts, String.valueOf(fact)).ifPresent(word -> answer.put(String.valueOf(fact), word)));
            } else {
                entry.report("answer", "required");
            }
            rounds.add(new Round(scenario("rounds[" + rounds.size() + "].scenario", entry.member("scenario")), answer));
            entry.refuseUnknown();
        }
        return rounds;
    }

    private static Optional<String> answer(JsonFields facts, String fact) {
        List<String> predictions = predictions(fact);
        if (predictions.isEmpty()) {
            facts.report(fact, "unknown-fact");
            return Optional.empty();
        }
        return facts.choice(
                fact,
                Optional.empty(),
                text -> Optional.of(text).filter(predictions::contains).map(Optional::of),
                predictions);
    }

    private static List<String> predictions(String fact) {
        return RunProperty.find(fact).map(RunProperty::predictions).orElse(List.of());
    }

    private Map<Locale, ExerciseText> texts(Map<String, String> files, List<Part> parts) {
        Map<Locale, ExerciseText> texts = new HashMap<>();
        for (Texts language : Texts.ALL) {
            String file = language.languageTag() + ".md";
            if (files.containsKey(file)) {
                texts.put(language.locale(), TextReader.read(file, files.get(file), parts, violations));
            } else {
                violations.add(Violation.of(file, "required"));
            }
        }
        Stream<Integer> hints = texts.values().stream().map(text -> text.hints().size());
        if (hints.distinct().count() > 1) {
            violations.add(Violation.of("## hint", "languages-differ"));
        }
        return texts;
    }
}
