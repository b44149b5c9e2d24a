package org.lockplay.run.control;

import java.util.Optional;
import org.lockplay.scenario.Turn;

/**
 * Decides which buyer of a run with closed gates goes next. {@link GateController} asks again after every event, after
 * every turn, and periodically. For the run's thread.
 */
interface Scheduler {

    /**
     * Chooses the next turn: a {@linkplain BuyerProgress#isRunnable runnable} buyer passes its gate, or a fault is
     * injected. The caller carries the turn out.
     *
     * @return empty to wait for the next event
     */
    Optional<Turn> next(BuyerProgress buyers);

    /** How many turns of the same buyer follow the last one before anything else happens, as far as this is known. */
    default int turnsAhead() {
        return 0;
    }

    /** Notes that a fault of the last turn was refused. */
    default void refused(Turn turn, BuyerProgress buyers) {}

    /** Whether no turn follows any more. */
    boolean isOver();
}
