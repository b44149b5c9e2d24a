package org.lockplay.worker;

import java.util.Timer;
import java.util.TimerTask;

/**
 * Lets a worker's buyers emit {@code lock-waiting} if they wait for a lock for longer than {@value #AFTER_MS} ms. Only
 * needed while gates are closed: there the server must know whether to wait for a buyer or to let another one pass.
 * Thread-safe.
 */
final class WaitWatch implements AutoCloseable {

    private static final long AFTER_MS = 20;
    private static final Runnable NOTHING = () -> {};

    /** {@code null} if no wait is watched; a free run only reads this. */
    private volatile Timer timer;

    /** @param closed whether the gates are closed */
    WaitWatch(boolean closed) {
        timer = closed ? new Timer("wait-watch", true) : null;
    }

    /**
     * Begins to watch a wait.
     *
     * @param events emits that the wait lasts; by another thread
     * @return ends the wait; afterwards, nothing is emitted any more
     */
    Runnable begin(BuyerEvents events) {
        return timer == null ? NOTHING : schedule(new Wait(events.lockWaiting()));
    }

    private synchronized Runnable schedule(Wait wait) {
        if (timer != null) {
            timer.schedule(wait, AFTER_MS);
        }
        return wait::end;
    }

    /** Ends the watch: no further wait is emitted. */
    @Override
    public synchronized void close() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private static final class Wait extends TimerTask {

        private final Runnable emit;
        private boolean over;

        Wait(Runnable emit) {
            this.emit = emit;
        }

        @Override
        public synchronized void run() {
            if (!over) {
                emit.run();
            }
        }

        synchronized void end() {
            over = true;
            cancel();
        }
    }
}
