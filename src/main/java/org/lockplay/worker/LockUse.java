package org.lockplay.worker;

import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.history.Committed;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.EventHeader;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.LockRequested;
import org.lockplay.history.LockTimedOut;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reacquisition;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.Release;
import org.lockplay.name.LockName;
import org.lockplay.store.Pause;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.WriteResult;

/**
 * One buyer's view of one lock: its outstanding releases, the position of the acquisition, and the token. See {@link
 * Reacquisition} for the effect of a second acquisition. Not thread-safe.
 */
final class LockUse {

    private static final int NOWHERE = -1;

    /** How the lock is released: {@link BuyerLock#release} or {@link BuyerLock#undo}. */
    @FunctionalInterface
    private interface ReleaseCall {
        Release release(BuyerLock lock) throws LockException;
    }

    private final LockName name;
    private final BuyerLock lock;
    private final LockSpec spec;
    private final Reacquisition again;
    private final BuyerEvents events;
    private final WaitWatch waits;
    /** The outstanding releases as the buyer believes; 0 if it does not hold the lock. */
    private int owed;

    private boolean lossTold;
    private int takenAt = NOWHERE;
    private OptionalLong token = OptionalLong.empty();
    /** The last write under the lock, which a transaction makes visible at its end. */
    private Optional<WriteResult.Written> uncommitted = Optional.empty();

    /** @param name the lock's name in the scenario */
    LockUse(LockName name, BuyerLock lock, LockSpec spec, BuyerEvents events, WaitWatch waits) {
        this.name = name;
        this.lock = lock;
        this.spec = spec;
        this.again = spec.kind().reacquisition();
        this.events = events;
        this.waits = waits;
    }

    /** Whether the buyer believes that it holds the lock. */
    boolean held() {
        return owed > 0;
    }

    /** Whether the buyer is between acquiring and releasing, even if the lock kind holds nothing. */
    boolean inUse() {
        return takenAt != NOWHERE;
    }

    /** Whether a write takes effect only when the lock is released. */
    boolean inTransaction() {
        return spec.kind().isTransaction() && inUse();
    }

    /** The token for the store; empty unless fencing is enabled. */
    OptionalLong fencingToken() {
        return spec.is(LockOption.FENCING) ? token : OptionalLong.empty();
    }

    /** Wraps the store for access under the lock. */
    Store guard(Store store) {
        return lock.guard(store);
    }

    /** Writes under the lock. In a transaction, the write can wait until another one has ended. */
    WriteResult write(Store store, long count, long version, Pause pause) throws StoreException, InterruptedException {
        Runnable end = spec.kind().isTransaction() ? waits.begin(events, lock::isQueued) : () -> {};
        try {
            WriteResult result = guard(store).write(count, version, fencingToken(), pause);
            uncommitted = inUse() && result instanceof WriteResult.Written written ? Optional.of(written) : uncommitted;
            return result;
        } finally {
            end.run();
        }
    }

    /**
     * Acquires the lock; blocks until it is acquired or the wait times out.
     *
     * @param shared whether the buyer is content to share the lock
     * @param position the position in the program, counted over all rounds
     * @param gate runs the wait, so that a fault can interrupt it
     * @throws StepFailedException if the wait times out, or this buyer holds the lock already, or the lock detects a
     *     deadlock
     */
    void take(boolean shared, int position, Gate gate) throws LockException, InterruptedException, StepFailedException {
        if (spec.kind().holds()) {
            events.emit(header -> new LockRequested(header, shared));
        }
        long asked = events.nowNs();
        Asked answer = new Asked();
        gate.during(answer);
        Acquisition acquisition = answer.acquisition;
        long now = answer.atNs;
        if (acquisition instanceof Acquisition.Acquired acquired) {
            acquired(acquired, position);
            events.emitAt(now, header -> new LockAcquired(header, now - asked, token, shared, owed));
        } else if (acquisition instanceof Acquisition.Admitted) {
            takenAt = inUse() ? takenAt : position;
        } else if (acquisition instanceof Acquisition.AlreadyHeld) {
            throw events.failed(
                    FailureKind.ALREADY_HELD, "this buyer holds the lock already, and cannot acquire it twice");
        } else if (acquisition instanceof Acquisition.Deadlocked) {
            events.emitAt(now, header -> new DeadlockRefused(header, now - asked));
            throw new StepFailedException(EventKind.DEADLOCK_REFUSED.wireName());
        } else {
            events.emitAt(now, header -> new LockTimedOut(header, now - asked));
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

    /** The result of an acquisition and its time. */
    private final class Asked implements Gate.Wait<LockException> {

        private Acquisition acquisition;
        private long atNs;

        @Override
        public void run() throws LockException, InterruptedException {
            // An attempt that a fault has interrupted can have cost a hold before it.
            tellIfLost();
            Runnable end = spec.kind().holds() ? waits.begin(events, lock::isQueued) : () -> {};
            try {
                acquisition = lock.acquire(spec.acquireTimeout());
            } finally {
                end.run();
            }
            atNs = events.nowNs();
        }

        @Override
        public void breakOff(Thread running) {
            lock.breakOff(running);
        }
    }

    /**
     * Releases the lock.
     *
     * <p>The event has the time before the release, because another buyer can acquire the lock as soon as it is free,
     * but it is emitted after the release is confirmed. A transaction emits a second event with the time after its
     * commit.
     *
     * @return false if a conflict requires the buyer to start again from its lock
     */
    boolean giveBack() throws LockException, StepFailedException {
        boolean wasInUse = inUse();
        Release release = giveBack(BuyerLock::release, spec.kind().isTransaction());
        if (release == Release.NOT_HELD && !wasInUse) {
            throw events.failed(FailureKind.NOT_HELD, "the lock is given back by a buyer that does not hold it");
        }
        return release != Release.CONFLICT;
    }

    /** Releases the lock, if it is in use, because a step under it has failed; otherwise as {@link #giveBack}. */
    void giveBackAfterFailure() throws LockException {
        if (inUse()) {
            giveBack(BuyerLock::undo, false);
        }
    }

    private Release giveBack(ReleaseCall call, boolean commits) throws LockException {
        long before = events.nowNs();
        Release release = call.release(lock);
        long after = events.nowNs();
        boolean thoughtItHeld = held();
        Optional<WriteResult.Written> written = uncommitted;
        released();
        if (release == Release.RELEASED && spec.kind().holds()) {
            events.emitAt(before, header -> new LockReleased(header, owed));
        }
        if (release == Release.RELEASED && commits) {
            events.emitAt(after, header -> committed(header, written));
        }
        if (release == Release.NOT_HELD && thoughtItHeld && !lossTold) {
            lossTold = true;
            events.emitAt(before, LockLost::new);
        }
        return release;
    }

    private static Committed committed(EventHeader header, Optional<WriteResult.Written> written) {
        return written.map(
                        last -> new Committed(header, OptionalLong.of(last.count()), OptionalLong.of(last.version())))
                .orElseGet(() -> new Committed(header, OptionalLong.empty(), OptionalLong.empty()));
    }

    /** Emits, once per hold, that the lock was lost. The buyer continues; fencing is meant to stop it. */
    void tellIfLost() {
        if (held() && !lossTold && lock.lost()) {
            lossTold = true;
            uncommitted = Optional.empty();
            events.emit(header -> new LockLost(header.about(name, header.item())));
        }
    }

    /**
     * Rolls back the open transaction before its buyer starts again.
     *
     * @param target the position where the buyer starts again; a transaction begun before it continues
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
        uncommitted = Optional.empty();
    }
}
