package org.lockplay.oracle;

import java.util.List;
import java.util.Set;
import org.lockplay.lock.LockKind;

/** Checks that causes are reported: the exact cause where it is certain, otherwise at least one. */
final class CauseCheck implements Check {

    private static final Set<String> CAUSES = Set.of(
            "no-lock",
            "reach-too-short",
            "outside-lock",
            "broken-lock",
            "lease-too-short",
            "released-by-another",
            "released-unheld",
            "stale-write-accepted",
            "recovered");

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        SafetyFacts safety = new SafetyFacts(facts);
        boolean lost = safety.lostUpdate() == Truth.MUST;
        List<Overlap> overlaps = Overlap.of(facts).stream()
                .filter(overlap -> overlap.awakeNs() > 0)
                .toList();
        LockKind kind = facts.scenario().lock().kind();
        if (lost && kind == LockKind.NONE) {
            need(run, report, "no-lock");
        } else if (lost
                && (facts.rules().holds() || kind == LockKind.SERIALIZABLE)
                && !facts.walkOf(0).acquiresAnywhere()) {
            need(run, report, "no-lock");
        } else if (lost) {
            report.require(
                    run.verdict().findings().stream()
                            .anyMatch(finding -> CAUSES.contains(finding.kind().wireName())),
                    "cause",
                    "nothing says why an update was lost");
        }
        if (!facts.uncommittedAtTheEnd().isEmpty()) {
            need(run, report, "not-committed");
        }
        if (overlaps.stream()
                .anyMatch(overlap -> overlap.first().lock() != overlap.second().lock())) {
            need(run, report, "reach-too-short");
        }
        boolean isBroken = kind == LockKind.FLAG
                && facts.unheldReleases().isEmpty()
                && overlaps.stream()
                        .anyMatch(overlap ->
                                overlap.first().lock() == overlap.second().lock());
        if (isBroken) {
            need(run, report, "broken-lock");
        }
    }

    private static void need(JudgedRun run, Report report, String kind) {
        report.require(
                run.verdict().findings().stream()
                        .anyMatch(finding -> finding.kind().wireName().equals(kind)),
                kind,
                "not said, but that is why");
    }
}
