package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parses a program: one step per line, structure by indentation as in Python; blank lines and comments after {@code #}
 * are ignored. Reports all errors, each once: an error in a line causes none in the lines below. The page's {@code
 * program-check.ts} is equivalent; both pass the same test vectors.
 */
public final class ProgramParser {

    private final ProgramMistakes mistakes = new ProgramMistakes();
    private final List<ProgramLine> lines = new ArrayList<>();
    private int next;

    private ProgramParser() {}

    /**
     * Parses a program.
     *
     * @throws InvalidScenarioException with line and column of every error
     */
    public static Program parse(String text) throws InvalidScenarioException {
        ProgramParser parser = new ProgramParser();
        parser.split(text);
        int margin = parser.lines.stream()
                .filter(line -> !line.isLoose())
                .mapToInt(ProgramLine::indent)
                .min()
                .orElse(0);
        List<Step> steps = parser.block(margin);
        if (steps.isEmpty() && parser.mistakes.isEmpty()) {
            parser.mistakes.report(1, 1, "program-empty");
        }
        if (!parser.mistakes.isEmpty()) {
            throw new InvalidScenarioException(parser.mistakes.all());
        }
        return new Program(ProgramText.normal(text), steps);
    }

    private void split(String text) {
        String[] raw = ProgramText.lines(text);
        for (int i = 0; i < raw.length; i++) {
            ProgramLine.read(i + 1, raw[i], mistakes).ifPresent(lines::add);
        }
    }

    /** Parses the steps at the depth of a block's first line, and lines that are deeper without a block. */
    private List<Step> block(int indent) {
        List<Step> steps = new ArrayList<>();
        while (next < lines.size() && (peek().isLoose() || peek().indent() >= indent)) {
            ProgramLine line = peek();
            if (line.isLoose() || line.indent() == indent) {
                next++;
                step(line).ifPresent(steps::add);
            } else {
                reportDepth(line, line.columnAtDepth(indent));
                // Following lines at the same depth are not reported again.
                steps.addAll(block(line.indent()));
            }
        }
        return steps;
    }

    private ProgramLine peek() {
        return lines.get(next);
    }

    private void reportDepth(ProgramLine line, int column) {
        if (isBackFromDeeper(line)) {
            mistakes.report(line.number(), column, "program-outdent");
        } else {
            mistakes.report(line.number(), column, "program-indent");
        }
    }

    private boolean isBackFromDeeper(ProgramLine line) {
        for (int above = next - 1; above >= 0; above--) {
            if (!lines.get(above).isLoose()) {
                return lines.get(above).indent() > line.indent();
            }
        }
        return false;
    }

    private Optional<Step> step(ProgramLine line) {
        StepReading reading = StepReading.of(line.code());
        reading.mistake()
                .ifPresent(mistake -> mistakes.report(
                        line.number(),
                        line.columns().get(mistake.at()),
                        mistake.code(),
                        mistake.args().toArray()));
        List<Step> body = List.of();
        if (reading.opensBlock()) {
            int before = next;
            body = body(line);
            if (next == before && reading.mistake().isEmpty()) {
                mistakes.report(line.number(), line.columns().get(0), "program-empty-block");
            }
        }
        List<Step> steps = body;
        return reading.kind().map(kind -> new Step(line.number(), kind, reading.millis(), steps));
    }

    private List<Step> body(ProgramLine head) {
        List<Step> steps = new ArrayList<>();
        while (next < lines.size() && peek().isLoose()) {
            ProgramLine line = lines.get(next++);
            step(line).ifPresent(steps::add);
        }
        if (next < lines.size() && peek().indent() > head.indent()) {
            steps.addAll(block(peek().indent()));
        }
        return steps;
    }
}
