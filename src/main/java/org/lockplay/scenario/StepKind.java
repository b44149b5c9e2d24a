package org.lockplay.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of steps. */
public enum StepKind {
    /** Reads the count and reports it. */
    QUERY,
    /** Acquires the lock explicitly. */
    LOCK,
    /** Releases the lock explicitly. */
    UNLOCK,
    /** Acquires the lock, runs its body and releases the lock however the body is left. */
    WITH_LOCK,
    /** Copies the store's count. */
    READ,
    /** Subtracts a ticket from the local copy, if there is one. */
    TAKE,
    /** Copies the local count to the store. */
    WRITE,
    /** Works for a while. */
    THINK;

    /** Whether it acquires or releases a lock. */
    boolean isOfLock() {
        return this == LOCK || this == UNLOCK || this == WITH_LOCK;
    }

    /** Its keyword, such as {@code with lock}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Finds a kind by its keyword. */
    public static Optional<StepKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
