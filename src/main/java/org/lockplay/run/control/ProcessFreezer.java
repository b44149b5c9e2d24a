package org.lockplay.run.control;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Freezes and thaws one worker's process. Freezes can overlap: the process resumes when the last one ends, or when a
 * user thaws it. Stopping a process takes time and is done in the background. For the run's thread.
 */
final class ProcessFreezer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ProcessFreezer.class);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final ProcessHandle process;
    private final BackgroundTasks tasks;
    /** The freezes that have begun and not ended; the process may not have stopped yet for the last ones. */
    private final Set<Freeze> freezes = new HashSet<>();

    private boolean frozen;
    private boolean closed;

    /** What happens to a freeze. A process that resumes does so after the call. */
    interface Listener {

        /**
         * The process is stopped.
         *
         * @param wasRunning false if an earlier freeze had already stopped it
         */
        void onFrozen(boolean wasRunning);

        /** The process could not be stopped: it has ended, or it was thawed at the same time. */
        void onFailed();

        /** The time of the freeze is over, and the process resumes. */
        void onThawed();
    }

    /** One freeze; {@code cancelEnd} cancels its timer. */
    private static final class Freeze {
        private final Listener listener;
        private Runnable cancelEnd = () -> {};

        Freeze(Listener listener) {
            this.listener = listener;
        }
    }

    ProcessFreezer(ProcessHandle process, BackgroundTasks tasks) {
        this.process = process;
        this.tasks = tasks;
    }

    /**
     * Freezes the process.
     *
     * @param forMs the length in milliseconds; empty to freeze until a user thaws it
     */
    void freeze(OptionalLong forMs, Listener listener) {
        if (closed) {
            listener.onFailed();
            return;
        }
        Freeze freeze = new Freeze(listener);
        freezes.add(freeze);
        Consumer<Boolean> onStopped = stopped -> settle(freeze, stopped, forMs);
        tasks.run(() -> Signals.freeze(process, LIMIT), onStopped, failure -> {
            LOG.debugf("process %d was not frozen: %s", process.pid(), failure);
            onStopped.accept(false);
        });
    }

    private void settle(Freeze freeze, boolean stopped, OptionalLong forMs) {
        boolean canceled = !freezes.contains(freeze) || closed;
        if (canceled || !stopped) {
            freezes.remove(freeze);
            freeze.listener.onFailed();
            resumeIfLast(freeze);
            return;
        }
        boolean wasRunning = !frozen;
        frozen = true;
        freeze.listener.onFrozen(wasRunning);
        if (forMs.isPresent()) {
            freeze.cancelEnd = tasks.runAfter(forMs.getAsLong(), () -> end(freeze));
        }
    }

    /**
     * Resumes the process now, however long its freezes would last.
     *
     * @param onThawed called before it resumes
     * @return whether it was frozen
     */
    boolean thaw(Runnable onThawed) {
        if (!frozen) {
            return false;
        }
        cancelAll();
        frozen = false;
        onThawed.run();
        Signals.thaw(process);
        return true;
    }

    /** Cancels all timers without resuming the process: it has ended or is about to be killed. */
    @Override
    public void close() {
        closed = true;
        frozen = false;
        cancelAll();
    }

    private void end(Freeze freeze) {
        freezes.remove(freeze);
        resumeIfLast(freeze);
    }

    private void resumeIfLast(Freeze freeze) {
        if (closed || !freezes.isEmpty()) {
            return;
        }
        if (frozen) {
            frozen = false;
            freeze.listener.onThawed();
        }
        // Even if not frozen: a freeze that was canceled by a thaw may have stopped the process after that.
        Signals.thaw(process);
    }

    private void cancelAll() {
        freezes.forEach(freeze -> freeze.cancelEnd.run());
        freezes.clear();
    }
}
