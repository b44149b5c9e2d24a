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

    /** It was not free in time. */
    record TimedOut() implements Acquisition {}

    /**
     * It will not be given, however long the buyer waits.
     *
     * @param reason why, in kebab case
     */
    record Refused(String reason) implements Acquisition {}
}
