package org.lockplay.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockplay.verdict.Safety;

/** Why a run does not meet a condition, where its value alone does not say so. */
public enum WrongReason {
    /** A finding proves a violation. */
    UNSAFE,
    /** Not every buyer finished. */
    UNFINISHED,
    /** There was no sale, so that the run proves nothing. */
    NO_SALE,
    /** Nothing went wrong, but it could have. */
    LUCKY,
    /** There was no second sale, so that no number of steps led to it. */
    NO_SECOND_SALE;

    /** Why a run is not correct by design, the gravest reason first. */
    static final List<WrongReason> OF_RIGHT = List.of(UNSAFE, UNFINISHED, NO_SALE, LUCKY);

    /** The reason, for a fact of a run that does not meet the condition on it; empty where the value says enough. */
    static Optional<WrongReason> of(RunProperty fact, GradedRun trial) {
        if (fact.equals(SimpleRunProperty.STEPS_TO_SECOND_SALE.fact())) {
            return Steps.toSecondSale(trial) == 0 ? Optional.of(NO_SECOND_SALE) : Optional.empty();
        }
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
        return "goal.missing." + (OF_RIGHT.contains(this) ? "right." : "") + caseName();
    }

    /** Its name in the headings of advice. */
    String caseName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
