package org.lockplay.run.control;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.MDC;

/**
 * The message queue of one run. Everything that changes the run's state is a message: an event of a worker, a user's
 * command, a timer, the result of a background task. Messages are handled one at a time, in order of arrival, so the
 * state needs no monitor.
 *
 * <p>The run's thread handles them. While it waits for the next one, it lends its turn to whichever thread posts a
 * message: that thread handles it at once, so that no other thread has to wake up first. Documentation that says "for
 * the run's thread" means the holder of the turn.
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
    private final Queue<Runnable> messages = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers = new PriorityQueue<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    /** The turn to handle messages: free while the run's thread waits. */
    private final Semaphore turn = new Semaphore(0);
    /** Wakes the run's thread up. */
    private final Semaphore wakeUp = new Semaphore(0);
    /** What the run's thread waits for. */
    private BooleanSupplier awaited = () -> true;
    /** What lines of the log have as the run's id. */
    private Optional<Object> logged = Optional.empty();
    /** What a message has thrown on another thread than the run's. */
    private Optional<Throwable> thrown = Optional.empty();

    private long timersSet;

    /** @param clock nanoseconds, as {@link System#nanoTime()} */
    public RunLoop(LongSupplier clock) {
        this.clock = clock;
    }

    /** Adds a message. A message that is added after the end of the run is never handled. */
    public void post(Runnable message) {
        messages.add(message);
        help();
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
        help();
    }

    /**
     * Adds a message that is handled after a delay.
     *
     * @return cancels the message unless it has been handled; may be called more than once
     */
    Runnable postAfter(long delayMs, Runnable message) {
        Timer timer = new Timer(clock.getAsLong() + TimeUnit.MILLISECONDS.toNanos(delayMs), timersSet++, message);
        timers.add(timer);
        if (timers.peek() == timer) {
            wakeUp.release();
        }
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
            if (handleTimer() || handleMessage()) {
                continue;
            }
            long leftNs = end - clock.getAsLong();
            if (leftNs <= 0) {
                return false;
            }
            awaited = condition;
            logged = Optional.ofNullable(MDC.get(RunControl.LOG_KEY));
            lendTurn(Math.min(leftNs, untilTimerNs()));
            rethrow();
        }
        return true;
    }

    /** Lets other threads handle messages, until a time has passed or one of them wakes this thread up. */
    private void lendTurn(long ns) throws InterruptedException {
        wakeUp.drainPermits();
        turn.release();
        try {
            help();
            wakeUp.tryAcquire(ns, TimeUnit.NANOSECONDS);
        } finally {
            turn.acquireUninterruptibly();
        }
    }

    /** Handles messages if the turn is lent; if another thread has it, that one handles them. */
    private void help() {
        boolean isOver = false;
        while (!isOver && !messages.isEmpty() && turn.tryAcquire()) {
            Object own = MDC.get(RunControl.LOG_KEY);
            logged.ifPresent(run -> MDC.put(RunControl.LOG_KEY, run));
            try {
                isOver = handleWhileLent();
            } finally {
                turn.release();
                logInNameOf(own);
            }
        }
        if (isOver) {
            wakeUp.release();
        }
    }

    /** Handles the messages that have arrived; returns whether the run's thread has to go on. */
    private boolean handleWhileLent() {
        try {
            boolean handled = true;
            while (handled && thrown.isEmpty() && !awaited.getAsBoolean()) {
                handled = handleMessage();
            }
            return handled;
        } catch (RuntimeException | Error e) {
            thrown = Optional.of(e);
            return true;
        }
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

    private static void logInNameOf(Object run) {
        if (run == null) {
            MDC.remove(RunControl.LOG_KEY);
        } else {
            MDC.put(RunControl.LOG_KEY, run);
        }
    }

    private void rethrow() {
        Optional<Throwable> failure = thrown;
        thrown = Optional.empty();
        if (failure.isPresent()) {
            if (failure.get() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure.get();
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
