package org.lockplay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A fair queue of runs that wait for free places. A run takes one place per buyer. Thread-safe.
 *
 * <ol>
 *   <li>Addresses take turns, and so do the sessions of an address; see {@link FairOrder}.
 *   <li>No session and no address holds more than its share of the places. The rest stays free for others, since a run
 *       that has started keeps its places for as long as it likes. A run beyond that share lets others pass.
 *   <li>The first of the other runs starts when enough places are free, and enough memory for its history. A history
 *       takes memory until it is {@linkplain #release released}, which may be after the run's end.
 *   <li>Later runs overtake a run that waits, but cannot delay it without end; see {@link QueueOccupancy}.
 * </ol>
 */
final class RunQueue implements AutoCloseable {

    /**
     * A waiting run.
     *
     * @param run its id
     * @param requester who asks for it
     * @param places the number of places that it needs
     * @param historyBytes the memory that its history may take
     * @param isStepped whether it is in step mode, so that its user decides how long it takes
     */
    record Job(String run, RunRequester requester, int places, long historyBytes, boolean isStepped, Runnable work) {}

    /** With the rest of a stop, less than the ten seconds after which supervisors commonly kill. */
    private static final long LAST_SECONDS = 6;

    private final ExecutorService executor;
    private final FairOrder waiting = new FairOrder();
    private final QueueOccupancy occupancy;
    private final QueueLimits limits;
    private final Runnable onMoved;
    private boolean closed;

    /**
     * Creates an empty queue.
     *
     * @param onMoved called after runs have left the queue
     */
    RunQueue(QueueLimits limits, Runnable onMoved) {
        this.limits = limits;
        this.occupancy = new QueueOccupancy(limits);
        this.onMoved = onMoved;
        this.executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Rejects a run that could never start.
     *
     * @throws IllegalArgumentException if it has more buyers than there are places
     */
    void requireRoomFor(Job job) {
        if (job.places() > limits.places()) {
            throw new IllegalArgumentException(
                    "a run of " + job.places() + " buyers, where " + limits.places() + " may run at the same time");
        }
    }

    /**
     * Adds a run, which starts at once if there is room.
     *
     * @throws QueueFullException if the queue is full or closed, or what one session or address may have in it
     * @throws IllegalArgumentException see {@link #requireRoomFor}
     */
    void offer(Job job) throws QueueFullException {
        requireRoomFor(job);
        synchronized (this) {
            if (closed || waiting.size() >= limits.waiting()) {
                throw new QueueFullException(false);
            }
            RunRequester requester = job.requester();
            if (waitingRuns(RunRequester::owner, requester) >= limits.waitingOfSession()
                    || waitingRuns(RunRequester::address, requester) >= limits.waitingOfAddress()) {
                throw new QueueFullException(true);
            }
            waiting.add(job);
        }
        startWhatFits();
    }

    /** The run's position, from 1; 0 if it does not wait. */
    synchronized int position(String run) {
        return waiting.position(run);
    }

    /** Removes a waiting run; false if it does not wait any more. */
    boolean withdraw(String run) {
        boolean withdrawn;
        synchronized (this) {
            withdrawn = waiting.remove(run);
        }
        if (withdrawn) {
            onMoved.run();
            startWhatFits();
        }
        return withdrawn;
    }

    /** The number of free places. */
    synchronized int free() {
        return occupancy.free();
    }

    /** Gives back the memory of a run's history, which is stored or was never begun. */
    void release(String run) {
        synchronized (this) {
            occupancy.release(run);
        }
        startWhatFits();
    }

    /** The number of waiting runs. */
    synchronized int size() {
        return waiting.size();
    }

    /** Removes all waiting runs and starts no more; those in progress continue. Returns the removed ones' ids. */
    List<String> withdrawAll() {
        List<String> withdrawn;
        synchronized (this) {
            closed = true;
            withdrawn = waiting.jobs().stream().map(Job::run).toList();
            waiting.clear();
        }
        executor.shutdown();
        return withdrawn;
    }

    /** As {@link #withdrawAll}. */
    @Override
    public void close() {
        withdrawAll();
    }

    /** Waits up to 6 seconds for the runs in progress, then interrupts them. Call after {@link #withdrawAll}. */
    void awaitLast() {
        try {
            if (!executor.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startWhatFits() {
        boolean moved = false;
        for (Job job = nextThatFits(); job != null; job = nextThatFits()) {
            Job started = job;
            executor.execute(() -> work(started));
            moved = true;
        }
        if (moved) {
            onMoved.run();
        }
    }

    private long waitingRuns(Function<RunRequester, String> key, RunRequester requester) {
        return waiting.jobs().stream()
                .filter(job -> key.apply(job.requester()).equals(key.apply(requester)))
                .count();
    }

    private synchronized Job nextThatFits() {
        List<Job> inFront = new ArrayList<>();
        for (Job job : occupancy.free() == 0 ? List.<Job>of() : waiting.jobs()) {
            if (occupancy.mayStart(job, inFront)) {
                waiting.serve(job);
                occupancy.start(job, inFront);
                return job;
            }
            inFront.add(job);
        }
        return null;
    }

    private void work(Job job) {
        try {
            job.work().run();
        } finally {
            synchronized (this) {
                occupancy.end(job);
            }
            startWhatFits();
        }
    }
}
