package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/**
 * A request for a lock that was granted.
 *
 * @param lock the lock, as the buyer sees it
 * @param askedNs when the buyer requested it
 * @param gotNs when the buyer had it
 */
record Acquisition(int lock, long askedNs, long gotNs) {

    static List<Acquisition> of(BuyerTrack track, int lock) {
        List<Acquisition> all = new ArrayList<>();
        long askedNs = 0;
        for (Event event : track.own()) {
            if (event.kind() == EventKind.LOCK_REQUESTED) {
                askedNs = event.t();
            } else if (event.kind() == EventKind.LOCK_ACQUIRED) {
                all.add(new Acquisition(lock, askedNs, event.t()));
            }
        }
        return all;
    }

    /** Whether this buyer had waited longer than another one that got the lock first. */
    boolean isBefore(Acquisition other) {
        return lock == other.lock && askedNs < other.askedNs && gotNs > other.gotNs;
    }

    /** Like {@link #isBefore}, also where both happened at the same time. */
    boolean mayBeBefore(Acquisition other) {
        return this != other && lock == other.lock && askedNs <= other.askedNs && gotNs >= other.gotNs;
    }
}
