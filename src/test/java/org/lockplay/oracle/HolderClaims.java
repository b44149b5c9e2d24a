package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.Map;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about who held the lock when, and about writes under a lost lock. */
final class HolderClaims {

    static final Map<String, Claim> CLAIMS = Map.of(
            "finding.two-holders",
            Claim.that(HolderClaims::overlaps),
            "finding.two-holders.lost",
            Claim.that((facts, finding) -> facts.rules().canBeLost() && overlaps(facts, finding)),
            "finding.two-holders.cut",
            Claim.that((facts, finding) -> overlaps(facts, finding) && wasCutWhileAsking(facts, finding)),
            "finding.two-holders.late",
            Claim.that((facts, finding) -> overlaps(facts, finding) && wasFrozenWhileAsking(facts, finding)),
            "finding.stale-write-accepted",
            Claim.that(HolderClaims::isStale),
            "finding.stale-write-accepted.token",
            Claim.that(HolderClaims::isStaleByToken),
            "finding.stale-write-refused",
            Claim.that((facts, finding) -> isRefused(facts, finding)
                    && facts.holdsOf(finding.number("other"))
                            .anyMatch(
                                    hold -> number(hold.acquired(), "token").orElse(-1) == finding.number("highest"))),
            "finding.stale-write-refused.unknown",
            Claim.that(HolderClaims::isRefused));

    private HolderClaims() {}

    private static boolean overlaps(Facts facts, Finding finding) {
        return Overlap.inAnyWay(facts).stream()
                .anyMatch(overlap -> overlap.first().buyer() == Args.buyer(finding, "buyer")
                        && overlap.second().buyer() == Args.buyer(finding, "other")
                        && overlap.lasted(finding.number("overlapNs")));
    }

    private static boolean wasCutWhileAsking(Facts facts, Finding finding) {
        int buyer = Args.buyer(finding, "other");
        return facts.rules().end() == KindRules.End.CONNECTION
                && facts.holdsOf(buyer)
                        .anyMatch(hold -> facts.tracks().get(buyer).faults("disconnect").stream()
                                .anyMatch(cut -> cut.seq() > hold.requested().seq()
                                        && cut.seq() < hold.acquired().seq()));
    }

    private static boolean wasFrozenWhileAsking(Facts facts, Finding finding) {
        int buyer = Args.buyer(finding, "other");
        return facts.rules().end() == KindRules.End.LEASE
                && facts.holdsOf(buyer)
                        .anyMatch(hold -> facts.tracks()
                                        .get(buyer)
                                        .frozenNs(hold.requested().t(), hold.fromNs())
                                > 0);
    }

    private static boolean isStale(Facts facts, Finding finding) {
        return StaleWrite.of(facts).stream()
                .anyMatch(stale -> stale.write().buyer() == Args.buyer(finding, "buyer")
                        && stale.write().count() == finding.number("wrote")
                        && stale.next().buyer() == Args.buyer(finding, "other")
                        && Args.isAbout(finding.number("lateNs"), stale.lateNs()));
    }

    private static boolean isStaleByToken(Facts facts, Finding finding) {
        return facts.writes().stream()
                .anyMatch(write -> write.buyer() == Args.buyer(finding, "buyer")
                        && write.count() == finding.number("wrote")
                        && number(write.event(), "token").orElse(-1) == finding.number("token")
                        && finding.number("highest") > finding.number("token")
                        && facts.holdsOf(finding.number("other"))
                                .anyMatch(
                                        hold -> number(hold.acquired(), "token").orElse(-1) == finding.number("highest")
                                                && hold.fromNs() < write.event().t()));
    }

    private static boolean isRefused(Facts facts, Finding finding) {
        return facts.events(EventKind.WRITE_REJECTED)
                .anyMatch(event -> event.buyer() == Args.buyer(finding, "buyer")
                        && number(event, "token").orElse(-1) == finding.number("token")
                        && number(event, "highest").orElse(-1) == finding.number("highest"));
    }
}
