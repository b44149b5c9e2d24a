package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.verdict.Finding;

/** Checks findings about releases by buyers that did not hold the lock. */
final class ReleaseClaims {

    static final Map<String, Claim> CLAIMS = claims();

    private ReleaseClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        Map.of("flag", LockKind.FLAG, "semaphore", LockKind.SEMAPHORE, "redis", LockKind.REDIS)
                .forEach((variant, kind) -> {
                    claims.put(
                            "finding.released-by-another." + variant,
                            Claim.that(
                                    (facts, finding) -> facts.scenario().lock().kind() == kind
                                            && isUnheld(facts, finding)
                                            && frees(facts, finding)));
                    claims.put(
                            "finding.released-unheld." + variant,
                            Claim.that((facts, finding) ->
                                    facts.scenario().lock().kind() == kind && isUnheld(facts, finding)));
                });
        claims.put(
                "finding.released-by-another.late",
                Claim.that((facts, finding) -> facts.scenario().lock().kind() == LockKind.REDIS
                        && isLate(facts, finding)
                        && frees(facts, finding)));
        claims.put("finding.released-unheld.refused", Claim.that(ReleaseClaims::isRefused));
        return claims;
    }

    private static boolean isUnheld(Facts facts, Finding finding) {
        return facts.unheldReleases().stream().anyMatch(event -> isThat(event, finding));
    }

    private static boolean isThat(Event release, Finding finding) {
        return release.buyer() == finding.number("buyer")
                && number(release, "step").orElse(-1) == finding.number("line");
    }

    /** Whether another buyer held the lock at the release. */
    private static boolean frees(Facts facts, Finding finding) {
        return facts.events(EventKind.LOCK_RELEASED)
                .filter(event -> isThat(event, finding))
                .anyMatch(event -> facts.holdsOf(finding.number("other"))
                        .anyMatch(hold -> hold.lock() == facts.lockOf(event.buyer())
                                && hold.requested().t() < event.t()
                                && (hold.untilNs() > event.t() || !hold.isReleased())));
    }

    /** Whether the buyer's own lease had expired before the release. */
    private static boolean isLate(Facts facts, Finding finding) {
        long lease = facts.scenario().lock().lease().toNanos();
        return facts.holdsOf(finding.number("buyer"))
                .anyMatch(hold -> hold.isReleased()
                        && isThat(hold.ended(), finding)
                        && hold.untilNs() - hold.requested().t() > lease);
    }

    private static boolean isRefused(Facts facts, Finding finding) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        return !buyers.isEmpty()
                && buyers.stream()
                        .allMatch(buyer -> facts.events(EventKind.FAILED)
                                .anyMatch(event -> event.buyer() == buyer
                                        && number(event, "step").orElse(-1) == finding.number("line")
                                        && text(event, "what")
                                                .filter("not-held"::equals)
                                                .isPresent()));
    }
}
