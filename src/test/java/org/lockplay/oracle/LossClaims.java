package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about holders that did not release the lock, and the consequences. */
final class LossClaims {

    /** How a buyer ends that abandons the lock; the others can still release it. */
    private static final Set<String> ENDED = Set.of("killed", "failed", "finished");

    static final Map<String, Claim> CLAIMS = claims();

    /** When a holder was lost; empty if it was not lost for this reason. */
    @FunctionalInterface
    private interface Loss {
        Optional<Event> of(Facts facts, Hold hold);
    }

    private LossClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Loss> losses = new HashMap<>();
        losses.put(
                "killed",
                (facts, hold) -> hold.how() == Hold.How.DIED
                        ? facts.tracks().get(hold.buyer()).end()
                        : Optional.empty());
        losses.put("process", LossClaims::killedAfterItsEnd);
        losses.put("failed", (facts, hold) -> kept(facts, hold).filter(end -> isFailure(end)));
        losses.put(
                "finished",
                (facts, hold) ->
                        kept(facts, hold).filter(end -> !isFailure(end)).or(() -> within(facts, hold, "forget")));
        losses.put("frozen", (facts, hold) -> within(facts, hold, "freeze"));
        losses.put("hung", (facts, hold) -> within(facts, hold, "hang").or(() -> within(facts, hold, "torn-write")));
        losses.put("slow", LossClaims::slow);
        losses.put("cut", LossClaims::cut);
        Map<String, Claim> claims = new HashMap<>();
        losses.forEach((how, loss) -> {
            claims.put("finding.recovered." + how, (facts, finding) -> recovered(facts, finding, loss));
            if (ENDED.contains(how)) {
                claims.put("finding.abandoned-lock." + how, (facts, finding) -> abandoned(facts, finding, loss));
            }
        });
        return claims;
    }

    private static Optional<String> recovered(Facts facts, Finding finding, Loss loss) {
        int buyer = Args.buyer(finding, "buyer");
        int other = Args.buyer(finding, "other");
        long after = finding.number("afterNs");
        List<Hold> lost = facts.holdsOf(buyer)
                .filter(hold -> loss.of(facts, hold).isPresent())
                .toList();
        if (lost.isEmpty()) {
            return Optional.of("buyer " + buyer + " was not lost so with the lock in its hand");
        }
        if (after <= 0) {
            return Optional.of("it was not later");
        }
        boolean right = lost.stream()
                .anyMatch(hold -> facts.holdsOf(other)
                        .filter(next -> next.lock() == hold.lock() && next.fromNs() > hold.fromNs())
                        .filter(next -> !hold.isReleased() || next.fromNs() < hold.untilNs())
                        .anyMatch(next ->
                                isAfter(facts, hold, loss.of(facts, hold).orElseThrow(), next, after)));
        return right ? Optional.empty() : Optional.of("buyer " + other + " did not get it then");
    }

    /** Accepts any moment between the lost holder's last action and the event of its loss. */
    private static boolean isAfter(Facts facts, Hold hold, Event loss, Hold next, long after) {
        BuyerTrack track = facts.tracks().get(hold.buyer());
        long first = track.own().stream()
                .filter(event -> event.t() >= hold.fromNs() && isFailing(event))
                .mapToLong(Event::t)
                .reduce(Math.min(loss.t(), track.lastDeedBefore(loss)), Math::min);
        long last = Math.max(loss.t(), exitOf(facts, hold.buyer()).orElse(loss.t()));
        return after <= next.fromNs() - first + 1_000 && after >= next.fromNs() - last - 1_000;
    }

    private static boolean isFailing(Event event) {
        return event.kind() == EventKind.FAILED
                || BuyerTrack.isFault(event, "exception")
                || BuyerTrack.isFault(event, "forget");
    }

    private static OptionalLong exitOf(Facts facts, int buyer) {
        return facts.events(EventKind.WORKER_EXITED)
                .filter(event -> number(event, "process").orElse(-1) == facts.workerOf(buyer))
                .mapToLong(Event::t)
                .findFirst();
    }

    private static Optional<String> abandoned(Facts facts, Finding finding, Loss loss) {
        int buyer = Args.buyer(finding, "buyer");
        List<Hold> lost = facts.holdsOf(buyer)
                .filter(hold -> loss.of(facts, hold).isPresent())
                .toList();
        if (lost.isEmpty()) {
            return Optional.of("buyer " + buyer + " was not lost so with the lock in its hand");
        }
        List<Integer> waiters = Args.buyers(finding, "waiters");
        boolean right = !waiters.isEmpty() && waiters.stream().allMatch(waiter -> isAskingInVain(facts, waiter, lost));
        return right ? Optional.empty() : Optional.of("not all of them asked for it in vain");
    }

    private static boolean isAskingInVain(Facts facts, int waiter, List<Hold> lost) {
        BuyerTrack track = facts.tracks().get(waiter);
        boolean gaveUp = track.own().stream().anyMatch(event -> event.kind() == EventKind.LOCK_TIMEOUT);
        return lost.stream().anyMatch(hold -> hold.lock() == facts.lockOf(waiter) && hold.buyer() != waiter)
                && (hasNoAnswer(track) || gaveUp);
    }

    /** Whether its last request was never answered, whatever happened to the buyer. */
    private static boolean hasNoAnswer(BuyerTrack track) {
        return track.own().stream()
                .filter(event -> event.kind() == EventKind.LOCK_REQUESTED || event.kind() == EventKind.LOCK_ACQUIRED)
                .reduce((first, second) -> second)
                .filter(event -> event.kind() == EventKind.LOCK_REQUESTED)
                .isPresent();
    }

    /** Whether a fault killed the process of a buyer that had ended with the lock; it may name another buyer. */
    private static Optional<Event> killedAfterItsEnd(Facts facts, Hold hold) {
        return hold.how() != Hold.How.KEPT
                ? Optional.empty()
                : facts.tracks().stream()
                        .filter(track -> facts.workerOf(track.buyer()) == facts.workerOf(hold.buyer()))
                        .flatMap(track -> track.faults("crash").stream())
                        .findFirst();
    }

    private static Optional<Event> kept(Facts facts, Hold hold) {
        return hold.how() == Hold.How.KEPT ? Optional.of(hold.ended()) : Optional.empty();
    }

    private static boolean isFailure(Event end) {
        return text(end, "outcome").filter("failed"::equals).isPresent();
    }

    /** Whether a fault concerns all buyers of a process: a freeze, and a cut where they share one session. */
    private static boolean concernsProcess(Facts facts, String fault) {
        return fault.equals("freeze")
                || fault.equals("disconnect") && facts.rules().end() == KindRules.End.SESSION;
    }

    private static Optional<Event> within(Facts facts, Hold hold, String fault) {
        return facts.tracks().stream()
                .filter(track -> facts.workerOf(track.buyer()) == facts.workerOf(hold.buyer()))
                .filter(track -> concernsProcess(facts, fault) || track.buyer() == hold.buyer())
                .flatMap(track -> track.faults(fault).stream())
                .filter(event -> event.t() >= hold.fromNs()
                        && (hold.ended() == null || event.t() <= hold.ended().t()))
                .findFirst();
    }

    /** Slowed down; a buyer that is slow by its program is not said to be. */
    private static Optional<Event> slow(Facts facts, Hold hold) {
        return within(facts, hold, "slow");
    }

    /** A cut connection loses the lock only if the lock belongs to it, or to a session that ends with it. */
    private static Optional<Event> cut(Facts facts, Hold hold) {
        return switch (facts.rules().end()) {
            case CONNECTION, SESSION -> within(facts, hold, "disconnect");
            case NOTHING, DEATH, LEASE -> Optional.empty();
        };
    }
}
