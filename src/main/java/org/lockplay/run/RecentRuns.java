package org.lockplay.run;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An LRU cache of ended runs, bounded by estimated memory. (Caffeine's admission policy would evict a run that has just
 * ended in favour of one that is read often.) Thread-safe.
 */
final class RecentRuns {

    /** Estimated bytes per event. */
    static final long EVENT_BYTES = 300;
    /** Estimated bytes per run besides its events: the scenario and the verdict. */
    static final long RUN_BYTES = 8_000;

    private record Kept(Run run, long bytes) {

        static Kept of(Run run) {
            return new Kept(run, RUN_BYTES + run.eventCount() * EVENT_BYTES);
        }
    }

    private final long maxBytes;
    private final Map<String, Kept> runs = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long removals;

    RecentRuns(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds a run whose history is complete. A run that exceeds the limit by itself is not kept. */
    synchronized void add(Run run) {
        discard(run.id());
        Kept kept = Kept.of(run);
        runs.put(run.id(), kept);
        bytes += kept.bytes();
        Iterator<Kept> eldest = runs.values().iterator();
        while (bytes > maxBytes) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    /** The number of removals so far, for {@link #addRead}. */
    synchronized long removals() {
        return removals;
    }

    /**
     * Adds a run that was read from the database, unless a run was removed meanwhile, which may be the same.
     *
     * @param removalsBefore the {@link #removals} before the run was read
     */
    synchronized void addRead(Run run, long removalsBefore) {
        if (removals == removalsBefore) {
            add(run);
        }
    }

    /** Removes a run that is no longer in the database. */
    synchronized void remove(String id) {
        removals++;
        discard(id);
    }

    private void discard(String id) {
        Kept removed = runs.remove(id);
        if (removed != null) {
            bytes -= removed.bytes();
        }
    }

    synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id)).map(Kept::run);
    }
}
