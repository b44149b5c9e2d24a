package org.lockplay.verdict;

import java.util.OptionalLong;

/**
 * What can end the wait of buyers that still wait for a lock when the history ends.
 *
 * @param kind whether anything can end it
 * @param variant which sentence to use
 * @param atNs when it will end, in nanoseconds since the run's start; empty if unknown
 */
record WaitEnd(Kind kind, String variant, OptionalLong atNs) {

    /** Whether anything ends it. */
    enum Kind {
        /** Nothing: the buyers are stuck. */
        NOTHING,
        /** Something that had not come yet: the run was cut off. */
        SOMETHING
    }

    static WaitEnd nothing(String variant) {
        return new WaitEnd(Kind.NOTHING, variant, OptionalLong.empty());
    }

    static WaitEnd something(String variant) {
        return new WaitEnd(Kind.SOMETHING, variant, OptionalLong.empty());
    }

    static WaitEnd something(String variant, long atNs) {
        return new WaitEnd(Kind.SOMETHING, variant, OptionalLong.of(atNs));
    }
}
