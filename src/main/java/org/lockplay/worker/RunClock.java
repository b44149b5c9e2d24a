package org.lockplay.worker;

import java.util.concurrent.locks.LockSupport;

/** A run's time. Thread-safe. */
interface RunClock {

    /** Nanoseconds since the run's start. */
    long nowNs();

    /** Waits for so many nanoseconds, as exactly as it can. */
    void sleep(long ns) throws InterruptedException;

    /**
     * The machine's monotonic clock.
     *
     * @param originNs the run's start on {@link System#nanoTime()}
     */
    static RunClock since(long originNs) {
        return new Monotonic(originNs);
    }

    /** Sleeps until shortly before the end and spins through the rest, because sleepers wake up late. */
    record Monotonic(long originNs) implements RunClock {

        private static final long SPIN_NS = 60_000;

        @Override
        public long nowNs() {
            return System.nanoTime() - originNs;
        }

        @Override
        public void sleep(long ns) throws InterruptedException {
            long end = System.nanoTime() + ns;
            for (long left = ns; left > 0; left = end - System.nanoTime()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (left > SPIN_NS) {
                    LockSupport.parkNanos(left - SPIN_NS);
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
