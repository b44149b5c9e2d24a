package org.lockplay.verdict;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.Event;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.LockReleased;
import org.lockplay.history.Thawed;
import org.lockplay.lock.LockId;
import org.lockplay.lock.LockSpec;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Decides what can end the wait for one lock, in this order:
 *
 * <ol>
 *   <li>the lock time-out of the waiting buyers;
 *   <li>the lease of the holder;
 *   <li>the death of the holder's process, or the end of its session;
 *   <li>what ends the wait of a holder that waits for another lock itself;
 *   <li>the thaw of a frozen holder, or of a frozen buyer that the lock was handed to while it waited;
 *   <li>a holder that still works, or another buyer that can free the lock;
 *   <li>nothing.
 * </ol>
 */
final class WaitEnds {

    /** Longer than a buyer that polls can take for one attempt, also on a busy machine. */
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(1);

    private final HistoryIndex index;
    private final LockSpec lock;
    private final int processes;
    private final boolean someReleaseUnheld;

    WaitEnds(HistoryIndex index) {
        this.index = index;
        this.lock = index.scenario().lock();
        this.processes = index.scenario().placement().processes();
        this.someReleaseUnheld = ReleasePoints.anyUnheld(index.scenario().program());
    }

    /**
     * Decides for one lock.
     *
     * @param waiting unanswered requests by all buyers that can continue or can be thawed; at least one
     */
    WaitEnd of(List<Request> waiting) {
        return of(waiting, new HashSet<>());
    }

    /** @param seen the locks whose waits this one depends on, and its own */
    private WaitEnd of(List<Request> waiting, Set<LockId> seen) {
        seen.add(waiting.get(0).lock());
        Optional<Hold> holder = StillHeld.before(index, waiting.get(0));
        WaitEnd end = lock.acquireTimeout()
                .map(limit -> timeOut(waiting, limit))
                .or(() -> holder.map(hold -> withHolder(waiting, hold, seen)))
                .orElseGet(() -> withoutHolder(waiting));
        return holder.map(hold -> end.because(
                        hold.buyer(),
                        hold.acquired(),
                        index.buyerOutcome(hold.buyer()).why()))
                .orElse(end);
    }

    private WaitEnd timeOut(List<Request> waiting, Duration limit) {
        OptionalLong first =
                in(waiting, State.RUNNING).mapToLong(this::attemptNs).min();
        return first.isPresent()
                ? WaitEnd.something("time-out", first.getAsLong() + limit.toNanos())
                : WaitEnd.something("time-out");
    }

    /** When a waiting buyer began to wait: after a delay, it asks anew. */
    private long attemptNs(Request request) {
        return delaysOf(request)
                .filter(delay -> delay.fault().effect() == FaultEffect.DELAYED)
                .mapToLong(WaitEnds::endOf)
                .reduce(request.requested().t(), Math::max);
    }

    private WaitEnd withHolder(List<Request> waiting, Hold hold, Set<LockId> seen) {
        if (lock.kind().isLease()) {
            return WaitEnd.something("lease", hold.fromNs() + lock.lease().toNanos());
        }
        BuyerOutcome holder = index.buyerOutcome(hold.buyer());
        OptionalLong sessionEnd = sessionEnd(holder);
        if (sessionEnd.isPresent()) {
            return WaitEnd.something("session", sessionEnd.getAsLong());
        }
        if (holder.died() && LockTraits.freedByDeath(lock)) {
            return WaitEnd.something("freed");
        }
        if (waiting.stream().anyMatch(request -> request.buyer() == hold.buyer())) {
            return unlessFreed("self");
        }
        Optional<WaitEnd> behind = ofHolder(hold, seen);
        if (behind.filter(end -> end.isNever() || holder.state() == State.RUNNING)
                .isPresent()) {
            return behind.get();
        }
        return switch (holder.state()) {
            case FROZEN -> {
                OptionalLong due = holder.thawDueNs();
                yield due.isPresent() ? WaitEnd.something("thaw", due.getAsLong()) : WaitEnd.something("frozen");
            }
            case HUNG, FAILED, FINISHED, KILLED -> unlessFreed(holder.state().wireName());
            case RUNNING ->
                index.ending() == Ending.FINISHED ? WaitEnd.nothing("running") : WaitEnd.something("running");
        };
    }

    /** What ends the wait of the holder itself, if it waits for another lock. */
    private Optional<WaitEnd> ofHolder(Hold hold, Set<LockId> seen) {
        Optional<Request> own = Deadlocks.waiting(index)
                .filter(request -> request.buyer() == hold.buyer())
                .filter(request -> !request.lock().equals(hold.lock()))
                .findFirst();
        return own.map(request -> {
            if (seen.contains(request.lock())) {
                return lock.detectsDeadlock(processes) ? WaitEnd.something("deadlock") : WaitEnd.nothing("deadlock");
            }
            List<Request> others = Deadlocks.waiting(index)
                    .filter(other -> other.lock().equals(request.lock()))
                    .toList();
            WaitEnd end = of(others, seen);
            String variant = end.variant().equals("deadlock") ? "deadlock" : "chain";
            return end.isNever() ? WaitEnd.nothing(variant) : WaitEnd.something(variant);
        });
    }

    /** When the server ends the holder's session, unless the process is thawed before; empty if it does not. */
    private OptionalLong sessionEnd(BuyerOutcome holder) {
        if (!lock.kind().isSession()) {
            return OptionalLong.empty();
        }
        Optional<Long> end = holder.death()
                .or(holder::freeze)
                .map(lost -> lost.t() + lock.lease().toNanos());
        boolean isThawedBefore = !holder.died()
                && holder.thawDueNs().isPresent()
                && end.isPresent()
                && holder.thawDueNs().getAsLong() <= end.get();
        return end.isPresent() && !isThawedBefore ? OptionalLong.of(end.get()) : OptionalLong.empty();
    }

    private WaitEnd unlessFreed(String variant) {
        return somebodyElseMayFreeIt() ? WaitEnd.something("ownerless") : WaitEnd.nothing(variant);
    }

    private WaitEnd withoutHolder(List<Request> waiting) {
        Optional<Request> next = in(waiting, State.FROZEN)
                .min(Comparator.comparingLong(request -> request.requested().t()));
        if (LockTraits.handsOver(lock.kind()) && next.isPresent()) {
            int frozen = next.get().buyer();
            return WaitEnd.something("handed")
                    .because(
                            frozen,
                            next.get().requested(),
                            index.buyerOutcome(frozen).why());
        }
        boolean isTakenForGood = !lock.endsWithoutRelease()
                && !somebodyElseMayFreeIt()
                && aBuyerDiedAsking(waiting.get(0))
                && in(waiting, State.RUNNING).anyMatch(this::wouldHaveFreeLock);
        return index.ending() == Ending.FINISHED || isTakenForGood
                ? WaitEnd.nothing("nobody")
                : WaitEnd.something("free");
    }

    private boolean aBuyerDiedAsking(Request wanted) {
        return index.openRequests()
                .filter(request -> request.lock().equals(wanted.lock()))
                .anyMatch(request -> index.buyerOutcome(request.buyer()).state() == State.KILLED);
    }

    /** Whether a waiting buyer would have acquired the lock by now if it were free. */
    private boolean wouldHaveFreeLock(Request request) {
        LongStream undisturbedSince = LongStream.concat(
                LongStream.of(request.requested().t()),
                Stream.of(releasesOf(request), index.all(Thawed.class), delaysOf(request))
                        .flatMap(events -> events)
                        .mapToLong(WaitEnds::endOf));
        Duration attempt = LONGEST_ATTEMPT.plus(lock.retryPause()).plus(lock.gap());
        return index.endNs() - undisturbedSince.max().orElseThrow() > attempt.toNanos();
    }

    private Stream<? extends Event> releasesOf(Request request) {
        return index.all(LockReleased.class)
                .filter(release -> index.lockOf(release).equals(request.lock()));
    }

    private Stream<FaultInjected> delaysOf(Request request) {
        return index.eventsOf(request.buyer()).stream()
                .filter(FaultInjected.class::isInstance)
                .map(FaultInjected.class::cast);
    }

    private static long endOf(Event event) {
        return event instanceof FaultInjected fault
                ? fault.t() + Duration.ofMillis(fault.forMs().orElse(0)).toNanos()
                : event.t();
    }

    private Stream<Request> in(List<Request> waiting, State state) {
        return waiting.stream()
                .filter(request -> index.buyerOutcome(request.buyer()).state() == state);
    }

    /** Whether the kind has no owner and a buyer is about to release what it does not hold, or not alone. */
    private boolean somebodyElseMayFreeIt() {
        return LockTraits.anybodyReleases(lock)
                && index.ending() == Ending.TIMED_OUT
                && index.movingBuyers().anyMatch(buyer -> someReleaseUnheld || holds(buyer));
    }

    private boolean holds(int buyer) {
        return index.holdsOf(buyer).stream().anyMatch(hold -> hold.end() == Hold.End.KEPT);
    }
}
