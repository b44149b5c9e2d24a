package org.lockplay.worker;

import java.util.OptionalLong;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Acquisition;
import org.lockplay.lock.BuyerLock;
import org.lockplay.lock.LockException;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Release;
import org.lockplay.store.Store;

/** What one buyer knows about its lock: whether it thinks that it holds it, since where, with which token. */
final class LockUse {

    private static final int NOWHERE = -1;

    /** How the lock is given back. */
    @FunctionalInterface
    private interface WayBack {
        Release release(BuyerLock lock) throws LockException;
    }

    private final BuyerLock lock;
    private final LockSpec spec;
    private final BuyerEvents events;
    private boolean held;
    private boolean lossTold;
    private int takenAt = NOWHERE;
    private OptionalLong token = OptionalLong.empty();

    LockUse(BuyerLock lock, LockSpec spec, BuyerEvents events) {
        this.lock = lock;
        this.spec = spec;
        this.events = events;
    }

    /** Whether the buyer thinks that it holds the lock. */
    boolean held() {
        return held;
    }

    /** Whether the buyer is between taking and giving back, with or without holding something. */
    boolean inUse() {
        return takenAt != NOWHERE;
    }

    /** Where in the code the lock was taken; only while {@link #inUse}. */
    int takenAt() {
        return takenAt;
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
     * @param counter where in the code
     * @param gate through which the waiting can be broken off
     */
    void take(int counter, Gate gate) throws LockException, InterruptedException, StepFailedException {
        if (spec.kind().holds()) {
            events.tell(EventKind.LOCK_REQUESTED);
        }
        long asked = events.nowNs();
        Asked answer = new Asked();
        gate.during(answer::ask);
        Acquisition acquisition = answer.acquisition;
        long now = answer.atNs;
        if (acquisition instanceof Acquisition.Acquired acquired) {
            held = true;
            lossTold = false;
            takenAt = counter;
            token = acquired.token();
            events.tellAt(
                    now,
                    EventKind.LOCK_ACQUIRED,
                    Field.WAIT_NS,
                    now - asked,
                    Field.TOKEN,
                    token.isPresent() ? token.getAsLong() : null);
        } else if (acquisition instanceof Acquisition.Admitted) {
            takenAt = counter;
        } else {
            events.tellAt(now, EventKind.LOCK_TIMEOUT, Field.WAIT_NS, now - asked);
            throw new StepFailedException("lock-timeout", null);
        }
    }

    /** An answer and when it came. */
    private final class Asked {

        private Acquisition acquisition;
        private long atNs;

        private void ask() throws LockException, InterruptedException {
            acquisition = lock.acquire(spec.acquireTimeout());
            atNs = events.nowNs();
        }
    }

    /**
     * Gives the lock back.
     *
     * <p>The time that counts is the one before: another buyer can have it as soon as it is free. The event comes after,
     * when it is sure.
     *
     * @return whether all went well; if not, the buyer has to start again from its lock
     */
    boolean giveBack() throws LockException, StepFailedException {
        return giveBack(BuyerLock::release);
    }

    /** Gives the lock back because what was done under it has failed; otherwise as {@link #giveBack}. */
    void giveBackAfterFailure() throws LockException, StepFailedException {
        if (inUse()) {
            giveBack(BuyerLock::undo);
        }
    }

    private boolean giveBack(WayBack way) throws LockException, StepFailedException {
        long before = events.nowNs();
        Release release = way.release(lock);
        boolean thoughtItHeld = held;
        boolean wasInUse = inUse();
        forget();
        return switch (release) {
            case RELEASED -> {
                if (spec.kind().holds()) {
                    events.tellAt(before, EventKind.LOCK_RELEASED);
                }
                yield true;
            }
            case NOT_HELD -> {
                if (thoughtItHeld && !lossTold) {
                    events.tellAt(before, EventKind.LOCK_LOST);
                    yield true;
                }
                if (thoughtItHeld) {
                    yield true;
                }
                if (!wasInUse) {
                    events.tell(
                            EventKind.FAILED,
                            Field.WHAT,
                            "not-held",
                            Field.MESSAGE,
                            "the lock is given back by somebody who does not hold it");
                    throw new StepFailedException("not-held", null);
                }
                yield true;
            }
            case CONFLICT -> false;
        };
    }

    /** Tells, once, that the lock was taken away. The buyer goes on all the same: that is what a fence is for. */
    void tellIfLost() {
        if (held && !lossTold && lock.lost()) {
            lossTold = true;
            events.tell(EventKind.LOCK_LOST);
        }
    }

    /** Breaks off what the lock is in the midst of, before its buyer starts again. */
    void breakOff() throws LockException {
        if (inUse()) {
            lock.undo();
            forget();
        }
    }

    private void forget() {
        held = false;
        takenAt = NOWHERE;
        token = OptionalLong.empty();
    }
}
