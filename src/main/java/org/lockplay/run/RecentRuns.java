package org.lockplay.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The runs that somebody asked for last, so many and no more. Thread-safe. */
final class RecentRuns {

    private final Map<String, Run> runs;

    RecentRuns(int capacity) {
        runs = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Run> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized void add(Run run) {
        runs.put(run.id(), run);
    }

    synchronized void remove(String id) {
        runs.remove(id);
    }

    synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }
}
