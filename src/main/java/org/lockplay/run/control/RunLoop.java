package org.lockplay.run.control;

import java.time.Duration;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The message queue of one run. Everything that changes the run's state is a message: an event of a worker, a user's
 * command, a timer, the result of a background task. The run's thread handles the messages one at a time, in order of
 * arrival, so the state needs no monitor.
 *
 * <p>{@link #post}, {@link #postWhenThereIsRoom} and {@link #closed} are thread-safe; the other methods are for the
 * run's thread.
 */
public final class RunLoop implements AutoCloseable {

    /** A message that is due at a time; {@code order} keeps messages of the same time in order. */
    private record Timer(long dueNs, long order, Runnable message) implements Comparable<Timer> {

        @Override
        public int compareTo(Timer other) {
            // By difference: the clock may overflow.
            int byTime = Long.signum(dueNs - other.dueNs);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    /** Room for messages of producers that may be faster than the run's thread. */
    private static final int MOST_WAITING = 10_000;
    /** Enough for every producer that will ever wait. */
    private static final int NO_LIMIT = 1_000_000_000;

    private final LongSupplier clock;
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private long timersSet;

    /** @param clock nanoseconds, as {@link System#nanoTime()} */
    public RunLoop(LongSupplier clock) {
        this.clock = clock;
    }

    /** Adds a message. A message that is added after the end of the run is never handled. */
    public void post(Runnable message) {
        messages.add(message);
    }

    /**
     * Adds a message of a producer that is to wait while too many of its kind are not handled: a flood then stays in the
     * producer's process. Not for the run's thread. After the end of the run, the message is dropped.
     */
    void postWhenThereIsRoom(Runnable message) {
        room.acquireUninterruptibly();
        if (closed.isDone()) {
            return;
        }
        messages.add(() -> {
            room.release();
            message.run();
        });
    }

    /**
     * Adds a message that is handled after a delay.
     *
     * @return cancels the message unless it has been handled; may be called more than once
     */
    Runnable postAfter(long delayMs, Runnable message) {
        Timer timer = new Timer(clock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(delayMs), timersSet++, message);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /**
     * Handles messages until a condition holds, which is checked before each message.
     *
     * @return false if the condition does not hold within the limit
     */
    public boolean runUntil(BooleanSupplier condition, Duration limit) throws InterruptedException {
        long end = clock.getAsLong() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (handleTimer()) {
                continue;
            }
            long leftNs = end - clock.getAsLong();
            if (leftNs <= 0) {
                return false;
            }
            Runnable message = messages.poll(Math.min(leftNs, untilTimerNs()), TimeUnit.NANOSECONDS);
            if (message != null) {
                message.run();
            }
        }
        return true;
    }

    /** Handles the messages that have arrived and the timers that are due; does not block. */
    void runPending() {
        boolean handled = true;
        while (handled) {
            handled = handleTimer() || handleMessage();
        }
    }

    /** Completes when the run handles no more messages. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    /** Ends the loop. Its messages and timers are dropped. */
    @Override
    public void close() {
        if (closed.complete(null)) {
            messages.clear();
            room.release(NO_LIMIT);
        }
    }

    private boolean handleMessage() {
        Runnable message = messages.poll();
        if (message == null) {
            return false;
        }
        message.run();
        return true;
    }

    private boolean handleTimer() {
        if (timers.isEmpty() || untilTimerNs() > 0) {
            return false;
        }
        timers.remove().message().run();
        return true;
    }

    private long untilTimerNs() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.peek().dueNs() - clock.getAsLong();
    }
}
