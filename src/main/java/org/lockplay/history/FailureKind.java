package org.lockplay.history;

import java.util.Locale;

/** What an event {@code failed} can say has failed, in its {@link Field#WHAT}: this list and nothing else. */
public enum FailureKind {
    /** A fault made the step throw. */
    EXCEPTION,
    /** The reader met half a file. */
    TORN_READ,
    /** A step that needs the local copy comes before any reading. */
    NO_COPY,
    /** An optimistic write came too late, and nothing was read since the write before it: there is nothing to repeat. */
    STALE_COPY,
    /** The lock is given back by a buyer that does not hold it. */
    NOT_HELD,
    /** The lock is acquired by its own holder, and its kind refuses that. */
    ALREADY_HELD,
    /** What the lock is built on broke, such as its connection. */
    LOCK,
    /** What the store is built on broke, such as its connection. */
    STORE,
    /** Something interrupted the step. */
    INTERRUPTED,
    /** The application itself is wrong. */
    INTERNAL,
    /** The run could not be prepared. */
    SETUP,
    /** A server that the run needs did not answer. */
    UNREACHABLE_SERVER,
    /** The history became too long, and the run was stopped. */
    TOO_MANY_EVENTS;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name on the wire, such as {@code torn-read}. */
    public String wireName() {
        return wireName;
    }
}
