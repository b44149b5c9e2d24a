package org.lockplay.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The moment on {@link System#nanoTime()} at which waiting ends, if it does. */
final class Deadline {

    private static final Duration NEVER = Duration.ofDays(365);

    private final long atNs;

    private Deadline(long atNs) {
        this.atNs = atNs;
    }

    /** From now; empty is never. */
    static Deadline in(Optional<Duration> timeout) {
        return new Deadline(System.nanoTime() + timeout.orElse(NEVER).toNanos());
    }

    /** Nanoseconds that are left; 0 or less when it has come. */
    long leftNs() {
        return atNs - System.nanoTime();
    }

    boolean hasCome() {
        return leftNs() <= 0;
    }

    /**
     * Waits for a while, or until the deadline if that comes first. Not by {@link Thread#sleep(long, int)}, which before
     * Java 21 makes a whole millisecond of a part of one.
     */
    void pause(Duration atMost) throws InterruptedException {
        Deadline end = new Deadline(System.nanoTime() + Math.min(leftNs(), atMost.toNanos()));
        while (!end.hasCome()) {
            LockSupport.parkNanos(end.leftNs());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
