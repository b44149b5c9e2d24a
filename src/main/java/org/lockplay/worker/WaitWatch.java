package org.lockplay.worker;

import java.util.Timer;
import java.util.TimerTask;
import java.util.function.BooleanSupplier;

/**
 * Lets a worker's buyers emit {@code lock-waiting} if they wait for a lock for longer than {@value #AFTER_MS} ms. Only
 * needed while gates are closed: there the server must know whether to wait for a buyer or to let another one pass.
 * Thread-safe.
 *
 * <p>Such an event says that a later request comes behind this one. On a busy machine a request can take longer to reach
 * its server's queue; then the event waits for that.
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
     * @param isQueued whether the request has arrived where it waits; asked by another thread
     * @return ends the wait; afterwards, nothing is emitted any more
     */
    Runnable begin(BuyerEvents events, BooleanSupplier isQueued) {
        return timer == null ? NOTHING : schedule(new Wait(events.lockWaiting(), isQueued));
    }

    private synchronized Runnable schedule(Wait wait) {
        if (timer != null) {
            timer.schedule(wait, AFTER_MS, AFTER_MS);
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
        private final BooleanSupplier isQueued;
        private boolean over;

        Wait(Runnable emit, BooleanSupplier isQueued) {
            this.emit = emit;
            this.isQueued = isQueued;
        }

        @Override
        public void run() {
            // Outside the monitor: the buyer does not wait for the server's answer.
            if (isQueued.getAsBoolean()) {
                emitOnce();
            }
        }

        private synchronized void emitOnce() {
            if (!over) {
                emit.run();
                end();
            }
        }

        synchronized void end() {
            over = true;
            cancel();
        }
    }
}
