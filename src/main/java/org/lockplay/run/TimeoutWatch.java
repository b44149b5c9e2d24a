package org.lockplay.run;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Turn;

/** Watches whose patience runs out, where a schedule says whose is to. To be used by one thread at a time. */
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

    /** Takes notice of an event of the run. */
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
     * Whether a buyer's patience, which is to run out next, has yet to do so, and will.
     *
     * @param slow whether that was waited for in vain
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

    /** How much longer than usual to wait for news. */
    Duration patience() {
        return isAnyAwaited ? lock.acquireTimeout().orElse(Duration.ZERO) : Duration.ZERO;
    }

    /**
     * Whether the next that is to happen to a buyer is that its patience runs out.
     *
     * @param done which turns are over
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
