package org.lockplay.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of findings, the gravest first. */
public enum FindingKind {
    /** More tickets sold than there were, or than are missing from the store. */
    OVERSOLD(true),
    /** Two writes made from the same read version: one of them is gone. */
    LOST_UPDATE(true),
    /** Two buyers held the lock at once. */
    TWO_HOLDERS(true),
    /** A write was accepted although its lock had passed on to another buyer. */
    STALE_WRITE_ACCEPTED(true),
    /** A reader that was about to change the count read a half-written file. */
    TORN_READ(true),
    /** Buyers wait for each other in a cycle, and nothing ends that. */
    DEADLOCK(false),
    /** Some buyers wait, and no lease, time-out or thaw can end that. */
    STUCK(false),
    /** Some buyers still waited at the time limit, but a lease, time-out or thaw would have ended that. */
    CUT_OFF(false),
    /** A buyer acquired a lock that it held already, of a kind that makes it wait for itself. */
    WAITS_FOR_ITSELF(false),
    /** A holder ended without a release while others wanted the lock. */
    ABANDONED_LOCK(false),
    /** Others got the lock after its holder had failed. */
    RECOVERED(false),
    /** The store refused a write whose lock had passed on. */
    STALE_WRITE_REFUSED(false),
    /** Two buyers held the lock at once, and a fence or a rollback kept the store safe. */
    HARMLESS_OVERLAP(false),
    /** The lock's implementation refused a request, because buyers waited for each other in a cycle. */
    DEADLOCK_REFUSED(false),
    /** A buyer timed out waiting for the lock. */
    GAVE_UP_WAITING(false),
    /** Buyers failed for a reason that no other finding covers. */
    BUYER_FAILED(false),
    /** A server behind the lock or the store could not be reached. */
    UNREACHABLE_SERVER(false),
    /** The playground itself failed. */
    COULD_NOT_RUN(false),
    /** Where a repeated run departed from its schedule. */
    OFF_SCHEDULE(false),
    /** A planned fault whose buyer never reached its gate. */
    FAULT_NOT_STRUCK(false),
    /** A query, which needs no lock, read a half-written file. */
    TORN_QUERY(false),
    /** Cause: there is no lock, or the program does not acquire it. */
    NO_LOCK(false),
    /** Cause: the lock's reach does not cover all buyers. */
    REACH_TOO_SHORT(false),
    /** Cause: a write was based on a read outside the lock, or was made outside it. */
    OUTSIDE_LOCK(false),
    /** Cause: buyers finished inside a transaction, so that their writes were rolled back. */
    NOT_COMMITTED(false),
    /** Cause: a buyer released a lock that another buyer held. */
    RELEASED_BY_ANOTHER(false),
    /** Cause: a buyer released a lock that it did not hold. */
    RELEASED_UNHELD(false),
    /** Cause: the lease expired before the work under it was done. */
    LEASE_TOO_SHORT(false),
    /** Cause: the lock itself consists of two separate operations. */
    BROKEN_LOCK(false);

    private final boolean violation;

    FindingKind(boolean violation) {
        this.violation = violation;
    }

    /** Whether it must never happen, as opposed to an explanation or a note. */
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
