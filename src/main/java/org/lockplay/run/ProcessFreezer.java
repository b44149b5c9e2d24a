package org.lockplay.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Freezes and thaws one worker's process. Freezes can overlap: the process goes on when the last of them is over, or at
 * once when it is thawed by hand. What is called back is called before the process can do anything more. Thread-safe.
 */
final class ProcessFreezer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final ProcessHandle process;
    private final BackgroundTasks tasks;
    private final Set<Freeze> freezes = new HashSet<>();
    private boolean closed;

    /** One freeze; {@code cancelEnd} keeps its end from coming. */
    private static final class Freeze {
        private Runnable cancelEnd = () -> {};
    }

    ProcessFreezer(ProcessHandle process, BackgroundTasks tasks) {
        this.process = process;
        this.tasks = tasks;
    }

    /**
     * Freezes the process; blocks until it stands still.
     *
     * @param forMs how long; empty for until it is thawed by hand
     * @param onFrozen is told whether the process was running before
     * @param onOver called when its time is over and the process goes on
     * @return whether the process stands still; it does not if it is gone
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
     * Lets the process go on at once, whatever its freezes are to last.
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

    /** Lets the process be as it is from now on: it is gone, or about to be ended. */
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
