package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about why buyers failed. */
final class FailureClaims {

    /** Failures without a sentence of their own. */
    private static final Set<String> OTHERS = Set.of("internal");

    static final Map<String, Claim> CLAIMS = claims();

    private FailureClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        for (String what : List.of("exception", "no-copy", "store", "lock", "unconfirmed", "interrupted", "other")) {
            claims.put("finding.buyer-failed." + what, Claim.that((facts, finding) -> failed(facts, finding, what)));
        }
        claims.put("finding.buyer-failed.already-held", Claim.that(FailureClaims::wasRefused));
        claims.put(
                "finding.buyer-failed.stale-copy",
                Claim.that((facts, finding) -> failed(facts, finding, "stale-copy")
                        && Args.buyers(finding, "buyers").stream().allMatch(buyer -> hadOldCopy(facts, buyer))));
        return claims;
    }

    /** Whether a buyer failed after a write without a read since, while another buyer may have written. */
    private static boolean hadOldCopy(Facts facts, int buyer) {
        List<Event> own = facts.tracks().get(buyer).own();
        List<Event> copies = own.stream()
                .filter(event -> event.kind() == EventKind.READ || event.kind() == EventKind.WROTE)
                .toList();
        Event failure = own.stream()
                .filter(event -> event.kind() == EventKind.FAILED)
                .findFirst()
                .orElseThrow();
        if (copies.isEmpty() || copies.get(copies.size() - 1).kind() != EventKind.WROTE) {
            return false;
        }
        long from = facts.tracks().get(buyer).lastDeedBefore(copies.get(copies.size() - 1));
        return facts.mayHaveUnseenWrites()
                || facts.writes().stream()
                        .anyMatch(write -> write.buyer() != buyer
                                && write.event().t() > from
                                && facts.tracks().get(write.buyer()).lastDeedBefore(write.event()) < failure.t());
    }

    private static boolean failed(Facts facts, Finding finding, String what) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        return !buyers.isEmpty()
                && buyers.stream()
                        .allMatch(buyer -> facts.events(EventKind.FAILED)
                                .anyMatch(event -> event.buyer() == buyer
                                        && isThat(event, finding, what)
                                        && isBorneOut(facts, event, what)));
    }

    /** Whether the reason is also true by what the buyer did before. */
    private static boolean isBorneOut(Facts facts, Event failure, String what) {
        List<Event> before = facts.tracks().get(failure.buyer()).own().stream()
                .takeWhile(event -> event.seq() != failure.seq())
                .toList();
        return switch (what) {
            case "exception" -> before.stream().anyMatch(event -> BuyerTrack.isFault(event, "exception"));
            case "no-copy" ->
                facts.scenario().rounds() > 1 || before.stream().noneMatch(event -> event.kind() == EventKind.READ);
            default -> true;
        };
    }

    private static boolean isThat(Event event, Finding finding, String what) {
        return number(event, "step").orElse(-1) == finding.number("line")
                && text(event, "what")
                        .filter(what.equals("other") ? OTHERS::contains : what::equals)
                        .isPresent()
                && text(event, "message").orElse("").equals(finding.args().get("message"));
    }

    private static boolean wasRefused(Facts facts, Finding finding) {
        List<Integer> buyers = Args.buyers(finding, "buyers");
        return facts.rules().again() == KindRules.Again.REFUSED
                && failed(facts, finding, "already-held")
                && buyers.stream()
                        .allMatch(buyer -> facts.holdsOf(buyer)
                                .anyMatch(hold -> facts.tracks().get(buyer).own().stream()
                                        .anyMatch(event -> event.kind() == EventKind.LOCK_REQUESTED
                                                && hold.contains(event)
                                                && number(event, "step").orElse(-1) == finding.number("line"))));
    }
}
