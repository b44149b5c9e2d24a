package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about buyers that still waited when their run was cut off, and what would have ended the wait. */
final class CutOffClaims {

    static final Map<String, Claim> CLAIMS = claims();

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Tolerance at the end: buyers are notified of it some time before the run's last event. */
    private static final long SLACK_NS = 20 * NANOS_PER_MILLI;

    private CutOffClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        put(claims, "time-out", CutOffClaims::timesOut);
        put(claims, "lease", CutOffClaims::leaseEnds);
        put(claims, "session", CutOffClaims::sessionEnds);
        put(claims, "thaw", (facts, finding) -> is(facts, finding, EndState.FROZEN) && thaws(facts, finding, "holder"));
        put(
                claims,
                "frozen",
                (facts, finding) ->
                        is(facts, finding, EndState.FROZEN) && hasHold(facts, Args.buyer(finding, "holder")));
        put(
                claims,
                "running",
                (facts, finding) -> isAtWork(facts, finding) && hasHold(facts, Args.buyer(finding, "holder")));
        put(claims, "ownerless", (facts, finding) -> facts.rules().anybodyFrees() && someMayRelease(facts));
        put(
                claims,
                "freed",
                (facts, finding) -> is(facts, finding, EndState.DEAD) && hasHold(facts, Args.buyer(finding, "holder")));
        put(
                claims,
                "handed",
                (facts, finding) -> is(facts, finding, EndState.FROZEN)
                        && EndState.isAsking(facts.tracks().get(Args.buyer(finding, "holder"))));
        put(claims, "free", CutOffClaims::isFree);
        claims.put(
                "finding.cut-off.alone-frozen",
                Claim.that((facts, finding) -> stateOf(facts, Args.buyer(finding, "buyer")) == EndState.FROZEN));
        claims.put(
                "finding.cut-off.alone-thaw",
                Claim.that((facts, finding) -> stateOf(facts, Args.buyer(finding, "buyer")) == EndState.FROZEN
                        && thaws(facts, finding, "buyer")));
        return claims;
    }

    private static void put(Map<String, Claim> claims, String variant, BiPredicate<Facts, Finding> isSo) {
        claims.put("finding.cut-off." + variant, (facts, finding) -> {
            List<Integer> waiters = Args.buyers(finding, "waiters");
            if (waiters.isEmpty() || waiters.stream().anyMatch(waiter -> stateOf(facts, waiter) != EndState.WAITING)) {
                return Optional.of("not all of them were waiting");
            }
            return isSo.test(facts, finding) ? Optional.empty() : Optional.of("that would not have ended the wait so");
        });
    }

    private static EndState stateOf(Facts facts, int buyer) {
        return new LivenessFacts(facts).stateOf(buyer);
    }

    private static boolean is(Facts facts, Finding finding, EndState state) {
        return stateOf(facts, Args.buyer(finding, "holder")) == state;
    }

    private static boolean isAtWork(Facts facts, Finding finding) {
        return is(facts, finding, EndState.WORKING);
    }

    private static boolean hasHold(Facts facts, int buyer) {
        return facts.holdsOf(buyer).anyMatch(hold -> switch (hold.how()) {
            case OPEN, KEPT, DIED -> true;
            case RELEASED, RELEASED_AFTER_FAILURE, LOST, REPLACED -> false;
        });
    }

    private static boolean timesOut(Facts facts, Finding finding) {
        if (facts.scenario().lock().acquireTimeout().isEmpty()) {
            return false;
        }
        long limit = facts.scenario().lock().acquireTimeout().get().toNanos();
        long first = Args.buyers(finding, "waiters").stream()
                .map(waiter -> facts.tracks().get(waiter))
                .mapToLong(track -> askedAnewNs(track) + limit)
                .min()
                .orElseThrow();
        return isIn(facts, finding, first);
    }

    /** When a buyer began to wait: a delay within the wait makes it begin again. */
    private static long askedAnewNs(BuyerTrack track) {
        return track.own().stream()
                .filter(event -> text(event, "fault").filter("slow"::equals).isPresent())
                .mapToLong(event -> event.t() + number(event, "forMs").orElse(0) * NANOS_PER_MILLI)
                .reduce(lastRequest(track).t(), Math::max);
    }

    private static Event lastRequest(BuyerTrack track) {
        return track.own().stream()
                .filter(event -> event.kind() == EventKind.LOCK_REQUESTED)
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    private static boolean leaseEnds(Facts facts, Finding finding) {
        long lease = facts.scenario().lock().lease().toNanos();
        return facts.rules().end() == KindRules.End.LEASE
                && facts.holdsOf(finding.number("holder"))
                        .filter(hold -> !hold.isReleased())
                        .anyMatch(hold -> isIn(facts, finding, hold.fromNs() + lease));
    }

    /** Whether the named holder's session was lost, and when: some time after its process had died or frozen. */
    private static boolean sessionEnds(Facts facts, Finding finding) {
        int holder = Args.buyer(finding, "holder");
        boolean isLost = stateOf(facts, holder) == EndState.DEAD
                || new LivenessFacts(facts).isProcessDead(holder)
                || facts.tracks().get(holder).isFrozenAtTheEnd();
        long timeout = facts.scenario().lock().lease().toNanos();
        return facts.rules().end() == KindRules.End.SESSION
                && isLost
                && hasHold(facts, holder)
                && facts.tracks().stream()
                        .filter(track -> facts.workerOf(track.buyer()) == facts.workerOf(holder))
                        .flatMap(track -> track.all().stream())
                        .anyMatch(event -> isIn(facts, finding, event.t() + timeout));
    }

    /** Whether a buyer that still runs has a release ahead. */
    private static boolean someMayRelease(Facts facts) {
        return facts.tracks().stream().anyMatch(track -> {
            EndState state = EndState.of(track);
            boolean moves = state == EndState.WORKING || state == EndState.FROZEN && !EndState.isAsking(track);
            ProgramWalk walk = facts.walkOf(track.buyer());
            int from = track.lastDeed()
                    .map(walk::placeOf)
                    .orElse(OptionalInt.empty())
                    .orElse(0);
            return moves
                    && IntStream.range(from, walk.size())
                            .anyMatch(place -> walk.at(place).releases());
        });
    }

    private static boolean thaws(Facts facts, Finding finding, String buyer) {
        int worker = facts.workerOf(Args.buyer(finding, buyer));
        return facts.tracks().stream()
                .filter(track -> facts.workerOf(track.buyer()) == worker)
                .flatMap(track -> track.faults("freeze").stream())
                .filter(fault -> number(fault, "forMs").isPresent())
                .anyMatch(fault ->
                        isIn(facts, finding, fault.t() + number(fault, "forMs").getAsLong() * NANOS_PER_MILLI));
    }

    /** Whether a moment is as far from the end of the run as reported; a past moment counts as the end. */
    private static boolean isIn(Facts facts, Finding finding, long moment) {
        long said = finding.number("inNs");
        long most = Math.max(0, moment - facts.cutAtNs());
        long least = Math.max(
                0, moment - facts.last(EventKind.RUN_FINISHED).orElseThrow().t());
        return said >= least - SLACK_NS && said <= most + SLACK_NS;
    }

    /** Whether no buyer held the lock: none that has not released it, nor may have been doing so. */
    private static boolean isFree(Facts facts, Finding finding) {
        int lock = facts.lockOf(Args.buyers(finding, "waiters").get(0));
        LivenessFacts liveness = new LivenessFacts(facts);
        long lease = facts.scenario().lock().lease().toNanos();
        boolean isLease = facts.rules().end() == KindRules.End.LEASE;
        return liveness.keptHolds(lock)
                .filter(hold -> !isLease || hold.fromNs() + lease > facts.cutAtNs())
                .allMatch(hold -> facts.tracks()
                        .get(hold.buyer())
                        .lastDeed()
                        .filter(facts.walkOf(hold.buyer())::mayBeReleasingAfter)
                        .isPresent());
    }
}
