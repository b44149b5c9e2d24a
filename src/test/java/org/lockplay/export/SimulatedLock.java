package org.lockplay.export;

import java.util.SplittableRandom;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reacquisition;

/** The lock of a simulated run: correct, except for the flag, which sometimes admits a second buyer. */
final class SimulatedLock {

    private static final int NOBODY = -1;

    private final LockKind kind;
    private final long leaseNs;
    private final SplittableRandom random;
    private int permits = 1;
    private int holder = NOBODY;
    private int count;
    private long token;
    private long endsAt = Long.MAX_VALUE;

    SimulatedLock(LockKind kind, long leaseNs, SplittableRandom random) {
        this.kind = kind;
        this.leaseNs = leaseNs;
        this.random = random;
    }

    LockKind kind() {
        return kind;
    }

    boolean isLeased() {
        return kind.options().contains(LockOption.LEASE_MS);
    }

    boolean livesInConnection() {
        return kind == LockKind.ADVISORY || kind == LockKind.ROW;
    }

    boolean counts() {
        return kind.reacquisition() == Reacquisition.COUNTED;
    }

    /** Whether the lock recognizes its holder and admits it again. */
    boolean isReentrant() {
        return counts() || kind.reacquisition() == Reacquisition.FREED_AT_ONCE;
    }

    /** Acquires the lock if possible. */
    boolean take(int buyer, long now) {
        if (kind == LockKind.SEMAPHORE) {
            return permits > 0 && permits-- > 0;
        }
        boolean mine = holder == buyer && isReentrant();
        boolean free = holder == NOBODY || now >= endsAt;
        boolean broken = kind == LockKind.FLAG && holder != buyer && random.nextInt(20) == 0;
        if (!mine && !free && !broken) {
            return false;
        }
        count = mine ? count + 1 : 1;
        holder = buyer;
        token++;
        endsAt = isLeased() ? now + leaseNs : Long.MAX_VALUE;
        return true;
    }

    long token() {
        return token;
    }

    /** Releases the lock; false if this buyer does not hold it. */
    boolean giveBack(int buyer, long itsToken, long now) {
        if (kind == LockKind.SEMAPHORE) {
            permits++;
            return true;
        }
        if (kind == LockKind.FLAG) {
            holder = NOBODY;
            return true;
        }
        boolean isHeld = holder == buyer && (!isLeased() || token == itsToken && now < endsAt);
        if (isHeld && (!counts() || --count == 0)) {
            holder = NOBODY;
        }
        return isHeld;
    }

    /** The kernel or server behind the lock detects that its owner's process or connection has ended. */
    void ownerDied(int buyer) {
        boolean notices = kind == LockKind.FILE_LOCK || livesInConnection();
        if (holder == buyer && notices) {
            holder = NOBODY;
        }
    }
}
