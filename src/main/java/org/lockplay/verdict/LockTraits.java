package org.lockplay.verdict;

import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;

/** What a judge has to know about a kind of lock beyond its reach. */
final class LockTraits {

    private LockTraits() {}

    /** Whether having it keeps others out, so that two who have it at once are wrong. */
    static boolean excludes(LockKind kind) {
        return kind.holds();
    }

    /** Whether it is right without anybody holding anything. */
    static boolean lockFree(LockKind kind) {
        return !excludes(kind) && kind != LockKind.NONE;
    }

    /** Whether it is itself wrong on purpose. */
    static boolean broken(LockKind kind) {
        return kind == LockKind.FLAG;
    }

    /** Whether it belongs to its holder's connection to the server, and goes with it. */
    static boolean isOfConnection(LockKind kind) {
        return kind == LockKind.ADVISORY || kind == LockKind.ROW;
    }

    /** Whether a cut connection takes it from its holder, at once or when the server has missed the session for long. */
    static boolean goesWithConnection(LockKind kind) {
        return isOfConnection(kind) || kind.isSession();
    }

    /** Whether a buyer that does not hold it can free it. */
    static boolean anybodyReleases(LockSpec lock) {
        return lock.kind() == LockKind.FLAG
                || lock.kind() == LockKind.SEMAPHORE
                || lock.kind() == LockKind.REDIS && !lock.is(LockOption.OWNER_CHECK);
    }

    /** Whether a killed holder's lock is free soon after. */
    static boolean freedByDeath(LockSpec lock) {
        return lock.kind().isFreedByDeath() || lock.is(LockOption.STALE_CHECK);
    }

    /** Whether the builder itself hands the lock to the first in its queue, also to one that is frozen. */
    static boolean handsOver(LockKind kind) {
        return switch (kind) {
            case ADVISORY, ROW, FILE_LOCK, ZOOKEEPER -> true;
            default -> false;
        };
    }
}
