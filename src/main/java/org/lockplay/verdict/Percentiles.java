package org.lockplay.verdict;

import java.util.Arrays;

/**
 * How a set of durations is spread, in nanoseconds.
 *
 * @param count how many there are; the rest is 0 if there are none
 * @param p50 the median: half of them are no longer
 * @param p95 95 of 100 of them are no longer
 * @param max the longest
 */
public record Percentiles(long count, long p50, long p95, long max) {

    /** The spread of no durations at all. */
    public static final Percentiles NONE = new Percentiles(0, 0, 0, 0);

    /** The spread of some durations, by nearest rank. */
    public static Percentiles of(long[] durations) {
        if (durations.length == 0) {
            return NONE;
        }
        long[] sorted = durations.clone();
        Arrays.sort(sorted);
        return new Percentiles(sorted.length, rank(sorted, 50), rank(sorted, 95), sorted[sorted.length - 1]);
    }

    private static long rank(long[] sorted, int percent) {
        return sorted[(int) ((sorted.length * (long) percent + 99) / 100) - 1];
    }
}
