package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.json.Violation;

/**
 * Parses an exercise's texts: {@code # Title}, the introduction, then sections under {@code ## task <part>}, {@code ##
 * hint} (several), {@code ## advice <fact>} or {@code ## advice <fact> <case> …}, {@code ## seen <part>}, {@code ## explanation} and {@code ## next}.
 * Collects all errors.
 */
final class TextReader {

    private static final Pattern HEADING = Pattern.compile("## *(\\S+)(?: +(\\S+(?: +\\S+)*))? *");
    private static final String TITLE = "# ";

    private final String file;
    private final List<Violation> violations;
    private final Map<String, Map<String, String>> sections = new HashMap<>();
    private final List<String> hints = new ArrayList<>();

    private TextReader(String file, List<Violation> violations) {
        this.file = file;
        this.violations = violations;
    }

    /**
     * Parses a file.
     *
     * @param file its name, under which its errors are reported
     * @param parts the exercise's parts
     * @param violations collects the errors
     */
    static ExerciseText read(String file, String text, List<Part> parts, List<Violation> violations) {
        return new TextReader(file, violations).read(text, parts);
    }

    private ExerciseText read(String text, List<Part> parts) {
        String[] blocks = text.replace("\r\n", "\n").split("\n(?=## )");
        String[] head = blocks[0].strip().split("\n", 2);
        if (!head[0].startsWith(TITLE) || head.length < 2) {
            report("#", "required");
        }
        for (int i = 1; i < blocks.length; i++) {
            section(blocks[i]);
        }
        Set<String> ids = new HashSet<>(parts.stream().map(Part::id).toList());
        Map<String, String> tasks = perPart("task", ids);
        Map<String, String> seen = perPart("seen", ids);
        Map<String, String> advice = new HashMap<>();
        sections.getOrDefault("advice", Map.of()).forEach((about, body) -> advise(about, body, advice));
        if (hints.isEmpty()) {
            report("## hint", "required");
        }
        String explanation = single("explanation");
        seen.values().forEach(this::checkRunTexts);
        checkRunTexts(explanation);
        return new ExerciseText(
                head[0].replaceFirst("^# +", ""),
                head.length < 2 ? "" : head[1].strip(),
                tasks,
                hints,
                advice,
                seen,
                explanation,
                single("next"));
    }

    private void section(String block) {
        String[] halves = block.split("\n", 2);
        String body = halves.length < 2 ? "" : halves[1].strip();
        Matcher heading = HEADING.matcher(halves[0]);
        if (!heading.matches() || body.isEmpty()) {
            report(halves[0], heading.matches() ? "required" : "unknown-field");
            return;
        }
        String about = heading.group(2) == null ? "" : heading.group(2);
        switch (heading.group(1)) {
            case "hint" -> hints.add(body);
            case "task", "seen", "advice", "explanation", "next" ->
                sections.computeIfAbsent(heading.group(1), none -> new LinkedHashMap<>())
                        .put(about, body);
            default -> report(halves[0], "unknown-field");
        }
    }

    private Map<String, String> perPart(String kind, Set<String> ids) {
        Map<String, String> found = sections.getOrDefault(kind, Map.of());
        ids.stream().filter(id -> !found.containsKey(id)).forEach(id -> report("## " + kind + " " + id, "required"));
        found.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> report("## " + kind + " " + id, "unknown-field"));
        return found;
    }

    /** Adds the advice for a fact, or for the cases that the heading names after it. */
    private void advise(String about, String body, Map<String, String> advice) {
        List<String> words = List.of(about.split(" +"));
        String fact = words.get(0);
        List<String> cases = words.subList(1, words.size());
        RunProperty.find(fact)
                .ifPresentOrElse(
                        known -> cases.stream()
                                .filter(one -> !AdviceCases.of(known).contains(one))
                                .forEach(one -> report("## advice " + fact + " " + one, "unknown-case")),
                        () -> report("## advice " + about, "unknown-fact"));
        if (cases.isEmpty()) {
            advice.put(fact, body);
        }
        cases.forEach(one -> advice.put(fact + " " + one, body));
    }

    private String single(String kind) {
        String body = sections.getOrDefault(kind, Map.of()).get("");
        if (body == null) {
            report("## " + kind, "required");
        }
        return body == null ? "" : body;
    }

    private void checkRunTexts(String body) {
        RunTexts.names(body)
                .filter(name -> !RunTexts.isKnown(name))
                .forEach(name -> report("{" + name + "}", "unknown-fact"));
    }

    private void report(String field, String code) {
        violations.add(Violation.of(file + ": " + field, code));
    }
}
