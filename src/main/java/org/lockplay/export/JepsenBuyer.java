package org.lockplay.export;

import static org.lockplay.export.JepsenOperation.FAIL;
import static org.lockplay.export.JepsenOperation.INFO;
import static org.lockplay.export.JepsenOperation.OK;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Conflicted;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.LockRequested;
import org.lockplay.history.LockTimedOut;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;

/**
 * One buyer's use of the lock, as operations of a Jepsen process.
 *
 * <ul>
 *   <li>A release lasts from the time of its event, which is taken before the release, to the buyer's next own event.
 *   <li>A request for a lock that the buyer holds already is no operation, unless it starts a new hold.
 *   <li>Where the lock may have become free without an event, the release lasts from the earliest possible moment: the
 *       last own event of a buyer that was killed; the acquisition, where the lock belongs to a connection that was
 *       cut, since no event says when; the request of a buyer that waits for its own lease to end.
 *   <li>After an unknown end, a new process continues, as Jepsen requires.
 *   <li>There are no operations after the buyer's end.
 * </ul>
 */
final class JepsenBuyer {

    private static final long NEVER = Long.MAX_VALUE;
    private static final Set<FailureKind> BROKEN =
            EnumSet.of(FailureKind.LOCK, FailureKind.STORE, FailureKind.UNCONFIRMED);

    private final LockKind kind;
    private final int buyers;
    private final long lastCutNs;
    private final HoldTracker hold;
    private final List<JepsenOperation> operations = new ArrayList<>();
    private int process;
    /** When the buyer requested the lock that it waits for. */
    private long askedNs = NEVER;

    private long acquiredNs;
    /** The earliest time at which the lock that the buyer holds may be free. */
    private long freeFromNs = NEVER;
    /** When the buyer began the release, until its next event. */
    private long releasingNs = NEVER;

    private long lastOwnNs;
    private boolean finished;

    private JepsenBuyer(int buyer, int buyers, LockKind kind, List<Event> events) {
        this.process = buyer;
        this.buyers = buyers;
        this.kind = kind;
        this.hold = new HoldTracker(kind);
        this.lastCutNs = livesInConnection(kind)
                ? events.stream()
                        .filter(JepsenBuyer::isCut)
                        .mapToLong(Event::t)
                        .max()
                        .orElse(-1)
                : -1;
    }

    /**
     * The operations of one buyer, in sequence.
     *
     * @param buyers the number of buyers; the offset from a process to its successor
     * @param events the buyer's, by time
     * @param endNs the end of the history
     */
    static List<JepsenOperation> operations(int buyer, int buyers, LockKind kind, List<Event> events, long endNs) {
        JepsenBuyer one = new JepsenBuyer(buyer, buyers, kind, events);
        events.forEach(one::next);
        one.finish(endNs, one.lastOwnNs);
        return one.operations;
    }

    private void next(Event event) {
        if (finished) {
            return;
        }
        boolean own = isOwn(event);
        if (own) {
            completeRelease(event.t());
        }
        if (event instanceof LockRequested) {
            askedNs = event.t();
        } else if (event instanceof LockAcquired) {
            acquired(event);
        } else if (event instanceof LockTimedOut || event instanceof DeadlockRefused) {
            notAcquired(FAIL, event.t());
        } else if (event instanceof LockReleased) {
            released(event);
        } else if (event instanceof LockLost) {
            lost(event, event.t());
        } else if (event instanceof Conflicted) {
            // Recorded after the work under the lock has been rolled back.
            lost(event, lastOwnNs);
        } else if (event instanceof Failed failed) {
            failed(failed);
        } else if (event instanceof BuyerFinished) {
            finish(event.t(), own ? event.t() : lastOwnNs);
        }
        if (own) {
            lastOwnNs = event.t();
        }
    }

    private void acquired(Event event) {
        long fromNs = Math.min(askedNs, event.t());
        askedNs = NEVER;
        if (fromNs <= lastCutNs && lastCutNs <= event.t()) {
            // The connection was cut meanwhile, so the hold had ended before the buyer learned of it.
            add("acquire", fromNs, INFO, event.t());
            return;
        }
        HoldTracker.Change change = hold.next(event);
        if (change == HoldTracker.Change.BEGINS_ANEW && isLeased()) {
            add("release", Math.min(freeFromNs, fromNs), INFO, fromNs);
        }
        if (change != HoldTracker.Change.NONE) {
            add("acquire", fromNs, OK, event.t());
            acquiredNs = event.t();
            freeFromNs = NEVER;
        }
    }

    /** The wait has ended without the lock. */
    private void notAcquired(String completion, long t) {
        if (askedNs != NEVER && !hold.isHolding()) {
            add("acquire", askedNs, completion, t);
        } else if (askedNs != NEVER && isLeased()) {
            freeFromNs = Math.min(freeFromNs, askedNs);
        }
        askedNs = NEVER;
    }

    private void released(Event event) {
        boolean hadNothing = !hold.isHolding();
        if (hold.next(event) == HoldTracker.Change.ENDS || hadNothing) {
            // A release succeeds only on a connection that has not been cut.
            releasingNs = Math.min(freeFromNs, event.t());
        }
    }

    private void lost(Event event, long fromNs) {
        if (hold.next(event) == HoldTracker.Change.ENDS) {
            releasingNs = Math.min(freeFrom(), fromNs);
        }
    }

    private void completeRelease(long t) {
        if (releasingNs != NEVER) {
            add("release", releasingNs, OK, t);
            releasingNs = NEVER;
        }
    }

    private void failed(Failed event) {
        notAcquired(INFO, event.t());
        if (BROKEN.contains(event.failure())) {
            freeFromNs = Math.min(freeFromNs, lastOwnNs);
        }
    }

    /** @param heldToNs until when a lock that the buyer still holds was certainly not free */
    private void finish(long t, long heldToNs) {
        if (finished) {
            return;
        }
        finished = true;
        completeRelease(t);
        boolean isHolding = hold.isHolding();
        notAcquired(INFO, t);
        if (isHolding) {
            add("release", Math.min(freeFrom(), heldToNs), INFO, t);
        }
    }

    private long freeFrom() {
        return lastCutNs >= acquiredNs ? acquiredNs : freeFromNs;
    }

    private void add(String f, long fromNs, String completion, long toNs) {
        operations.add(JepsenOperation.onLock(process, f, fromNs, completion, toNs));
        if (completion.equals(INFO)) {
            process += buyers;
        }
    }

    private boolean isLeased() {
        return kind.options().contains(LockOption.LEASE_MS);
    }

    /** Whether the server frees the lock when its holder's connection ends. */
    private static boolean livesInConnection(LockKind kind) {
        return kind.isOfConnection();
    }

    private static boolean isCut(Event event) {
        return event.isFault(FaultEffect.CUT_OFF);
    }

    /** Whether the buyer itself emitted the event, or it proves that the buyer was running; false in doubt. */
    private static boolean isOwn(Event event) {
        return switch (event.kind()) {
            case BUYER_STARTED,
                    GATE,
                    QUERIED,
                    LOCK_REQUESTED,
                    LOCK_WAITING,
                    LOCK_ACQUIRED,
                    LOCK_TIMEOUT,
                    DEADLOCK_REFUSED,
                    LOCK_RELEASED,
                    LOCK_LOST,
                    COMMITTED,
                    READ,
                    SOLD_OUT,
                    TOOK,
                    WROTE,
                    WRITE_REJECTED,
                    CONFLICT,
                    FAILED -> true;
            case BUYER_FINISHED ->
                event instanceof BuyerFinished end && end.outcome().isByItself();
            case FAULT -> event instanceof FaultInjected fault && fault.fault().isTimedBefore();
            case RUN_STARTED,
                    WORKER_STARTED,
                    FAULT_MISSED,
                    FROZEN,
                    THAWED,
                    OFF_SCHEDULE,
                    SCHEDULE_ENDED,
                    WORKER_EXITED,
                    STORE,
                    RUN_FINISHED -> false;
        };
    }
}
