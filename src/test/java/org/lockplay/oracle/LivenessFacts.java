package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Instruction;

/** Which buyers could have continued when a run ended. */
final class LivenessFacts {

    private final Facts facts;

    LivenessFacts(Facts facts) {
        this.facts = facts;
    }

    EndState stateOf(int buyer) {
        EndState state = EndState.of(facts.tracks().get(buyer));
        return state == EndState.WAITING && acquiresItAgainAtOnce(buyer) ? EndState.WORKING : state;
    }

    /** Whether a buyer asks for a re-entrant lock that it holds. */
    private boolean acquiresItAgainAtOnce(int buyer) {
        boolean isReentrant = switch (facts.rules().again()) {
            case COUNTS, FIRST_RELEASE_FREES -> true;
            default -> false;
        };
        return isReentrant
                && facts.holds().stream()
                        .anyMatch(hold -> hold.buyer() == buyer && hold.how() == Hold.How.OPEN && !isCut(hold));
    }

    List<Integer> unfinished() {
        return facts.tracks().stream()
                .map(BuyerTrack::buyer)
                .filter(buyer -> stateOf(buyer).isUnfinished())
                .toList();
    }

    /** Whether a buyer can still continue, by itself or after a thaw. */
    Truth canGoOn(int buyer) {
        return switch (stateOf(buyer)) {
            case ENDED, DEAD, HUNG -> Truth.MUST_NOT;
            case WORKING -> Truth.MUST;
            case FROZEN -> isFrozenAsking(buyer) ? canGetLock(buyer) : Truth.MUST;
            case WAITING -> canGetLock(buyer);
        };
    }

    /** Whether a buyer is frozen while it waits for the lock; once thawed it goes on waiting. */
    boolean isFrozenAsking(int buyer) {
        return stateOf(buyer) == EndState.FROZEN
                && EndState.isAsking(facts.tracks().get(buyer));
    }

    /** Whether an unfinished buyer never continues; for a hanging holder, those that wait for it decide. */
    Truth isStuck() {
        List<Truth> canGoOn = unfinished().stream()
                .filter(buyer -> !isAwaited(buyer))
                .map(this::canGoOn)
                .toList();
        if (canGoOn.contains(Truth.MUST_NOT)) {
            return Truth.MUST;
        }
        return canGoOn.contains(Truth.MAY) ? Truth.MAY : Truth.MUST_NOT;
    }

    /** Whether a hanging buyer is the last to have acquired the lock that another one waits for. */
    private boolean isAwaited(int buyer) {
        int lock = facts.lockOf(buyer);
        return stateOf(buyer) == EndState.HUNG
                && keptHolds(lock)
                        .max(Comparator.comparingLong(Hold::fromNs))
                        .filter(hold -> hold.buyer() == buyer)
                        .isPresent()
                && unfinished().stream()
                        .anyMatch(other -> facts.lockOf(other) == lock && stateOf(other) == EndState.WAITING);
    }

    /** The holds at the end that will not be released by their holder, as far as the history shows. */
    Stream<Hold> keptHolds(int lock) {
        return facts.holds().stream().filter(hold -> hold.lock() == lock && isKept(hold));
    }

    /** Whether a waiting buyer gets the lock eventually. */
    private Truth canGetLock(int buyer) {
        if (facts.scenario().lock().acquireTimeout().isPresent()) {
            return Truth.MUST;
        }
        int lock = facts.lockOf(buyer);
        boolean isHeldStill = keptHolds(lock).anyMatch(hold -> !moves(hold.buyer()));
        List<BuyerTrack> movers = facts.tracks().stream()
                .filter(other -> facts.lockOf(other.buyer()) == lock && moves(other.buyer()))
                .toList();
        boolean isFreed = facts.rules().anybodyFrees() && movers.stream().anyMatch(this::releasesNext);
        if (!movers.isEmpty() && !isHeldStill || isFreed) {
            return Truth.MUST;
        }
        return switch (facts.rules().end()) {
            case LEASE -> Truth.MUST;
            case SESSION -> isSessionOver(lock) ? Truth.MUST : isSessionCertain(lock) ? Truth.MUST_NOT : Truth.MAY;
            case NOTHING, DEATH, CONNECTION -> isHeldStill ? Truth.MUST_NOT : Truth.MAY;
        };
    }

    /** Whether a buyer releases the lock, held or not, before it asks for it again. */
    private boolean releasesNext(BuyerTrack track) {
        ProgramWalk walk = facts.walkOf(track.buyer());
        int from =
                track.lastDeed().map(walk::placeOf).orElse(OptionalInt.empty()).orElse(0);
        return IntStream.concat(IntStream.range(from, walk.size()), IntStream.range(0, walk.size()))
                .mapToObj(walk::at)
                .filter(instruction -> instruction.acquires() || instruction.releases())
                .findFirst()
                .filter(Instruction::releases)
                .isPresent();
    }

    private boolean moves(int buyer) {
        return stateOf(buyer) == EndState.WORKING || stateOf(buyer) == EndState.FROZEN && !isFrozenAsking(buyer);
    }

    /** Whether the last holder's process cannot keep its session: it has died, or stays frozen until a thaw. */
    private boolean isSessionOver(int lock) {
        return facts.holds().stream()
                .filter(hold -> hold.lock() == lock && isUnreleased(hold))
                .max(Comparator.comparingLong(Hold::fromNs))
                .filter(last -> isProcessDead(last.buyer())
                        || stateOf(last.buyer()) == EndState.DEAD
                        || outlastsItsSession(facts.tracks().get(last.buyer())))
                .isPresent();
    }

    /** Whether a buyer is frozen, and no thaw is due while the server still waits for it. */
    private boolean outlastsItsSession(BuyerTrack track) {
        long timeoutMs = facts.scenario().lock().lease().toMillis();
        return track.isFrozenAtTheEnd()
                && track.faults("freeze").stream()
                        .allMatch(freeze -> number(freeze, "forMs").orElse(Long.MAX_VALUE) > timeoutMs);
    }

    private static boolean isUnreleased(Hold hold) {
        return switch (hold.how()) {
            case KEPT, OPEN, DIED -> true;
            case RELEASED, RELEASED_AFTER_FAILURE, LOST, REPLACED -> false;
        };
    }

    /** Whether the holder's session surely goes on: its process lives, and was not disconnected or frozen. */
    private boolean isSessionCertain(int lock) {
        boolean wasDisturbed = facts.history().stream()
                .anyMatch(event -> event.kind() == EventKind.FROZEN || BuyerTrack.isFault(event, "disconnect"));
        return !wasDisturbed && keptHolds(lock).findAny().isPresent();
    }

    private boolean isKept(Hold hold) {
        BuyerTrack track = facts.tracks().get(hold.buyer());
        boolean dead = EndState.of(track) == EndState.DEAD || isProcessDead(hold.buyer());
        boolean isFreed = facts.rules().anybodyFrees() && wasFreedSince(hold);
        return isUnreleased(hold)
                && !isCut(hold)
                && !isLeaseOver(hold)
                && !isFreed
                && (!dead || facts.rules().end() == KindRules.End.NOTHING);
    }

    /** Whether the lease expired before the run ended: then the lock was free, and only not acquired yet. */
    private boolean isLeaseOver(Hold hold) {
        long endNs = facts.history().stream().mapToLong(Event::t).max().orElse(0);
        return facts.rules().end() == KindRules.End.LEASE
                && endNs - hold.fromNs() > facts.scenario().lock().lease().toNanos();
    }

    private boolean isCut(Hold hold) {
        return facts.rules().end() == KindRules.End.CONNECTION
                && facts.tracks().get(hold.buyer()).faults("disconnect").stream()
                        .anyMatch(fault -> fault.t() >= hold.fromNs());
    }

    boolean isProcessDead(int buyer) {
        return facts.events(EventKind.WORKER_EXITED)
                .filter(exit -> exit.seq() < clearedAt())
                .anyMatch(exit -> number(exit, "process").orElse(-1) == facts.workerOf(buyer));
    }

    /** The position from which on process events only reflect the end of the run. */
    private long clearedAt() {
        return facts.events(EventKind.BUYER_FINISHED)
                .filter(event -> text(event, "outcome")
                        .filter(Set.of("stuck", "cut-off")::contains)
                        .isPresent())
                .findFirst()
                .map(Event::seq)
                .orElse(Long.MAX_VALUE);
    }

    /** Whether another buyer may have released it since. */
    private boolean wasFreedSince(Hold hold) {
        return facts.events(EventKind.LOCK_RELEASED)
                .anyMatch(event -> facts.lockOf(event.buyer()) == hold.lock()
                        && event.buyer() != hold.buyer()
                        && event.t() > hold.fromNs());
    }
}
