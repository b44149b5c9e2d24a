package org.lockplay.exercise;

import java.util.Locale;
import java.util.Optional;
import org.lockplay.verdict.Safety;

/** Why a run is not correct by design, the gravest reason first. */
public enum WrongReason {
    /** A finding proves a violation. */
    UNSAFE,
    /** Not every buyer finished. */
    UNFINISHED,
    /** There was no sale, so that the run proves nothing. */
    NO_SALE,
    /** Nothing went wrong, but it could have. */
    LUCKY;

    /** The reason, for the fact {@code right} of a run that lacks it. */
    static Optional<WrongReason> of(RunProperty fact, GradedRun trial) {
        if (!fact.equals(SimpleRunProperty.RIGHT.fact()) || CorrectnessCheck.isRight(trial)) {
            return Optional.empty();
        }
        if (trial.verdict().safety() == Safety.VIOLATED) {
            return Optional.of(UNSAFE);
        }
        if (!CorrectnessCheck.endedWell(trial)) {
            return Optional.of(UNFINISHED);
        }
        return Optional.of(CorrectnessCheck.hasSale(trial) ? LUCKY : NO_SALE);
    }

    /** The key of its text. */
    String textKey() {
        return "goal.missing.right." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
