package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about buyers that wait for each other's locks, from each buyer's own events. */
final class DeadlockClaims {

    static final Map<String, Claim> CLAIMS = Map.of(
            "finding.deadlock.two", Claim.that(DeadlockClaims::isPair),
            "finding.deadlock.ring", Claim.that(DeadlockClaims::isRing),
            "finding.deadlock-refused.server", Claim.that(DeadlockClaims::isRefusedInCycle),
            "finding.deadlock-refused.kernel", Claim.that(DeadlockClaims::isRefusedInCycle),
            "finding.deadlock-refused.processes",
                    Claim.that((facts, finding) -> refusal(facts, finding).isPresent()),
            "finding.deadlock-refused.unseen",
                    Claim.that((facts, finding) -> refusal(facts, finding).isPresent()),
            "finding.stuck.chain", Claim.that(DeadlockClaims::holderWaits),
            "finding.stuck.deadlock", Claim.that(DeadlockClaims::holderWaits),
            "finding.cut-off.chain", Claim.that(DeadlockClaims::holderWaits),
            "finding.cut-off.deadlock", Claim.that(DeadlockClaims::holderWaits));

    private DeadlockClaims() {}

    /** What a buyer holds, and waits for, before a time. */
    private record Use(Set<String> held, Optional<String> wanted) {

        private static Use of(Facts facts, int buyer, long beforeNs) {
            Set<String> held = new HashSet<>();
            Optional<String> wanted = Optional.empty();
            for (Event event : facts.tracks().get(buyer).all()) {
                if (event.t() >= beforeNs) {
                    continue;
                }
                String lock = event.lock().value();
                switch (event.kind()) {
                    case LOCK_REQUESTED -> wanted = Optional.of(lock);
                    case LOCK_ACQUIRED -> {
                        held.add(lock);
                        wanted = Optional.empty();
                    }
                    case LOCK_TIMEOUT, DEADLOCK_REFUSED, FAILED -> wanted = Optional.empty();
                    case LOCK_RELEASED, LOCK_LOST -> held.remove(lock);
                    default -> {
                        // Not about a lock.
                    }
                }
            }
            return new Use(held, wanted);
        }

        private boolean isWaitingFor(Use holder) {
            return wanted.filter(holder.held()::contains).isPresent();
        }
    }

    private static Use atEnd(Facts facts, int buyer) {
        return Use.of(facts, buyer, Long.MAX_VALUE);
    }

    private static boolean isPair(Facts facts, Finding finding) {
        Use one = atEnd(facts, Args.buyer(finding, "buyer"));
        Use other = atEnd(facts, Args.buyer(finding, "other"));
        return one.held().contains(text(finding, "held"))
                && other.held().contains(text(finding, "otherHeld"))
                && one.wanted().equals(Optional.of(text(finding, "otherHeld")))
                && other.wanted().equals(Optional.of(text(finding, "held")));
    }

    private static boolean isRing(Facts facts, Finding finding) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < buyers.size(); i++) {
            Use use = atEnd(facts, buyers.get(i));
            if (!use.isWaitingFor(atEnd(facts, buyers.get((i + 1) % buyers.size())))) {
                return false;
            }
            wanted.add(use.wanted().orElseThrow());
        }
        return buyers.size() > 2 && String.join(", ", wanted).equals(text(finding, "wanted"));
    }

    private static Optional<Event> refusal(Facts facts, Finding finding) {
        return facts.events(EventKind.DEADLOCK_REFUSED)
                .filter(event -> event.buyer() == finding.number("buyer"))
                .filter(event -> event.lock().value().equals(text(finding, "wanted")))
                .filter(event -> number(event, "waitNs").orElse(-1) == finding.number("waitedNs"))
                .findFirst();
    }

    private static boolean isRefusedInCycle(Facts facts, Finding finding) {
        return refusal(facts, finding)
                .filter(event -> Use.of(facts, event.buyer(), event.t())
                        .isWaitingFor(Use.of(facts, Args.buyer(finding, "holder"), event.t())))
                .filter(event -> Use.of(facts, Args.buyer(finding, "holder"), event.t())
                        .wanted()
                        .isPresent())
                .isPresent();
    }

    private static boolean holderWaits(Facts facts, Finding finding) {
        Use holder = atEnd(facts, Args.buyer(finding, "holder"));
        return holder.wanted().filter(wanted -> !holder.held().contains(wanted)).isPresent()
                && Args.buyers(finding, "waiters").stream()
                        .allMatch(waiter -> atEnd(facts, waiter).isWaitingFor(holder));
    }

    private static String text(Finding finding, String name) {
        return String.valueOf(finding.args().get(name));
    }
}
