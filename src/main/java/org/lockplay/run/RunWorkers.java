package org.lockplay.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lockplay.scenario.Placement;

/** The workers of one run with their numbers. Thread-safe. */
final class RunWorkers {

    private static final long GONE_SECONDS = 5;

    private final Placement placement;
    private final Map<WorkerProcess, Integer> numbers = new HashMap<>();
    private final Set<WorkerProcess> working = new HashSet<>();
    /** Workers whose buyers have finished and that still hold the lock. */
    private final Set<WorkerProcess> holding = new HashSet<>();

    RunWorkers(Placement placement) {
        this.placement = placement;
    }

    /** Adds the run's workers, in the order of their numbers. */
    synchronized void join(List<WorkerProcess> workers) {
        for (int i = 0; i < workers.size(); i++) {
            numbers.put(workers.get(i), i);
        }
        working.addAll(workers);
    }

    /** The number of a worker that still belongs to the run. */
    synchronized OptionalInt numberOf(WorkerProcess worker) {
        return belongs(worker) ? OptionalInt.of(numbers.get(worker)) : OptionalInt.empty();
    }

    /** The process of a buyer, if it still belongs to the run. */
    synchronized Optional<WorkerProcess> workerOf(int buyer) {
        return Stream.concat(working.stream(), holding.stream())
                .filter(worker -> numbers.get(worker) == placement.workerOf(buyer))
                .findFirst();
    }

    /** The workers with unfinished buyers. */
    synchronized List<WorkerProcess> working() {
        return List.copyOf(working);
    }

    /** Records that all buyers of a worker have finished, but its process still holds the lock. */
    synchronized void hold(WorkerProcess worker) {
        working.remove(worker);
        holding.add(worker);
    }

    /** Records that a worker no longer belongs to the run. */
    synchronized void leave(WorkerProcess worker) {
        working.remove(worker);
        holding.remove(worker);
    }

    /**
     * Kills the remaining workers and waits until all their output is processed. Workers that do not hold the lock are
     * killed first; otherwise they would acquire it when a holder dies.
     *
     * @param holders the numbers of the unfinished workers that hold the lock
     */
    void dismiss(Set<Integer> holders) {
        List<WorkerProcess> others;
        synchronized (this) {
            others = working.stream()
                    .filter(worker -> !holders.contains(numbers.get(worker)))
                    .toList();
        }
        kill(others);
        List<WorkerProcess> left;
        synchronized (this) {
            left = Stream.concat(working.stream(), holding.stream()).toList();
        }
        kill(left);
    }

    private boolean belongs(WorkerProcess worker) {
        return working.contains(worker) || holding.contains(worker);
    }

    private static void kill(List<WorkerProcess> workers) {
        workers.forEach(WorkerProcess::kill);
        workers.forEach(worker -> worker.gone()
                .completeOnTimeout(null, GONE_SECONDS, TimeUnit.SECONDS)
                .join());
    }
}
