package org.lockplay.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lockplay.history.Event;

/**
 * What can end the wait of buyers that still wait for a lock when the history ends.
 *
 * @param kind whether anything can end it
 * @param variant which sentence to use
 * @param atNs when it will end, in nanoseconds since the run's start; empty if unknown
 * @param buyer the buyer that the others wait for; empty if there is none
 * @param evidence the events that show why they wait for it
 */
record WaitEnd(Kind kind, String variant, OptionalLong atNs, OptionalInt buyer, List<Event> evidence) {

    /** Whether anything ends it. */
    enum Kind {
        /** Nothing: the buyers are stuck. */
        NOTHING,
        /** Something that had not come yet: the run was cut off. */
        SOMETHING
    }

    static WaitEnd nothing(String variant) {
        return of(Kind.NOTHING, variant, OptionalLong.empty());
    }

    static WaitEnd something(String variant) {
        return of(Kind.SOMETHING, variant, OptionalLong.empty());
    }

    static WaitEnd something(String variant, long atNs) {
        return of(Kind.SOMETHING, variant, OptionalLong.of(atNs));
    }

    private static WaitEnd of(Kind kind, String variant, OptionalLong atNs) {
        return new WaitEnd(kind, variant, atNs, OptionalInt.empty(), List.of());
    }

    /** The same with the buyer that the others wait for, the event that made it the next, and what happened to it. */
    WaitEnd because(int ofBuyer, Event first, Optional<? extends Event> second) {
        return new WaitEnd(
                kind,
                variant,
                atNs,
                OptionalInt.of(ofBuyer),
                Stream.concat(Stream.of(first), second.stream()).toList());
    }

    /** Whether the buyers wait forever. */
    boolean isNever() {
        return kind == Kind.NOTHING;
    }
}
