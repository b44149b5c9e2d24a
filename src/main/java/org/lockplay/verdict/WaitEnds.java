package org.lockplay.verdict;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.history.Event;
import org.lockplay.lock.LockId;
import org.lockplay.lock.LockSpec;
import org.lockplay.verdict.BuyerOutcome.State;

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

    private final HistoryIndex index;
    private final LockSpec lock;
    private final ReleasePoints releases;

    WaitEnds(HistoryIndex index) {
        this.index = index;
        this.lock = index.scenario().lock();
        this.releases = new ReleasePoints(index.scenario().program());
    }

    /**
     * Decides for one lock.
     *
     * @param waiting unanswered requests by buyers that could continue; at least one
     * @param holder the last hold of that lock without an end
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
        BuyerOutcome buyerOutcome = index.buyerOutcome(hold.buyer());
        if (lock.kind().isLease()) {
            return WaitEnd.something("lease", hold.fromNs() + lock.lease().toNanos());
        }
        if (buyerOutcome.died()) {
            return afterDeath(buyerOutcome, hold);
        }
        if (waiting.stream().anyMatch(request -> request.buyer() == hold.buyer())) {
            return somebodyElseMayFreeIt() ? WaitEnd.something("ownerless") : WaitEnd.nothing("self");
        }
        return switch (buyerOutcome.state()) {
            case FROZEN -> ofFrozen(buyerOutcome, hold);
            case HUNG, FAILED, FINISHED ->
                somebodyElseMayFreeIt()
                        ? WaitEnd.something("ownerless")
                        : WaitEnd.nothing(buyerOutcome.state().wireName());
            case KILLED, RUNNING ->
                index.ending() == Ending.FINISHED ? WaitEnd.nothing("running") : WaitEnd.something("running");
        };
    }

    private WaitEnd afterDeath(BuyerOutcome buyerOutcome, Hold hold) {
        if (lock.kind().isSession()) {
            return sessionEnd(buyerOutcome.why().map(Event::t).orElse(hold.toNs()));
        }
        if (LockTraits.freedByDeath(lock)) {
            return WaitEnd.something("freed");
        }
        return somebodyElseMayFreeIt() ? WaitEnd.something("ownerless") : WaitEnd.nothing("killed");
    }

    private WaitEnd sessionEnd(long lostNs) {
        return WaitEnd.something("session", lostNs + lock.lease().toNanos());
    }

    private WaitEnd ofFrozen(BuyerOutcome buyerOutcome, Hold hold) {
        if (lock.kind().isSession()) {
            return sessionEnd(buyerOutcome.freeze().map(Event::t).orElse(hold.toNs()));
        }
        OptionalLong due = buyerOutcome.thawDueNs();
        return due.isPresent() ? WaitEnd.something("thaw", due.getAsLong()) : WaitEnd.something("frozen");
    }

    private WaitEnd withoutHolder(List<Request> waiting) {
        LockId wanted = waiting.get(0).lock();
        if (LockTraits.handsOver(lock.kind()) && openRequest(wanted, State.FROZEN)) {
            return WaitEnd.something("handed");
        }
        boolean diedAsking = openRequest(wanted, State.KILLED);
        if (index.ending() == Ending.FINISHED) {
            return WaitEnd.nothing("nobody");
        }
        boolean lostForGood = diedAsking && !LockTraits.freedByDeath(lock) && !frees(lock);
        return lostForGood && !somebodyElseMayFreeIt() ? WaitEnd.nothing("nobody") : WaitEnd.something("free");
    }

    private static boolean frees(LockSpec lock) {
        return lock.kind().isLease() || lock.kind().isSession();
    }

    private boolean openRequest(LockId wanted, State state) {
        return index.requests()
                .anyMatch(request -> request.open()
                        && request.lock().equals(wanted)
                        && index.buyerOutcome(request.buyer()).state() == state);
    }

    /** Whether the kind has no owner and a buyer is about to release what it does not hold. */
    private boolean somebodyElseMayFreeIt() {
        return LockTraits.anybodyReleases(lock)
                && releases.releasesUnheld()
                && index.ending() == Ending.TIMED_OUT
                && index.movingBuyers().findAny().isPresent();
    }
}
