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

/** The workers of one run, each with its number. Thread-safe. */
final class RunWorkers {

    private static final long GONE_SECONDS = 5;

    private final Placement placement;
    private final Map<WorkerProcess, Integer> numbers = new HashMap<>();
    private final Set<WorkerProcess> working = new HashSet<>();
    /** Through with their program, but with the lock in hand. */
    private final Set<WorkerProcess> holding = new HashSet<>();

    RunWorkers(Placement placement) {
        this.placement = placement;
    }

    /** Takes workers on, in the order of their numbers. */
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

    /** The process that a buyer lives in, if it still belongs to the run. */
    synchronized Optional<WorkerProcess> workerOf(int buyer) {
        return Stream.concat(working.stream(), holding.stream())
                .filter(worker -> numbers.get(worker) == placement.workerOf(buyer))
                .findFirst();
    }

    /** Those whose buyers have not all finished. */
    synchronized List<WorkerProcess> working() {
        return List.copyOf(working);
    }

    /** Says that all buyers of a worker have finished, and that it holds on to the lock. */
    synchronized void hold(WorkerProcess worker) {
        working.remove(worker);
        holding.add(worker);
    }

    /** Says that a worker does not belong to the run any more. */
    synchronized void leave(WorkerProcess worker) {
        working.remove(worker);
        holding.remove(worker);
    }

    /**
     * Kills who is left, and waits until all that they said has been told. Those that wait go first, or they would get
     * what the others let go of when they die.
     *
     * @param holders the numbers of the workers that have the lock and are not through with their program
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
