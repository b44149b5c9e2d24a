package org.lockplay.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Freezes and thaws one worker's process. Freezes can overlap: the process resumes when the last one ends, or when a
 * user thaws it. Callbacks run before the process resumes. Thread-safe.
 */
final class ProcessFreezer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final ProcessHandle process;
    private final BackgroundTasks tasks;
    private final Set<Freeze> freezes = new HashSet<>();
    private boolean closed;

    /** One freeze; {@code cancelEnd} cancels its timer. */
    private static final class Freeze {
        private Runnable cancelEnd = () -> {};
    }

    ProcessFreezer(ProcessHandle process, BackgroundTasks tasks) {
        this.process = process;
        this.tasks = tasks;
    }

    /**
     * Freezes the process; blocks until it is stopped.
     *
     * @param forMs the length in milliseconds; empty to freeze until a user thaws it
     * @param onFrozen receives whether the process was running before
     * @param onOver called when the time is over and the process resumes
     * @return whether the process is stopped; false if it has ended
     */
    synchronized boolean freeze(OptionalLong forMs, Consumer<Boolean> onFrozen, Runnable onOver)
            throws InterruptedException {
        if (closed || !Signals.freeze(process, LIMIT)) {
            return false;
        }
        Freeze freeze = new Freeze();
        boolean wasRunning = freezes.isEmpty();
        freezes.add(freeze);
        onFrozen.accept(wasRunning);
        if (forMs.isPresent()) {
            freeze.cancelEnd = tasks.runAfter(forMs.getAsLong(), () -> end(freeze, onOver));
        }
        return true;
    }

    /**
     * Resumes the process now, however long its freezes would last.
     *
     * @return whether it was frozen
     */
    synchronized boolean thaw(Runnable onThawed) {
        if (freezes.isEmpty()) {
            return false;
        }
        cancelAll();
        onThawed.run();
        Signals.thaw(process);
        return true;
    }

    /** Cancels all timers without resuming the process: it has ended or is about to be killed. */
    @Override
    public synchronized void close() {
        closed = true;
        cancelAll();
    }

    private synchronized void end(Freeze freeze, Runnable onOver) {
        if (freezes.remove(freeze) && freezes.isEmpty()) {
            onOver.run();
            Signals.thaw(process);
        }
    }

    private void cancelAll() {
        freezes.forEach(freeze -> freeze.cancelEnd.run());
        freezes.clear();
    }
}
