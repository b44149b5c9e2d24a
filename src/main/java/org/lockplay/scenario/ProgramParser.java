package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a program: one step a line, indentation (spaces) is structure as in Python, blank lines and lines that begin
 * with {@code #} mean nothing. Reports every line that is wrong, not only the first.
 */
public final class ProgramParser {

    /** Longest {@code think N} or {@code write N}, in milliseconds. */
    public static final long MAX_MILLIS = 60_000;

    private static final String FIELD = "program";
    private static final Pattern LINE = Pattern.compile("( *)(\\S.*?)\\s*");
    private static final Pattern TIMED = Pattern.compile("(think|write)\\s+(\\S+)");

    private final List<Line> lines = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private int next;

    private record Line(int number, int indent, String text) {}

    private ProgramParser() {}

    /**
     * Reads a program.
     *
     * @throws InvalidScenarioException with line and column of everything that is wrong
     */
    public static Program parse(String text) throws InvalidScenarioException {
        String normal = text.replace("\r\n", "\n").stripTrailing();
        ProgramParser parser = new ProgramParser();
        parser.split(normal);
        List<Step> steps = parser.block(0);
        if (steps.isEmpty() && parser.violations.isEmpty()) {
            parser.violations.add(Violation.at(FIELD, 1, 1, "program-empty"));
        }
        if (!parser.violations.isEmpty()) {
            throw new InvalidScenarioException(parser.violations);
        }
        return new Program(normal, steps);
    }

    private void split(String text) {
        String[] raw = text.split("\n", -1);
        for (int i = 0; i < raw.length; i++) {
            int tab = raw[i].indexOf('\t');
            if (tab >= 0) {
                violations.add(Violation.at(FIELD, i + 1, tab + 1, "program-tab"));
                continue;
            }
            Matcher line = LINE.matcher(raw[i]);
            if (line.matches() && !line.group(2).startsWith("#")) {
                lines.add(new Line(i + 1, line.group(1).length(), line.group(2)));
            }
        }
    }

    private List<Step> block(int indent) {
        List<Step> steps = new ArrayList<>();
        while (next < lines.size() && lines.get(next).indent() >= indent) {
            Line line = lines.get(next++);
            if (line.indent() > indent) {
                violations.add(Violation.at(FIELD, line.number(), indent + 1, "program-indent"));
                continue;
            }
            Step step = step(line);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private Step step(Line line) {
        return switch (line.text()) {
            case "query" -> plain(line, StepKind.QUERY);
            case "lock" -> plain(line, StepKind.LOCK);
            case "unlock" -> plain(line, StepKind.UNLOCK);
            case "read" -> plain(line, StepKind.READ);
            case "take" -> plain(line, StepKind.TAKE);
            case "write" -> plain(line, StepKind.WRITE);
            case "with lock:" -> withLock(line);
            default -> timed(line);
        };
    }

    private static Step plain(Line line, StepKind kind) {
        return new Step(line.number(), kind, 0, List.of());
    }

    private Step withLock(Line line) {
        boolean indented = next < lines.size() && lines.get(next).indent() > line.indent();
        if (!indented) {
            violations.add(Violation.at(FIELD, line.number(), line.indent() + 1, "program-empty-block"));
            return null;
        }
        return new Step(
                line.number(), StepKind.WITH_LOCK, 0, block(lines.get(next).indent()));
    }

    private Step timed(Line line) {
        Matcher timed = TIMED.matcher(line.text());
        if (!timed.matches()) {
            violations.add(
                    Violation.at(FIELD, line.number(), line.indent() + 1, "program-unknown-step", shown(line.text())));
            return null;
        }
        String number = timed.group(2);
        if (!number.matches("\\d{1,5}") || Long.parseLong(number) > MAX_MILLIS) {
            violations.add(Violation.at(
                    FIELD,
                    line.number(),
                    line.indent() + timed.start(2) + 1,
                    "program-millis",
                    shown(number),
                    MAX_MILLIS));
            return null;
        }
        StepKind kind = timed.group(1).equals("think") ? StepKind.THINK : StepKind.WRITE;
        return new Step(line.number(), kind, Long.parseLong(number), List.of());
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
