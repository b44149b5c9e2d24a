package org.lockplay.run.control;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Scenario;

/**
 * When a run times out: its time limit after its buyers started. In step mode, every step restarts the time limit, up
 * to an absolute end. For the run's thread.
 */
public final class RunDeadline {

    private final long limitNs;
    private final long longestNs;
    private final LongSupplier clock;
    private long startedNs;
    private long lastStepNs;

    /**
     * @param stepping the maximum total length of a run in step mode
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    public RunDeadline(Scenario scenario, Duration stepping, LongSupplier clock) {
        this.limitNs = TimeUnit.MILLISECONDS.toNanos(scenario.timeLimitMs());
        this.longestNs = scenario.mode() == Mode.STEP ? stepping.toNanos() : limitNs;
        this.clock = clock;
    }

    /** Records that the buyers start now. */
    void start() {
        startedNs = clock.getAsLong();
        lastStepNs = startedNs;
    }

    /** Records that a buyer was let through its gate now. */
    void stepped() {
        lastStepNs = clock.getAsLong();
    }

    public boolean hasPassed() {
        long now = clock.getAsLong();
        return now - lastStepNs >= limitNs || now - startedNs >= longestNs;
    }
}
