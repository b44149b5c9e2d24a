package org.lockplay.lock;

import java.util.OptionalLong;

/** What became of asking for a lock. */
public sealed interface Acquisition {

    /**
     * It is held now.
     *
     * @param token the fencing token that came with it; empty where the kind has none
     */
    record Acquired(OptionalLong token) implements Acquisition {

        /** Held, without a token. */
        public static final Acquired WITHOUT_TOKEN = new Acquired(OptionalLong.empty());
    }

    /**
     * The buyer may go on, and so may others: the kind holds nothing. It still wants to be released where it is in the
     * midst of something, such as a transaction.
     */
    record Admitted() implements Acquisition {}

    /** It was not free in time. */
    record TimedOut() implements Acquisition {}

    /** The buyer holds it already, and the kind has noticed: it still holds it once. */
    record AlreadyHeld() implements Acquisition {}
}
