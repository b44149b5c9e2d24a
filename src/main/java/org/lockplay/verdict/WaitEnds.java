package org.lockplay.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.history.Event;
import org.lockplay.lock.LockSpec;
import org.lockplay.verdict.Fate.State;

/**
 * Decides what can end the wait for one lock, in this order:
 *
 * <ol>
 *   <li>the lock time-out of the waiting buyers;
 *   <li>the lease or the session of the holder;
 *   <li>the thaw of a frozen holder, or of a frozen buyer that the lock was handed to while it waited;
 *   <li>a holder that still works, or another buyer that can free the lock;
 *   <li>nothing.
 * </ol>
 */
final class WaitEnds {

    private final Evidence evidence;
    private final LockSpec lock;
    private final ReleasePoints releases;

    WaitEnds(Evidence evidence) {
        this.evidence = evidence;
        this.lock = evidence.scenario().lock();
        this.releases = new ReleasePoints(evidence.scenario().program());
    }

    /**
     * Decides for one lock.
     *
     * @param waiting requests without an answer by buyers that could go on; at least one
     * @param holder the last hold of that lock that nobody ended
     */
    WaitEnd of(List<Request> waiting, Optional<Hold> holder) {
        if (lock.acquireTimeout().isPresent()) {
            long first = waiting.stream()
                    .mapToLong(request -> request.requested().t())
                    .min()
                    .orElseThrow();
            return WaitEnd.something(
                    "time-out", first + lock.acquireTimeout().get().toNanos());
        }
        return holder.isPresent() ? withHolder(waiting, holder.get()) : withoutHolder(waiting);
    }

    private WaitEnd withHolder(List<Request> waiting, Hold hold) {
        Fate fate = evidence.fate(hold.buyer());
        if (lock.kind().isLease()) {
            return WaitEnd.something("lease", hold.fromNs() + lock.lease().toNanos());
        }
        if (fate.died()) {
            return afterDeath(fate, hold);
        }
        if (waiting.stream().anyMatch(request -> request.buyer() == hold.buyer())) {
            return somebodyElseMayFreeIt() ? WaitEnd.something("ownerless") : WaitEnd.nothing("self");
        }
        return switch (fate.state()) {
            case FROZEN -> ofFrozen(fate, hold);
            case HUNG, FAILED, FINISHED ->
                somebodyElseMayFreeIt()
                        ? WaitEnd.something("ownerless")
                        : WaitEnd.nothing(fate.state().wireName());
            case KILLED, RUNNING ->
                evidence.ending() == Ending.FINISHED ? WaitEnd.nothing("running") : WaitEnd.something("running");
        };
    }

    private WaitEnd afterDeath(Fate fate, Hold hold) {
        if (lock.kind().isSession()) {
            return sessionEnd(fate.why().map(Event::t).orElse(hold.toNs()));
        }
        if (LockTraits.freedByDeath(lock)) {
            return WaitEnd.something("freed");
        }
        return somebodyElseMayFreeIt() ? WaitEnd.something("ownerless") : WaitEnd.nothing("killed");
    }

    private WaitEnd sessionEnd(long lostNs) {
        return WaitEnd.something("session", lostNs + lock.lease().toNanos());
    }

    private WaitEnd ofFrozen(Fate fate, Hold hold) {
        if (lock.kind().isSession()) {
            return sessionEnd(fate.freeze().map(Event::t).orElse(hold.toNs()));
        }
        OptionalLong due = fate.thawDueNs();
        return due.isPresent() ? WaitEnd.something("thaw", due.getAsLong()) : WaitEnd.something("frozen");
    }

    private WaitEnd withoutHolder(List<Request> waiting) {
        int lockNumber = evidence.lockSeenBy(waiting.get(0).buyer());
        if (LockTraits.handsOver(lock.kind()) && openRequest(lockNumber, State.FROZEN)) {
            return WaitEnd.something("handed");
        }
        boolean diedAsking = openRequest(lockNumber, State.KILLED);
        if (evidence.ending() == Ending.FINISHED) {
            return WaitEnd.nothing("nobody");
        }
        boolean lostForGood = diedAsking && !LockTraits.freedByDeath(lock) && !frees(lock);
        return lostForGood && !somebodyElseMayFreeIt() ? WaitEnd.nothing("nobody") : WaitEnd.something("free");
    }

    private static boolean frees(LockSpec lock) {
        return lock.kind().isLease() || lock.kind().isSession();
    }

    private boolean openRequest(int lockNumber, State state) {
        return evidence.requests()
                .anyMatch(request -> request.open()
                        && evidence.lockSeenBy(request.buyer()) == lockNumber
                        && evidence.fate(request.buyer()).state() == state);
    }

    /** Whether the kind has no owner and a buyer is on its way to a release of what it does not hold. */
    private boolean somebodyElseMayFreeIt() {
        return LockTraits.anybodyReleases(lock)
                && releases.releasesUnheld()
                && evidence.ending() == Ending.TIMED_OUT
                && evidence.movingBuyers().findAny().isPresent();
    }
}
