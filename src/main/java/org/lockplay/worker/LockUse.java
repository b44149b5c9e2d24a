package org.lockplay.worker;

import java.util.OptionalLong;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Acquisition;
import org.lockplay.lock.BuyerLock;
import org.lockplay.lock.LockException;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reacquisition;
import org.lockplay.lock.Release;
import org.lockplay.store.Store;

/**
 * What one buyer knows about its lock: how many releases it still owes, since where, with which token. How a second
 * acquisition counts is the kind's matter, see {@link Reacquisition}.
 */
final class LockUse {

    private static final int NOWHERE = -1;

    /** How the lock is given back. */
    @FunctionalInterface
    private interface WayBack {
        Release release(BuyerLock lock) throws LockException;
    }

    private final BuyerLock lock;
    private final LockSpec spec;
    private final Reacquisition again;
    private final BuyerEvents events;
    /** How many releases the buyer owes, as far as it knows; 0 where it does not hold the lock, or nobody can. */
    private int owed;

    private boolean lossTold;
    private int takenAt = NOWHERE;
    private OptionalLong token = OptionalLong.empty();

    LockUse(BuyerLock lock, LockSpec spec, BuyerEvents events) {
        this.lock = lock;
        this.spec = spec;
        this.again = spec.kind().reacquisition();
        this.events = events;
    }

    /** Whether the buyer thinks that it holds the lock. */
    boolean held() {
        return owed > 0;
    }

    /** Whether the buyer is between taking and giving back, with or without holding something. */
    boolean inUse() {
        return takenAt != NOWHERE;
    }

    /** The token for the store; empty unless fencing is asked for. */
    OptionalLong fencingToken() {
        return spec.is(LockOption.FENCING) ? token : OptionalLong.empty();
    }

    /** The way to the data under the lock. */
    Store guard(Store store) {
        return lock.guard(store);
    }

    /**
     * Waits for the lock.
     *
     * @param position where in the program, counted over all rounds
     * @param gate through which the waiting can be broken off
     */
    void take(int position, Gate gate) throws LockException, InterruptedException, StepFailedException {
        if (spec.kind().holds()) {
            events.tell(EventKind.LOCK_REQUESTED);
        }
        long asked = events.nowNs();
        Asked answer = new Asked();
        gate.during(answer);
        Acquisition acquisition = answer.acquisition;
        long now = answer.atNs;
        if (acquisition instanceof Acquisition.Acquired acquired) {
            acquired(acquired, position);
            events.tellAt(
                    now,
                    EventKind.LOCK_ACQUIRED,
                    Field.WAIT_NS,
                    now - asked,
                    Field.TOKEN,
                    token.isPresent() ? token.getAsLong() : null,
                    Field.OWED,
                    owed > 1 ? owed : null);
        } else if (acquisition instanceof Acquisition.Admitted) {
            takenAt = inUse() ? takenAt : position;
        } else if (acquisition instanceof Acquisition.AlreadyHeld) {
            throw events.failed(
                    FailureKind.ALREADY_HELD, "this buyer holds the lock already, and cannot acquire it twice");
        } else {
            events.tellAt(now, EventKind.LOCK_TIMEOUT, Field.WAIT_NS, now - asked);
            throw new StepFailedException("lock-timeout");
        }
    }

    private void acquired(Acquisition.Acquired acquired, int position) {
        boolean isNewHold = !held() || again.startsNewHold();
        owed = again.afterAcquiring(owed);
        lossTold = false;
        takenAt = isNewHold ? position : takenAt;
        token = acquired.token();
    }

    /** An answer and when it came. */
    private final class Asked implements Gate.Wait<LockException> {

        private Acquisition acquisition;
        private long atNs;

        @Override
        public void run() throws LockException, InterruptedException {
            acquisition = lock.acquire(spec.acquireTimeout());
            atNs = events.nowNs();
        }

        @Override
        public void breakOff(Thread running) {
            lock.breakOff(running);
        }
    }

    /**
     * Gives the lock back.
     *
     * <p>The time that counts is the one before: another buyer can have it as soon as it is free. The event comes after,
     * when it is sure. A transaction has an event more, with the time after its commit.
     *
     * @return whether all went well; if not, the buyer has to start again from its lock
     */
    boolean giveBack() throws LockException, StepFailedException {
        return giveBack(BuyerLock::release, spec.kind().isTransaction());
    }

    /** Gives the lock back because what was done under it has failed; otherwise as {@link #giveBack}. */
    void giveBackAfterFailure() throws LockException, StepFailedException {
        if (inUse()) {
            giveBack(BuyerLock::undo, false);
        }
    }

    private boolean giveBack(WayBack way, boolean commits) throws LockException, StepFailedException {
        long before = events.nowNs();
        Release release = way.release(lock);
        long after = events.nowNs();
        boolean thoughtItHeld = held();
        boolean wasInUse = inUse();
        released();
        return switch (release) {
            case RELEASED -> {
                if (spec.kind().holds()) {
                    events.tellAt(before, EventKind.LOCK_RELEASED, Field.OWED, held() ? owed : null);
                }
                if (commits) {
                    events.tellAt(after, EventKind.COMMITTED);
                }
                yield true;
            }
            case NOT_HELD -> {
                if (!wasInUse) {
                    throw events.failed(
                            FailureKind.NOT_HELD, "the lock is given back by a buyer that does not hold it");
                }
                if (thoughtItHeld && !lossTold) {
                    lossTold = true;
                    events.tellAt(before, EventKind.LOCK_LOST);
                }
                yield true;
            }
            case CONFLICT -> false;
        };
    }

    /** Tells, once, that the lock was taken away. The buyer goes on all the same: that is what a fence is for. */
    void tellIfLost() {
        if (held() && !lossTold && lock.lost()) {
            lossTold = true;
            events.tell(EventKind.LOCK_LOST);
        }
    }

    /**
     * Breaks off the transaction that the lock is in the midst of, before its buyer starts again.
     *
     * @param target where in the program that is; what began before that goes on
     */
    void breakOff(int target) throws LockException {
        if (inUse() && takenAt >= target) {
            lock.undo();
            forget();
        }
    }

    private void released() {
        owed = again.afterReleasing(owed);
        if (owed == 0) {
            forget();
        }
    }

    private void forget() {
        owed = 0;
        takenAt = NOWHERE;
        token = OptionalLong.empty();
    }
}
