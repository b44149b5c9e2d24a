package org.lockplay.export;

import java.util.List;

/**
 * A run as lanes: what lasted, and what happened at a moment. Times in nanoseconds since the run's start.
 *
 * @param lanes one a buyer, by number
 * @param endNs where it ends
 */
record Timeline(List<Lane> lanes, long endNs) {

    /** What can last. */
    enum SpanKind {
        /** From the start line to the end of the buyer. */
        ALIVE,
        WAITING,
        HOLDING,
        FROZEN
    }

    /** A stretch in which something lasted. */
    record Span(SpanKind kind, long fromNs, long toNs) {}

    /** A moment at which something happened: the {@code seq} of its event, and a few letters about it. */
    record Mark(MarkKind kind, long t, long seq, String label) {}

    /** What can happen. */
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
