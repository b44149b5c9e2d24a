package org.lockplay.run.control;

import java.util.function.LongSupplier;

/** The time since the start of a run. For the run's thread. */
public final class Stopwatch {

    private final LongSupplier clock;
    private long originNs;

    /** @param clock nanoseconds, as {@link System#nanoTime()} */
    public Stopwatch(LongSupplier clock) {
        this.clock = clock;
    }

    /** Records that the run starts now. */
    public void start() {
        originNs = clock.getAsLong();
    }

    /** The start of the run on the clock, in nanoseconds. */
    public long originNs() {
        return originNs;
    }

    /** Nanoseconds since the start of the run. */
    public long nowNs() {
        return clock.getAsLong() - originNs;
    }
}
