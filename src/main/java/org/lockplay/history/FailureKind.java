package org.lockplay.history;

/** What can fail in a run. */
public enum FailureKind {
    /** A fault made the step throw. */
    EXCEPTION,
    /** The reader got half a file. */
    TORN_READ,
    /** A step needs the local copy, but the program has not read yet. */
    NO_COPY,
    /** An optimistic write came too late, without a read since the write before, so there is nothing to retry. */
    STALE_COPY,
    /** A buyer releases a lock that it does not hold. */
    NOT_HELD,
    /** The holder acquires the lock again, and its kind refuses that. */
    ALREADY_HELD,
    /** The lock's server, file or memory failed, such as its connection. */
    LOCK,
    /** The store's server, file or memory failed, such as its connection. */
    STORE,
    /** The server of the lock or the store did not confirm a write or a commit, which may have taken effect. */
    UNCONFIRMED,
    /** The step was interrupted. */
    INTERRUPTED,
    /** A bug in the application. */
    INTERNAL,
    /** The run could not be prepared. */
    SETUP,
    /** The run's workers were not ready within the time limit. */
    WORKERS_NOT_READY,
    /** A server that the run needs did not answer. */
    UNREACHABLE_SERVER,
    /** The history exceeded its limit, and the run was stopped. */
    TOO_MANY_EVENTS;

    private static final WireNames<FailureKind> NAMES = new WireNames<>(FailureKind.class, "failure");

    /** The name on the wire, such as {@code torn-read}. */
    public String wireName() {
        return NAMES.of(this);
    }

    /**
     * Finds a kind by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static FailureKind of(String wireName) {
        return NAMES.find(wireName);
    }
}
