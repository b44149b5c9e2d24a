package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a program: one step per line, structure by indentation as in Python; blank lines and comments after {@code #}
 * are ignored. Reports all errors, each once: an error in a line causes none in the lines below. The page's {@code
 * program-check.ts} is equivalent; both pass the same test vectors.
 */
public final class ProgramParser {

    private final ProgramMistakes mistakes = new ProgramMistakes();
    private final List<ProgramLine> lines = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private int margin;
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
        parser.margin = parser.lines.stream()
                .filter(line -> !line.isLoose())
                .mapToInt(ProgramLine::indent)
                .min()
                .orElse(0);
        List<Step> steps = parser.block(parser.margin);
        parser.checkSections(steps);
        Program program = new Program(ProgramText.normal(text), steps, parser.sections);
        if (program.allSteps().findAny().isEmpty() && parser.mistakes.isEmpty()) {
            parser.mistakes.report(1, 1, "program-empty");
        }
        if (parser.mistakes.isEmpty()) {
            ProgramNames.check(program, parser.mistakes);
        }
        if (!parser.mistakes.isEmpty()) {
            throw new InvalidScenarioException(parser.mistakes.all());
        }
        return program;
    }

    /** Reports steps outside the sections, and buyers that two sections are for. */
    private void checkSections(List<Step> steps) {
        if (sections.isEmpty()) {
            return;
        }
        steps.stream().findFirst().ifPresent(step -> mistakes.report(step.line(), 1, "program-outside-section"));
        Set<Integer> named = new HashSet<>();
        boolean hasOthers = false;
        for (Section section : sections) {
            if (section.isForOthers() && hasOthers) {
                mistakes.report(section.line(), 1, "program-others-twice");
            }
            hasOthers |= section.isForOthers();
            section.buyers().stream()
                    .sorted()
                    .filter(buyer -> !named.add(buyer))
                    .findFirst()
                    .ifPresent(buyer -> mistakes.report(section.line(), 1, "program-buyer-twice", buyer));
        }
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
        Optional<SectionHead> head = SectionHead.of(line.code());
        if (head.isPresent()) {
            section(line, head.get());
            return Optional.empty();
        }
        StepReading reading = StepReading.of(line.code());
        reading.mistake().ifPresent(mistake -> report(line, mistake));
        List<Step> body = reading.opensBlock()
                ? block(line, reading.mistake().isEmpty() ? "program-empty-block" : "")
                : List.of();
        return reading.kind().map(kind -> new Step(line.number(), kind, reading.millis(), reading.lock(), body));
    }

    private void section(ProgramLine line, SectionHead head) {
        boolean isAtMargin = !line.isLoose() && line.indent() == margin;
        head.mistake().ifPresent(mistake -> report(line, mistake));
        if (head.mistake().isEmpty() && !isAtMargin) {
            mistakes.report(line.number(), line.columns().get(0), "program-inner-section");
        }
        List<Step> steps = block(line, head.mistake().isEmpty() ? "program-empty-section" : "");
        if (head.mistake().isEmpty() && isAtMargin) {
            sections.add(new Section(line.number(), head.buyers(), steps));
        }
    }

    private void report(ProgramLine line, StepReading.Mistake mistake) {
        mistakes.report(
                line.number(),
                line.columns().get(mistake.at()),
                mistake.code(),
                mistake.args().toArray());
    }

    /**
     * Parses the steps below the head of a block.
     *
     * @param ifEmpty the error if there are none; empty if the head has an error already
     */
    private List<Step> block(ProgramLine head, String ifEmpty) {
        int before = next;
        List<Step> steps = body(head);
        if (next == before && !ifEmpty.isEmpty()) {
            mistakes.report(head.number(), head.columns().get(0), ifEmpty);
        }
        return steps;
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
