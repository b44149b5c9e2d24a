package org.lockplay.verdict;

import java.util.Arrays;

/**
 * The distribution of a set of durations, in nanoseconds.
 *
 * @param count the number of durations; all other values are 0 if there are none
 * @param p50 the median
 * @param p95 the 95th percentile
 * @param max the longest
 */
public record Percentiles(long count, long p50, long p95, long max) {

    /** No durations. */
    public static final Percentiles NONE = new Percentiles(0, 0, 0, 0);

    /** The distribution of some durations, by nearest rank. */
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
