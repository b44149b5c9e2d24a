package org.lockplay.exercise;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.fault.FaultKind;
import org.lockplay.scenario.StepKind;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;

/**
 * A fact about a run that a goal can refer to.
 *
 * @param name its name in exercise files, such as {@code sold} or {@code finding.lost-update}
 * @param type the type of its values
 * @param of its value in a run: {@link Long}, {@link String} or {@link Boolean}
 */
public record RunProperty(String name, Type type, Function<GradedRun, Object> of) {

    /** The type of a fact's values. */
    public enum Type {
        NUMBER,
        WORD,
        FLAG
    }

    private static final String FINDING = "finding.";
    private static final String FAULT = "fault.";
    private static final String STEP = "step.";

    /** Finds a fact by its name. */
    public static Optional<RunProperty> find(String name) {
        if (name.startsWith(FINDING)) {
            return FindingKind.find(name.substring(FINDING.length()))
                    .map(kind -> number(name, trial -> trial.verdict().all(kind).count()));
        }
        if (name.startsWith(FAULT)) {
            return FaultKind.find(name.substring(FAULT.length()))
                    .map(kind -> number(name, trial -> faults(trial, kind)));
        }
        if (name.startsWith(STEP)) {
            return StepKind.find(name.substring(STEP.length()))
                    .map(kind -> number(
                            name,
                            trial -> trial.scenario()
                                    .program()
                                    .allSteps()
                                    .filter(step -> step.kind() == kind)
                                    .count()));
        }
        return SimpleRunProperty.find(name).map(SimpleRunProperty::fact);
    }

    /** The names of the facts that a learner can predict. */
    static List<String> predictable() {
        return List.of("safety", "liveness");
    }

    /** The values that a learner can predict; none if the fact cannot be predicted. */
    public List<String> predictions() {
        return switch (name) {
            case "safety" -> Stream.of(Safety.values()).map(Safety::wireName).toList();
            case "liveness" ->
                Stream.of(Liveness.FINISHED, Liveness.RECOVERED, Liveness.STUCK)
                        .map(Liveness::wireName)
                        .toList();
            default -> List.of();
        };
    }

    static RunProperty number(String name, Function<GradedRun, Object> of) {
        return new RunProperty(name, Type.NUMBER, of);
    }

    /** The key of its display name. */
    public String textKey() {
        return "fact." + (name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
    }

    private static long faults(GradedRun trial, FaultKind kind) {
        return trial.history().stream().filter(event -> event.isFault(kind)).count();
    }
}
