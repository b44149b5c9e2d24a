package org.lockplay.run.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.lockplay.scenario.Turn;

/** The user chooses the buyer that goes next. For the run's thread. */
final class ManualSteps implements Scheduler {

    private final Deque<Turn> chosen = new ArrayDeque<>();

    /** Lets a buyer pass its gate next. */
    void choose(int buyer) {
        chosen.add(new Turn.Pass(buyer));
    }

    @Override
    public Optional<Turn> next(BuyerProgress buyers) {
        return Optional.ofNullable(chosen.poll());
    }

    @Override
    public boolean isOver() {
        return false;
    }
}
