package org.lockplay.worker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for conditions that other threads and processes fulfil. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long POLL_NS = 1_000_000;

    private Waiting() {}

    /** Waits until a condition holds; fails after 30 s. */
    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + LONGEST);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /**
     * Waits until a condition holds; fails after 30 s without progress.
     *
     * @param progress a number that changes with each step of progress
     */
    static void until(BooleanSupplier condition, LongSupplier progress) {
        long last = progress.getAsLong();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            long now = progress.getAsLong();
            if (now != last) {
                last = now;
                end = System.nanoTime() + LONGEST.toNanos();
            } else if (System.nanoTime() > end) {
                throw new AssertionError("no progress in " + LONGEST);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }
}
