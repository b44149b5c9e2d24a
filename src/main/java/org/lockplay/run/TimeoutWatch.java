package org.lockplay.run;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Turn;

/** Tracks the lock time-outs that a schedule expects. Not thread-safe. */
final class TimeoutWatch {

    private final List<Turn> schedule;
    private final LockSpec lock;
    private final BuyerStates buyerStates;
    private final BitSet timedOut = new BitSet();
    private boolean isAnyAwaited;

    TimeoutWatch(List<Turn> schedule, LockSpec lock, BuyerStates buyerStates) {
        this.schedule = schedule;
        this.lock = lock;
        this.buyerStates = buyerStates;
    }

    /** Notes an event of the run. */
    void onEvent(Event event) {
        if (event.kind() == EventKind.LOCK_TIMEOUT) {
            timedOut.set(event.buyer());
            isAnyAwaited = false;
        }
    }

    boolean hasTimedOut(int buyer) {
        return timedOut.get(buyer);
    }

    /**
     * Whether the buyer's time-out, which is its next turn, is still to come.
     *
     * @param slow whether the replay has already waited too long for it
     */
    boolean isAwaited(int buyer, boolean slow) {
        isAnyAwaited = !timedOut.get(buyer)
                && switch (buyerStates.stateOf(buyer)) {
                    case WORKING -> true;
                    case WAITING -> lock.acquireTimeout().isPresent() && !slow;
                    case AT_GATE, FINISHED, DEAD, HUNG -> false;
                };
        return isAnyAwaited;
    }

    /** The extra time to wait for the next event. */
    Duration patience() {
        return isAnyAwaited ? lock.acquireTimeout().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /**
     * Whether the next remaining turn of a buyer is a time-out.
     *
     * @param done the indexes of the turns that are over
     */
    boolean isNext(int buyer, BitSet done) {
        return IntStream.range(0, schedule.size())
                .filter(i -> !done.get(i) && schedule.get(i).buyer() == buyer)
                .mapToObj(schedule::get)
                .findFirst()
                .filter(Turn.Timeout.class::isInstance)
                .isPresent();
    }
}
