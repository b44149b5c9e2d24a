package org.lockplay.verdict;

import java.util.OptionalLong;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.lock.Claim;
import org.lockplay.lock.LockId;
import org.lockplay.scenario.Scenario;

/**
 * One hold of a lock by one buyer. The interval lies within the time in which a correct lock is really held, so two
 * overlapping intervals prove two holders.
 *
 * @param claim who holds which lock, and how
 * @param acquired the event that starts it
 * @param end how it ended
 * @param last the event that ended it; for {@link End#KEPT}, the last event that the buyer itself emitted under it,
 *     gates excepted, which only a repeated run emits, or the kill of a buyer that was at work
 * @param believedUntil the {@code seq} up to which the buyer acted as the holder: its release, also if it had lost the
 *     lock before; {@link Long#MAX_VALUE} if it never released
 */
record Hold(Claim claim, LockAcquired acquired, End end, Event last, long believedUntil) {

    /** How a hold can end. */
    enum End {
        /** The buyer released the lock. */
        RELEASED,
        /** The buyer detected that it had lost the lock. */
        LOST,
        /** The work under it did not take effect. */
        UNDONE,
        /** The buyer acquired the lock again, waited for itself, and got a new hold. */
        REPLACED,
        /** Not within the history. */
        KEPT
    }

    /** Creates the hold of a buyer. */
    static Hold of(Scenario scenario, LockAcquired acquired, End end, Event last, long believedUntil) {
        Claim claim = scenario.claim(acquired.buyer(), acquired.lock(), acquired.shared());
        return new Hold(claim, acquired, end, last, believedUntil);
    }

    /** The holder. */
    int buyer() {
        return claim.buyer();
    }

    /** The lock. */
    LockId lock() {
        return claim.lock();
    }

    /** Whether it is wrong that both buyers hold the lock at the same time. */
    boolean conflictsWith(Hold other) {
        return claim.conflictsWith(other.claim);
    }

    /** Its start, in nanoseconds. */
    long fromNs() {
        return acquired.t();
    }

    /** The latest time at which the buyer is known to have acted as the holder, in nanoseconds. */
    long toNs() {
        return Math.max(fromNs(), last.t());
    }

    /** The fencing token, if the kind has one. */
    OptionalLong token() {
        return acquired.token();
    }

    /** Whether the buyer had not passed its release yet when it emitted the event. */
    boolean believedAt(Event event) {
        return event.seq() > acquired.seq() && event.seq() <= believedUntil;
    }

    /** Whether the history proves that the lock was held at {@code ns}. */
    boolean heldAt(long ns) {
        return fromNs() <= ns && (end == End.KEPT || ns <= toNs());
    }
}
