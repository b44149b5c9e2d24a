package org.lockplay.lock.strategy;

import java.util.OptionalLong;

/** The outcome of an acquisition. */
public sealed interface Acquisition {

    /**
     * The buyer holds the lock now.
     *
     * @param token the fencing token; empty where the kind has none
     */
    record Acquired(OptionalLong token) implements Acquisition {

        /** Acquired without a token. */
        public static final Acquired WITHOUT_TOKEN = new Acquired(OptionalLong.empty());
    }

    /**
     * The buyer may go on, and so may others: the kind excludes nobody. Must be released nevertheless, for example to
     * end a transaction.
     */
    record Admitted() implements Acquisition {}

    /** The timeout elapsed first. */
    record TimedOut() implements Acquisition {}

    /** The lock detected that the buyer waits, through others, for itself; only this request is refused. */
    record Deadlocked() implements Acquisition {}

    /** The lock detected that the buyer holds it already; the buyer still holds it once. */
    record AlreadyHeld() implements Acquisition {}
}
