package org.lockplay.export;

import java.util.stream.LongStream;

/** Round moments on an axis of time: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {

    /** The labels show tenths of a millisecond. */
    private static final long LEAST_STEP_NS = 100_000;

    private Ticks() {}

    /**
     * The moments from 0 to the end, in nanoseconds.
     *
     * @param most how many there may be beside 0
     */
    static LongStream upTo(long endNs, int most) {
        long step = stepOf(endNs, most);
        return LongStream.rangeClosed(0, endNs / step).map(i -> i * step);
    }

    private static long stepOf(long endNs, int most) {
        long power = LEAST_STEP_NS;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                if (endNs / (factor * power) <= most) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }
}
