package org.lockplay.verdict;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the next holder after a hold. Built in one pass from the last hold to the first. */
final class NextHolder {

    private final Map<Hold, Hold> next = new IdentityHashMap<>();

    /** The nearest later hold of one lock, and the nearest later one by another buyer than that. */
    private record Later(Hold nearest, Hold ofAnother) {}

    NextHolder(HistoryIndex index, List<Hold> holds) {
        Map<Integer, Later> later = new HashMap<>();
        for (int i = holds.size() - 1; i >= 0; i--) {
            Hold hold = holds.get(i);
            int lock = index.lockSeenBy(hold.buyer());
            Later after = later.getOrDefault(lock, new Later(null, null));
            boolean same = after.nearest() != null && after.nearest().buyer() == hold.buyer();
            Hold successor = same ? after.ofAnother() : after.nearest();
            if (successor != null) {
                next.put(hold, successor);
            }
            later.put(lock, new Later(hold, successor));
        }
    }

    /** The next hold of the same lock by another buyer, by start. */
    Optional<Hold> after(Hold hold) {
        return Optional.ofNullable(next.get(hold));
    }
}
