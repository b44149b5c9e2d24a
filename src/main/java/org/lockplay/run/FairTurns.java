package org.lockplay.run;

import java.util.HashMap;
import java.util.Map;

/** Turn numbers of the names that take turns. The name that was served least recently is next. Not thread-safe. */
final class FairTurns {

    /** The last turn of everyone who was served in the current turn or is ahead of it. */
    private final Map<String, Long> last = new HashMap<>();

    private long current;

    /** The first turn that is still open to a name: one that it has not used, and no earlier than the current one. */
    long next(String name) {
        return Math.max(current, last.getOrDefault(name, -1L) + 1);
    }

    /** Records that a name was served in a turn. Drops names whose last turn is over; they start afresh. */
    void serve(String name, long turn) {
        last.put(name, turn);
        current = Math.max(current, turn);
        last.values().removeIf(used -> used < current);
    }

    /** Whether a name would not be next if it came now. */
    boolean isAhead(String name) {
        return last.containsKey(name);
    }
}
