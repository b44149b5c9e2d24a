package org.lockplay.exercise;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.exercise.RunProperty.Type;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Step;
import org.lockplay.scenario.StepKind;

/** The facts with a fixed name. */
enum SimpleRunProperty {
    SAFETY("safety", Type.WORD, trial -> trial.verdict().safety().wireName()),
    LIVENESS("liveness", Type.WORD, trial -> trial.verdict().liveness().wireName()),
    /** Whether the run is correct by construction: nothing went wrong, and nothing could have. */
    RIGHT("right", Type.FLAG, CorrectnessCheck::isRight),
    /** Whether every sale was read and written under the same hold. */
    GUARDED("guarded", Type.FLAG, CorrectnessCheck::isGuarded),
    STOCK("stock", Type.NUMBER, trial -> trial.verdict().figures().stock()),
    BUYERS("buyers", Type.NUMBER, trial -> trial.verdict().figures().buyers()),
    SOLD("sold", Type.NUMBER, trial -> trial.verdict().figures().sold()),
    SOLD_OUT("soldOut", Type.NUMBER, trial -> trial.verdict().figures().soldOut()),
    FAILED("failed", Type.NUMBER, trial -> trial.verdict().figures().failed()),
    KILLED("killed", Type.NUMBER, trial -> trial.verdict().figures().killed()),
    CONFLICTS("conflicts", Type.NUMBER, trial -> trial.verdict().figures().conflicts()),
    DURATION_MS("durationMs", Type.NUMBER, trial -> trial.verdict().figures().durationNs() / 1_000_000),
    THROUGHPUT(
            "throughput",
            Type.NUMBER,
            trial -> Math.round(trial.verdict().figures().throughputPerSecond())),
    LOCK("lock", Type.WORD, trial -> trial.scenario().lock().kind().wireName()),
    REACH("reach", Type.WORD, trial -> trial.scenario().lock().kind().reach().wireName()),
    FENCING("fencing", Type.FLAG, trial -> (Boolean) trial.scenario().lock().value(LockOption.FENCING)),
    STORE("store", Type.WORD, trial -> trial.scenario().store().wireName()),
    HOSTS("hosts", Type.NUMBER, trial -> (long) trial.scenario().placement().hosts()),
    PROCESSES("processes", Type.NUMBER, trial ->
            (long) trial.scenario().placement().workers()),
    THREADS("threads", Type.NUMBER, trial -> (long) trial.scenario().placement().threads()),
    /** The total of {@code think} in the program, in milliseconds. */
    THINK_MS("thinkMs", Type.NUMBER, trial -> millis(trial, StepKind.THINK)),
    /** The total time between truncating and writing the file in the program, in milliseconds. */
    WRITE_MS("writeMs", Type.NUMBER, trial -> millis(trial, StepKind.WRITE)),
    /** Whether every step was chosen, by hand or by a schedule. */
    STEPPED("stepped", Type.FLAG, Steps::areAllChosen),
    STEPS_TO_SECOND_SALE("stepsToSecondSale", Type.NUMBER, Steps::toSecondSale);

    private final RunProperty fact;

    SimpleRunProperty(String name, Type type, Function<GradedRun, Object> of) {
        this.fact = new RunProperty(name, type, of);
    }

    RunProperty fact() {
        return fact;
    }

    static Optional<SimpleRunProperty> find(String name) {
        return Stream.of(values()).filter(one -> one.fact.name().equals(name)).findFirst();
    }

    private static long millis(GradedRun trial, StepKind kind) {
        return trial.scenario()
                .program()
                .allSteps()
                .filter(step -> step.kind() == kind)
                .mapToLong(Step::millis)
                .sum();
    }
}
