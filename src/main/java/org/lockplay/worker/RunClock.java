package org.lockplay.worker;

import java.util.concurrent.locks.LockSupport;

/** The clock of a run. Thread-safe. */
interface RunClock {

    /** Nanoseconds since the run's start. */
    long nowNs();

    /** Sleeps for a number of nanoseconds, as precisely as possible. */
    void sleep(long ns) throws InterruptedException;

    /**
     * The machine's monotonic clock.
     *
     * @param originNs the run's start on {@link System#nanoTime()}
     */
    static RunClock since(long originNs) {
        return new Monotonic(originNs);
    }

    /** Parks until 60 µs before the end and spins for the rest, because parked threads wake up late. */
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
