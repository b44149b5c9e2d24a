package org.lockplay.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A fair queue of runs that wait for free places. A run takes one place per buyer. Thread-safe.
 *
 * <ol>
 *   <li>Each run gets a turn number: the next one that its owner has not used yet, and at least the current turn.
 *   <li>Runs are ordered by turn, then by arrival. So an owner's second run follows every other owner's first.
 *   <li>The first run starts when enough places are free. No later run overtakes it, even if that one would fit.
 * </ol>
 */
final class RunQueue implements AutoCloseable {

    /** A waiting run: its id, its owner, the number of places that it needs, and the work. */
    record Job(String run, String owner, int states, Runnable work) {}

    /** A job with its turn number. */
    private record Ticket(Job job, long turn) {}

    private static final long LAST_SECONDS = 15;

    private final ExecutorService executor;
    private final List<Ticket> waiting = new ArrayList<>();
    /** The last turn of each recent owner. */
    private final Map<String, Long> lastTurns = new HashMap<>();

    private final int states;
    private final int length;
    private final Runnable onMoved;
    private int free;
    private long turn;

    /**
     * Creates an empty queue.
     *
     * @param states how many buyers may run at the same time
     * @param length how many runs may wait
     * @param onMoved called after runs have left the queue
     */
    RunQueue(int states, int length, Runnable onMoved) {
        this.states = states;
        this.free = states;
        this.length = length;
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
        if (job.states() > states) {
            throw new IllegalArgumentException(
                    "a run of " + job.states() + " buyers, where " + states + " may run at the same time");
        }
    }

    /**
     * Adds a run, which starts at once if there is room. False if the queue is full.
     *
     * @throws IllegalArgumentException see {@link #requireRoomFor}
     */
    boolean offer(Job job) {
        requireRoomFor(job);
        synchronized (this) {
            if (waiting.size() >= length) {
                return false;
            }
            enqueue(job);
        }
        startWhatFits();
        return true;
    }

    /** The run's position, from 1; 0 if it does not wait. */
    synchronized int position(String run) {
        int position = 0;
        for (Ticket ticket : waiting) {
            position++;
            if (ticket.job().run().equals(run)) {
                return position;
            }
        }
        return 0;
    }

    /** Removes a waiting run; false if it does not wait any more. */
    boolean withdraw(String run) {
        boolean withdrawn;
        synchronized (this) {
            withdrawn = waiting.removeIf(ticket -> ticket.job().run().equals(run));
        }
        if (withdrawn) {
            onMoved.run();
            startWhatFits();
        }
        return withdrawn;
    }

    /** The number of waiting runs. */
    synchronized int size() {
        return waiting.size();
    }

    /** Clears the queue and starts no more runs; those in progress continue. */
    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
        }
        executor.shutdown();
    }

    /** Waits up to 15 seconds for the runs in progress, then interrupts them. Call after {@link #close}. */
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

    private void enqueue(Job job) {
        long own = Math.max(turn, lastTurns.getOrDefault(job.owner(), -1L) + 1);
        lastTurns.put(job.owner(), own);
        int place = waiting.size();
        while (place > 0 && waiting.get(place - 1).turn() > own) {
            place--;
        }
        waiting.add(place, new Ticket(job, own));
    }

    private synchronized Job nextThatFits() {
        // No overtaking, or a large run could wait forever.
        if (waiting.isEmpty() || waiting.get(0).job().states() > free) {
            return null;
        }
        Ticket next = waiting.remove(0);
        free -= next.job().states();
        turn = Math.max(turn, next.turn());
        // Drop owners whose last turn is already over; they start afresh.
        lastTurns.values().removeIf(last -> last < turn);
        return next.job();
    }

    private void work(Job job) {
        try {
            job.work().run();
        } finally {
            synchronized (this) {
                free += job.states();
            }
            startWhatFits();
        }
    }
}
