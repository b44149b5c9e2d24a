package org.lockplay.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a line of a program does. */
public enum StepKind {
    /** Looks at the count and reports it. */
    QUERY,
    /** Takes the lock by hand. */
    LOCK,
    /** Gives the lock back by hand. */
    UNLOCK,
    /** Takes the lock, runs its body and gives the lock back on every way out. */
    WITH_LOCK,
    /** Copies the store's count. */
    READ,
    /** Takes a ticket off the local copy, if there is one. */
    TAKE,
    /** Copies the local count to the store. */
    WRITE,
    /** Works for a while. */
    THINK;

    /** The word it is written with, such as {@code with lock}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Finds a kind by its word. */
    public static Optional<StepKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
