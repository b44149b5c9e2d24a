package org.lockplay.verdict;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.lock.LockId;

/** Finds the next holder after a hold. Built in one pass from the last hold to the first. */
final class NextHolder {

    private final Map<Hold, Hold> next = new IdentityHashMap<>();

    /** @param holds all holds, ordered by start */
    NextHolder(List<Hold> holds) {
        Map<LockId, Hold> nearest = new HashMap<>();
        for (int i = holds.size() - 1; i >= 0; i--) {
            Hold hold = holds.get(i);
            Hold successor = nearest.put(hold.lock(), hold);
            while (successor != null && !successor.conflictsWith(hold)) {
                successor = next.get(successor);
            }
            if (successor != null) {
                next.put(hold, successor);
            }
        }
    }

    /** The next hold of the same lock that another buyer cannot have had at the same time, by start. */
    Optional<Hold> after(Hold hold) {
        return Optional.ofNullable(next.get(hold));
    }
}
