package org.lockplay.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be found in a history, the gravest first. */
public enum FindingKind {
    /** More tickets sold than there were, or than are missing from the store. */
    OVERSOLD(true),
    /** Two writes made from the same read version: one of them is gone. */
    LOST_UPDATE(true),
    /** Two buyers held the lock at once. */
    TWO_HOLDERS(true),
    /** A write made under a lock that had passed on to somebody else was accepted. */
    STALE_WRITE_ACCEPTED(true),
    /** A reader that was about to change what it reads met half a file. */
    TORN_READ(true),
    /** Some buyers wait, and no lease, time-out or thaw can end that. */
    STUCK(false),
    /** Some buyers still waited at the time limit, and what would have ended that. */
    CUT_OFF(false),
    /** A buyer asked for a lock that it held already, under a kind that makes it wait for itself. */
    WAITS_FOR_ITSELF(false),
    /** A holder ended without giving the lock back while others wanted it. */
    ABANDONED_LOCK(false),
    /** Others got the lock after its holder was lost. */
    RECOVERED(false),
    /** The store refused a write made under a lock that had passed on. */
    STALE_WRITE_REFUSED(false),
    /** Two buyers held the lock at once, and a fence or a rollback kept the store safe. */
    HARMLESS_OVERLAP(false),
    /** A buyer's lock time-out ran out. */
    GAVE_UP_WAITING(false),
    /** Buyers failed for a reason that no other finding names. */
    BUYER_FAILED(false),
    /** A server that the lock or the store lives on could not be reached. */
    UNREACHABLE_SERVER(false),
    /** The playground itself could not go on. */
    COULD_NOT_RUN(false),
    /** Where a repeated run could not go on as its schedule says. */
    OFF_SCHEDULE(false),
    /** A planned fault whose buyer never came to its gate. */
    FAULT_NOT_STRUCK(false),
    /** A look at the store, which needs no lock, met half a file. */
    TORN_QUERY(false),
    /** Why: there is no lock, or the program does not take it. */
    NO_LOCK(false),
    /** Why: the lock cannot be seen from every place that a buyer lives in. */
    REACH_TOO_SHORT(false),
    /** Why: what was read outside the lock was written under it, or written outside it. */
    OUTSIDE_LOCK(false),
    /** Why: a buyer gave back a lock that another buyer held. */
    RELEASED_BY_ANOTHER(false),
    /** Why: a buyer gave back a lock that it did not hold. */
    RELEASED_UNHELD(false),
    /** Why: the lease ended before the work under it. */
    LEASE_TOO_SHORT(false),
    /** Why: the lock is itself built from two separate operations. */
    BROKEN_LOCK(false);

    private final boolean violation;

    FindingKind(boolean violation) {
        this.violation = violation;
    }

    /** Whether it is something that must never happen, as opposed to an explanation or a note. */
    public boolean violation() {
        return violation;
    }

    /** The name on the wire, such as {@code lost-update}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds a kind by its name on the wire. */
    public static Optional<FindingKind> find(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
