package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about why buyers failed. */
final class FailureClaims {

    static final Map<String, Claim> CLAIMS = claims();

    /** EDEADLK: pthreads' error for a mutex that its caller holds already. */
    private static final String HELD_ALREADY = "error 35";

    private FailureClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        for (String what : List.of("exception", "no-copy", "store", "lock", "unconfirmed", "interrupted", "other")) {
            claims.put("finding.buyer-failed." + what, Claim.that((facts, finding) -> failed(facts, finding, what)));
        }
        claims.put("finding.buyer-failed.already-held", Claim.that(FailureClaims::wasRefused));
        return claims;
    }

    private static boolean failed(Facts facts, Finding finding, String what) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        return !buyers.isEmpty()
                && buyers.stream()
                        .allMatch(buyer -> facts.events(EventKind.FAILED)
                                .anyMatch(event -> event.buyer() == buyer && isThat(event, finding, what)));
    }

    private static boolean isThat(Event event, Finding finding, String what) {
        boolean isRefusal = text(event, "message")
                .filter(text -> text.endsWith(HELD_ALREADY))
                .isPresent();
        return number(event, "step").orElse(-1) == finding.number("line")
                && (what.equals("other")
                        || text(event, "what").filter(what::equals).isPresent())
                && !isRefusal
                && text(event, "message").orElse("").equals(finding.args().get("message"));
    }

    private static boolean wasRefused(Facts facts, Finding finding) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        return facts.rules().again() == KindRules.Again.REFUSED
                && !buyers.isEmpty()
                && buyers.stream()
                        .allMatch(buyer -> facts.holdsOf(buyer)
                                .anyMatch(hold -> facts.tracks().get(buyer).own().stream()
                                        .anyMatch(event -> event.kind() == EventKind.LOCK_REQUESTED
                                                && hold.contains(event)
                                                && number(event, "step").orElse(-1) == finding.number("line"))));
    }
}
