package org.lockplay.export;

import java.util.stream.LongStream;

/** Round values on a time axis: multiples of 1, 2 or 5 times a power of ten. */
final class Ticks {

    /** Labels have a resolution of 0.1 ms. */
    private static final long LEAST_STEP_NS = 100_000;

    private Ticks() {}

    /**
     * The ticks from 0 to the end, in nanoseconds.
     *
     * @param most the maximum number in addition to 0
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
