package org.lockplay.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Scenario;

/**
 * When a run has to end: its time limit after its buyers started. In step mode, every step that is let through starts
 * the time limit anew, up to an absolute end. Thread-safe.
 */
final class RunDeadline {

    private final long limitNs;
    private final long longestNs;
    private final LongSupplier clock;
    private volatile long startedNs;
    private volatile long lastStepNs;

    /**
     * @param stepping how long a run in step mode may last, however often it is stepped
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    RunDeadline(Scenario scenario, Duration stepping, LongSupplier clock) {
        this.limitNs = TimeUnit.MILLISECONDS.toNanos(scenario.timeLimitMs());
        this.longestNs = scenario.mode() == Mode.STEP ? stepping.toNanos() : limitNs;
        this.clock = clock;
    }

    /** Records that the buyers start now. */
    void start() {
        startedNs = clock.getAsLong();
        lastStepNs = startedNs;
    }

    /** Records that a step was let through now. */
    void stepped() {
        lastStepNs = clock.getAsLong();
    }

    boolean hasPassed() {
        long now = clock.getAsLong();
        return now - lastStepNs >= limitNs || now - startedNs >= longestNs;
    }
}
