package org.lockplay.export;

import java.util.List;

/**
 * A run as lanes of spans and marks. Times in nanoseconds since the run's start.
 *
 * @param lanes one per buyer, by number
 * @param endNs the end of the run
 */
record Timeline(List<Lane> lanes, long endNs) {

    /** The kinds of spans. */
    enum SpanKind {
        /** From the start line to the end of the buyer. */
        ALIVE,
        WAITING,
        HOLDING,
        FROZEN
    }

    /** A period. */
    record Span(SpanKind kind, long fromNs, long toNs) {}

    /** A point in time: the {@code seq} of its event, and a short label. */
    record Mark(MarkKind kind, long t, long seq, String label) {}

    /** The kinds of marks. */
    enum MarkKind {
        READ,
        WROTE,
        SOLD_OUT,
        FAILED,
        FAULT,
        KILLED
    }

    /**
     * One buyer.
     *
     * @param host from 0
     * @param process from 0, across all hosts
     */
    record Lane(int buyer, int host, int process, List<Span> spans, List<Mark> marks) {}
}
