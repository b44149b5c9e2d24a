package org.lockplay.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.LockRequested;
import org.lockplay.lock.Claim;
import org.lockplay.lock.LockId;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** The holds of a run's locks, in the order of their acquisitions. Times are in nanoseconds on the run's clock. */
final class LockHolds {

    /** The time of what never happened. */
    private static final long NEVER = Long.MAX_VALUE;

    private final Scenario scenario;
    private final List<Hold> holds = new ArrayList<>();
    /** The acquisitions of the holds that have not ended, while the history is read. */
    private final List<LockAcquired> open = new ArrayList<>();

    private final List<Refusal> refusals = new ArrayList<>();
    /** The holders whose holds an acquisition has shown to be over, by the {@code seq} of that acquisition. */
    private final Map<Long, List<Integer>> expired = new HashMap<>();

    /**
     * A hold of one buyer.
     *
     * @param askedNs the request
     * @param fromNs the acquisition
     * @param toNs the release, or the next acquisition if the hold ended without one
     */
    private record Hold(Claim claim, long askedNs, long fromNs, long toNs) {}

    /** A request of one buyer that the lock's implementation refused because of a deadlock. */
    private record Refusal(int buyer, long askedNs, long atNs) {}

    /**
     * The time between two turns.
     *
     * @param beginNs the first one
     * @param endNs the second one
     */
    record Wait(long beginNs, long endNs) {}

    /** Finds all holds in a history. */
    LockHolds(Scenario scenario, List<Event> history) {
        this.scenario = scenario;
        history.stream().sorted(Comparator.comparingLong(Event::t)).forEach(this::read);
        end(List.copyOf(open), NEVER);
        holds.sort(Comparator.comparingLong(Hold::fromNs));
    }

    private void read(Event event) {
        if (event instanceof LockAcquired acquired) {
            List<LockAcquired> over =
                    open.stream().filter(hold -> isOver(hold, acquired)).toList();
            end(over, event.t());
            expired.put(event.seq(), over.stream().map(Event::buyer).sorted().toList());
            if (own(event).isEmpty()) {
                open.add(acquired);
            }
        } else if (event instanceof DeadlockRefused refused) {
            refusals.add(new Refusal(event.buyer(), event.t() - refused.waitNs(), event.t()));
        } else if (event instanceof LockLost || event instanceof LockReleased released && released.owed() == 0) {
            end(own(event), event.t());
        }
    }

    /** Whether a hold must have ended when the lock is acquired again. */
    private boolean isOver(LockAcquired hold, LockAcquired next) {
        return scenario.lock().endsWithoutRelease()
                && claim(hold).blocks(claim(next))
                && (hold.buyer() != next.buyer()
                        || scenario.lock().kind().reacquisition().startsNewHold());
    }

    /** The open hold of the same lock by the same buyer. */
    private List<LockAcquired> own(Event event) {
        LockId lock = claim(event).lock();
        return open.stream()
                .filter(hold ->
                        hold.buyer() == event.buyer() && claim(hold).lock().equals(lock))
                .toList();
    }

    private void end(List<LockAcquired> over, long endNs) {
        open.removeAll(over);
        over.forEach(hold -> holds.add(new Hold(claim(hold), hold.t() - hold.waitNs(), hold.t(), endNs)));
    }

    private Claim claim(Event event) {
        boolean shared = event instanceof LockAcquired acquired && acquired.shared()
                || event instanceof LockRequested request && request.shared();
        return scenario.claim(event.buyer(), event.lock(), shared);
    }

    /** The holders whose holds must have ended without a release before an acquisition. */
    List<Integer> expiredBefore(Event acquired) {
        return expired.getOrDefault(acquired.seq(), List.of());
    }

    /**
     * The time for the gate of an acquisition. The kernel refuses the request that closes a cycle, so in a replay the
     * buyers that waited then have to wait before that request; PostgreSQL refuses the one that has waited longest.
     */
    long gateNs(LockAcquired acquired) {
        long askedNs = acquired.t() - acquired.waitNs();
        return refusals.stream()
                .filter(refusal -> scenario.lock().kind() == LockKind.FILE_LOCK && refusal.buyer() != acquired.buyer())
                .filter(refusal -> askedNs < refusal.atNs() && refusal.atNs() <= acquired.t())
                .mapToLong(refusal -> Math.min(askedNs, refusal.askedNs() - 1))
                .min()
                .orElse(acquired.t());
    }

    /** A time at which a commit that frees the lock can have taken effect: before the next acquisition. */
    long commitNs(Event committed, long releasedNs) {
        return first(committed, hold -> hold.fromNs() > releasedNs)
                .map(next -> Math.min(committed.t(), next.fromNs() - 1))
                .orElse(committed.t());
    }

    /**
     * Moves a wait that timed out, or that did not end, into a hold of another buyer, so that a replay finds the lock
     * taken, too. The waiting buyer does nothing afterwards, so that its wait may move freely. The hold is:
     *
     * <ol>
     *   <li>the one at the end of the wait; if there is none,
     *   <li>the next one by a buyer that had requested the lock by then, because an acquisition can be recorded late;
     *       if there is none,
     *   <li>the last one before, because a time-out can be recorded late, too.
     * </ol>
     */
    Wait withoutLock(Event request, long endNs) {
        return last(request, hold -> hold.fromNs() <= endNs && endNs <= hold.toNs())
                .or(() -> first(request, hold -> hold.askedNs() <= endNs && endNs < hold.fromNs()))
                .or(() -> last(request, hold -> hold.fromNs() <= endNs))
                .map(hold -> {
                    long beginNs = Math.max(request.t(), hold.fromNs() + 1);
                    return new Wait(beginNs, Math.max(beginNs + 1, Math.min(endNs, hold.toNs() - 1)));
                })
                .orElse(new Wait(request.t(), endNs));
    }

    private Optional<Hold> first(Event event, Predicate<Hold> which) {
        return byOthers(event).filter(which).findFirst();
    }

    private Optional<Hold> last(Event event, Predicate<Hold> which) {
        return byOthers(event).filter(which).reduce((one, next) -> next);
    }

    /** The holds by other buyers that exclude what an event's buyer asks for. */
    private Stream<Hold> byOthers(Event event) {
        Claim own = claim(event);
        return holds.stream()
                .filter(hold ->
                        hold.claim().buyer() != own.buyer() && hold.claim().blocks(own));
    }
}
