package org.lockplay.lock.strategy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A point on the {@link System#nanoTime()} clock at which waiting ends, or none. */
final class Deadline {

    private static final Duration NEVER = Duration.ofDays(365);

    private final long atNs;

    private Deadline(long atNs) {
        this.atNs = atNs;
    }

    /** A deadline {@code timeout} from now; empty for none. */
    static Deadline in(Optional<Duration> timeout) {
        return new Deadline(System.nanoTime() + timeout.orElse(NEVER).toNanos());
    }

    /** Nanoseconds left; 0 or less once the deadline has passed. */
    long leftNs() {
        return atNs - System.nanoTime();
    }

    boolean hasCome() {
        return leftNs() <= 0;
    }

    /**
     * Sleeps for {@code atMost}, or until the deadline if that is sooner. Does not use {@link Thread#sleep(long, int)},
     * which before Java 21 rounds up to whole milliseconds.
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
