package org.lockplay.oracle;

import java.util.Map;
import java.util.stream.Stream;
import org.lockplay.verdict.Finding;

/** Checks findings about leases that expired under their holders, and about harmless overlaps. */
final class LeaseClaims {

    static final Map<String, Claim> CLAIMS = Map.of(
            "finding.lease-too-short",
                    Claim.that((facts, finding) -> facts.holdsOf(finding.number("buyer"))
                            .anyMatch(hold -> isOutlived(facts, finding, hold)
                                    && passesOn(facts, hold, finding.number("heldNs"), Args.buyer(finding, "other")))),
            "finding.lease-too-short.luck",
                    Claim.that((facts, finding) -> !facts.isFenced()
                            && new SafetyFacts(facts).violated() != Truth.MUST
                            && hasNoSuccessor(facts, finding)),
            "finding.lease-too-short.fenced",
                    Claim.that((facts, finding) -> facts.isFenced() && hasNoSuccessor(facts, finding)),
            "finding.lease-too-short.no-other",
                    Claim.that((facts, finding) -> !facts.isFenced()
                            && new SafetyFacts(facts).violated() != Truth.MUST_NOT
                            && hasNoSuccessor(facts, finding)),
            "finding.harmless-overlap.fenced",
                    Claim.that((facts, finding) -> facts.isFenced()
                            && overlaps(facts, finding).anyMatch(overlap -> mayHaveExpired(facts, overlap))),
            "finding.harmless-overlap.fenced-lost",
                    Claim.that((facts, finding) -> facts.isFenced()
                            && facts.rules().canBeLost()
                            && overlaps(facts, finding).anyMatch(overlap -> mayHaveLasted(facts, overlap))),
            "finding.harmless-overlap.uncommitted",
                    Claim.that((facts, finding) -> facts.rules().end() == KindRules.End.CONNECTION
                            && overlaps(facts, finding).findAny().isPresent()));

    private LeaseClaims() {}

    private static boolean hasNoSuccessor(Facts facts, Finding finding) {
        return facts.holdsOf(finding.number("buyer"))
                .anyMatch(hold -> isOutlived(facts, finding, hold)
                        && facts.tracks().stream()
                                .noneMatch(track -> track.buyer() != hold.buyer()
                                        && passesOn(facts, hold, finding.number("heldNs"), track.buyer())));
    }

    /** Whether a hold lasted as long as reported, and longer than its lease. */
    private static boolean isOutlived(Facts facts, Finding finding, Hold hold) {
        long lease = facts.scenario().lock().lease().toNanos();
        long held = finding.number("heldNs");
        return facts.rules().end() == KindRules.End.LEASE
                && finding.number("leaseNs") == lease
                && held > lease
                && held <= hold.untilNs() - hold.requested().t() + 1_000
                && held >= hold.surelyUntilNs() - hold.fromNs() - 1_000;
    }

    private static boolean passesOn(Facts facts, Hold hold, long heldNs, int other) {
        return facts.holdsOf(other)
                .anyMatch(next -> next.lock() == hold.lock()
                        && next.fromNs() > hold.fromNs()
                        && next.fromNs() < hold.fromNs() + heldNs);
    }

    /** Whether the lease of one holder may have expired, rather than been freed by another buyer. */
    private static boolean mayHaveExpired(Facts facts, Overlap overlap) {
        long lease = facts.scenario().lock().lease().toNanos();
        return facts.rules().end() == KindRules.End.LEASE
                && (overlap.second().fromNs() - overlap.first().requested().t() >= lease
                        || overlap.second().fromNs()
                                        - overlap.second().requested().t()
                                >= lease);
    }

    /** Whether another buyer may have freed the lock before the lease of its holder expired. */
    private static boolean mayHaveLasted(Facts facts, Overlap overlap) {
        long lease = facts.scenario().lock().lease().toNanos();
        return facts.rules().end() != KindRules.End.LEASE
                || facts.rules().anybodyFrees()
                        && overlap.second().fromNs() - overlap.first().fromNs() <= lease;
    }

    private static Stream<Overlap> overlaps(Facts facts, Finding finding) {
        return Overlap.inAnyWay(facts).stream()
                .filter(overlap -> overlap.first().buyer() == Args.buyer(finding, "buyer")
                        && overlap.second().buyer() == Args.buyer(finding, "other")
                        && overlap.lasted(finding.number("overlapNs")));
    }
}
