package org.lockplay.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs that wait for room. Whoever asks takes turns with the others who ask: the second run of one comes after the first
 * of everybody else; within a turn, first come, first served. A run takes as many places as it has buyers. Thread-safe.
 */
final class RunQueue implements AutoCloseable {

    /** What waits: a name, whose it is, how many places it needs, and what to do once it has them. */
    record Job(String run, String owner, int states, Runnable work) {}

    /** A job and the turn that it was given. */
    private record Ticket(Job job, long turn) {}

    private static final long LAST_SECONDS = 15;

    private final ExecutorService executor;
    private final List<Ticket> waiting = new ArrayList<>();
    /** The last turn that was given to those who have had one not long ago. */
    private final Map<String, Long> lastTurns = new HashMap<>();

    private final int states;
    private final int length;
    private final Runnable onMoved;
    private int free;
    private long turn;

    /**
     * An empty queue.
     *
     * @param states how many buyers may run at the same time
     * @param length how many runs may wait
     * @param onMoved called after the queue has moved on
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
     * Refuses a run that there will never be room for.
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
     * Adds a run; false if too many wait already. It starts at once if there is room.
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

    /** How many runs go before this one, and itself; 0 if it does not wait. */
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

    /** Takes a waiting run out; false if it does not wait any more. */
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

    /** How many runs wait. */
    synchronized int size() {
        return waiting.size();
    }

    /** Starts nothing more. */
    @Override
    public void close() {
        synchronized (this) {
            waiting.clear();
        }
        executor.shutdown();
    }

    /** After {@link #close}: waits for the runs that had started, for a while. */
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
        // The first one waits even if a later one would fit in, or a large run would wait for ever.
        if (waiting.isEmpty() || waiting.get(0).job().states() > free) {
            return null;
        }
        Ticket next = waiting.remove(0);
        free -= next.job().states();
        turn = Math.max(turn, next.turn());
        // Whoever was last served in an earlier turn is as good as new.
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
