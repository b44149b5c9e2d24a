package org.lockplay.run.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Placement;

/** The workers of one run with their numbers. For the run's thread. */
public final class RunWorkers {

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final Placement placement;
    private final Consumer<WorkerProcess> pool;
    private final Map<WorkerProcess, Integer> numbers = new HashMap<>();
    private final Set<WorkerProcess> working = new HashSet<>();
    /** Workers whose buyers have finished and that still hold the lock. */
    private final Set<WorkerProcess> holding = new HashSet<>();

    /** @param pool takes the workers back whose buyers have finished */
    RunWorkers(Placement placement, Consumer<WorkerProcess> pool) {
        this.placement = placement;
        this.pool = pool;
    }

    /** Adds the run's workers, in the order of their numbers. */
    public void join(List<WorkerProcess> workers) {
        for (int i = 0; i < workers.size(); i++) {
            numbers.put(workers.get(i), i);
        }
        working.addAll(workers);
    }

    /** The number of a worker that still belongs to the run. */
    OptionalInt numberOf(WorkerProcess worker) {
        return working.contains(worker) || holding.contains(worker)
                ? OptionalInt.of(numbers.get(worker))
                : OptionalInt.empty();
    }

    /** The process of a buyer, if it still belongs to the run. */
    Optional<WorkerProcess> workerOf(int buyer) {
        return left().filter(worker -> numbers.get(worker) == placement.workerOf(buyer))
                .findFirst();
    }

    /** The workers with unfinished buyers. */
    public List<WorkerProcess> working() {
        return List.copyOf(working);
    }

    /** Records that all buyers of a worker have finished, but its process still holds the lock. */
    void hold(WorkerProcess worker) {
        working.remove(worker);
        holding.add(worker);
    }

    /** Releases a worker whose buyers have finished to the pool. */
    void release(WorkerProcess worker) {
        exited(worker);
        pool.accept(worker);
    }

    /** Records that a worker's process has ended. */
    void exited(WorkerProcess worker) {
        working.remove(worker);
        holding.remove(worker);
    }

    /**
     * Kills the remaining workers, and handles the run's messages until all have ended. They are stopped before: the
     * death of one frees its lock, and another one would acquire it and act. Those with unfinished buyers are killed
     * first, so that the history tells that the run ended before a holder died.
     */
    void dismiss(RunLoop loop) throws InterruptedException {
        List<WorkerProcess> all = left().toList();
        all.forEach(worker -> Signals.stop(worker.handle()));
        for (WorkerProcess worker : all) {
            Signals.freeze(worker.handle(), STOP_LIMIT);
        }
        kill(working(), loop);
        kill(List.copyOf(holding), loop);
    }

    private void kill(List<WorkerProcess> workers, RunLoop loop) throws InterruptedException {
        workers.forEach(WorkerProcess::kill);
        loop.runUntil(() -> left().noneMatch(workers::contains), EXIT_LIMIT);
    }

    /** Kills the remaining workers; does not wait for their end. */
    void killAll() {
        left().forEach(WorkerProcess::kill);
    }

    private Stream<WorkerProcess> left() {
        return Stream.concat(working.stream(), holding.stream());
    }
}
