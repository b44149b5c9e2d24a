package org.lockplay.verdict;

import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;

/** What the judge needs to know about a kind of lock beyond its reach. */
final class LockTraits {

    private LockTraits() {}

    /** Whether it excludes others, so that two holders at once are a violation. */
    static boolean excludes(LockKind kind) {
        return kind.holds();
    }

    /** Whether it is correct without a holder. */
    static boolean lockFree(LockKind kind) {
        return !excludes(kind) && kind != LockKind.NONE;
    }

    /** Whether it is broken on purpose. */
    static boolean broken(LockKind kind) {
        return kind == LockKind.FLAG;
    }

    /** Whether it belongs to its holder's connection to the server, and is lost with it. */
    static boolean isOfConnection(LockKind kind) {
        return kind.isOfConnection();
    }

    /** Whether a holder loses it with its connection, at once or when the session times out. */
    static boolean goesWithConnection(LockKind kind) {
        return isOfConnection(kind) || kind.isSession();
    }

    /** Whether a buyer that does not hold it can release it. */
    static boolean anybodyReleases(LockSpec lock) {
        return switch (lock.kind()) {
            case FLAG, SEMAPHORE -> true;
            case REDIS -> !lock.is(LockOption.OWNER_CHECK);
            case MUTEX, SPIN, ROBUST_MUTEX, LOCK_FILE, FILE_LOCK, LOCK_TABLE, ADVISORY, ZOOKEEPER, ROW -> false;
            case NONE, ATOMIC, OPTIMISTIC, SERIALIZABLE -> false;
        };
    }

    /** Whether a killed holder's lock is freed soon after. */
    static boolean freedByDeath(LockSpec lock) {
        return lock.kind().isFreedByDeath() || lock.is(LockOption.STALE_CHECK);
    }

    /**
     * Whether the server hands the lock to the first waiter, even to a frozen one. The kernel does not: it only wakes
     * the waiters of a {@code file-lock}, which then try again.
     */
    static boolean handsOver(LockKind kind) {
        return switch (kind) {
            case ADVISORY, ROW, ZOOKEEPER -> true;
            case FLAG, LOCK_TABLE, MUTEX, SPIN, SEMAPHORE, ROBUST_MUTEX, LOCK_FILE, FILE_LOCK, REDIS -> false;
            case NONE, ATOMIC, OPTIMISTIC, SERIALIZABLE -> false;
        };
    }
}
