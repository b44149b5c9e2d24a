package org.lockplay.run;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ended runs that were asked for last, as many as fit into a given amount of memory; the least recently used leaves
 * first. (Caffeine would not do: where it is full, its admission policy drops a run that has only just ended in favour of
 * one that is often read.) Thread-safe.
 */
final class RecentRuns {

    /** About what an event takes. */
    static final long EVENT_BYTES = 300;
    /** About what a run takes besides its events: the scenario and the verdict. */
    static final long RUN_BYTES = 8_000;

    private record Kept(Run run, long bytes) {

        static Kept of(Run run) {
            return new Kept(run, RUN_BYTES + run.eventCount() * EVENT_BYTES);
        }
    }

    private final long maxBytes;
    private final Map<String, Kept> runs = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    RecentRuns(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Keeps a run whose last event has happened. One that does not fit even alone is not kept. */
    synchronized void add(Run run) {
        remove(run.id());
        Kept kept = Kept.of(run);
        runs.put(run.id(), kept);
        bytes += kept.bytes();
        Iterator<Kept> eldest = runs.values().iterator();
        while (bytes > maxBytes) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }

    synchronized void remove(String id) {
        Kept removed = runs.remove(id);
        if (removed != null) {
            bytes -= removed.bytes();
        }
    }

    synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id)).map(Kept::run);
    }
}
