package org.lockplay.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about which buyers wait for what, and which never continue. */
final class WaitClaims {

    static final Map<String, Claim> CLAIMS = claims();

    private WaitClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        claims.put(
                "finding.stuck.killed",
                (facts, finding) -> stuck(facts, finding, (state, track) -> state == EndState.DEAD));
        claims.put(
                "finding.stuck.failed",
                (facts, finding) -> stuck(facts, finding, (state, track) -> state == EndState.ENDED && track.failed()));
        claims.put(
                "finding.stuck.finished",
                (facts, finding) ->
                        stuck(facts, finding, (state, track) -> state == EndState.ENDED && !track.failed()));
        claims.put(
                "finding.stuck.hung",
                (facts, finding) -> stuck(facts, finding, (state, track) -> state == EndState.HUNG));
        claims.put(
                "finding.stuck.running",
                (facts, finding) -> stuck(
                        facts, finding, (state, track) -> state == EndState.WORKING || state == EndState.WAITING));
        claims.put("finding.stuck.self", WaitClaims::waitsForItself);
        claims.put("finding.stuck.nobody", WaitClaims::nobodyHasIt);
        claims.put("finding.stuck.alone-hung", WaitClaims::hangsAlone);
        return claims;
    }

    /** Whether a buyer that is reported to wait forever would get the lock eventually. */
    private static boolean someGoOn(LivenessFacts liveness, Finding finding) {
        return Args.buyers(finding, "waiters").stream().anyMatch(waiter -> liveness.canGoOn(waiter) == Truth.MUST);
    }

    private static Optional<String> stuck(Facts facts, Finding finding, BiPredicate<EndState, BuyerTrack> isSo) {
        LivenessFacts liveness = new LivenessFacts(facts);
        int holder = Args.buyer(finding, "holder");
        if (someGoOn(liveness, finding)) {
            return Optional.of(canGoOn(liveness));
        }
        if (Args.buyers(finding, "waiters").contains(holder)) {
            return Optional.of("buyer " + holder + " waits for itself");
        }
        if (!isSo.test(liveness.stateOf(holder), facts.tracks().get(holder))) {
            return Optional.of("buyer " + holder + " is " + liveness.stateOf(holder));
        }
        boolean holds = liveness.keptHolds(facts.lockOf(holder)).anyMatch(hold -> hold.buyer() == holder);
        return holds ? wait(facts, finding, holder) : Optional.of("buyer " + holder + " does not have the lock");
    }

    private static Optional<String> wait(Facts facts, Finding finding, int holder) {
        List<Integer> waiters = Args.buyers(finding, "waiters");
        LivenessFacts liveness = new LivenessFacts(facts);
        for (BuyerTrack track : facts.tracks()) {
            boolean waits =
                    (liveness.stateOf(track.buyer()) == EndState.WAITING || liveness.isFrozenAsking(track.buyer()))
                            && facts.lockOf(track.buyer()) == facts.lockOf(holder)
                            && track.buyer() != holder;
            if (waits != (waiters.contains(track.buyer()) && track.buyer() != holder)) {
                return Optional.of("buyer " + track.buyer() + (waits ? " waits too" : " does not wait for it"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> waitsForItself(Facts facts, Finding finding) {
        LivenessFacts liveness = new LivenessFacts(facts);
        int holder = Args.buyer(finding, "holder");
        boolean right = (liveness.stateOf(holder) == EndState.WAITING || liveness.isFrozenAsking(holder))
                && liveness.keptHolds(facts.lockOf(holder)).anyMatch(hold -> hold.buyer() == holder)
                && Args.buyers(finding, "waiters").contains(holder)
                && facts.rules().again() == KindRules.Again.WAITS_FOR_ITSELF;
        return right
                ? someGoOn(liveness, finding) ? Optional.of(canGoOn(liveness)) : wait(facts, finding, holder)
                : Optional.of("buyer " + holder + " does not wait for itself");
    }

    private static Optional<String> nobodyHasIt(Facts facts, Finding finding) {
        LivenessFacts liveness = new LivenessFacts(facts);
        List<Integer> waiters = Args.buyers(finding, "waiters");
        boolean right = !waiters.isEmpty()
                && waiters.stream()
                        .allMatch(
                                buyer -> liveness.stateOf(buyer) == EndState.WAITING || liveness.isFrozenAsking(buyer))
                && facts.tracks().stream()
                        .anyMatch(track -> liveness.stateOf(track.buyer()) == EndState.DEAD
                                && track.all().stream().anyMatch(event -> event.kind() == EventKind.LOCK_REQUESTED));
        return right ? Optional.empty() : Optional.of("no buyer died that may have had it");
    }

    private static Optional<String> hangsAlone(Facts facts, Finding finding) {
        EndState is = EndState.of(facts.tracks().get(Args.buyer(finding, "buyer")));
        return is == EndState.HUNG ? Optional.empty() : Optional.of("it is " + is);
    }

    private static String canGoOn(LivenessFacts liveness) {
        return "some can go on: "
                + liveness.unfinished().stream()
                        .filter(buyer -> liveness.canGoOn(buyer) == Truth.MUST)
                        .map(buyer -> buyer + " " + liveness.stateOf(buyer))
                        .toList();
    }
}
