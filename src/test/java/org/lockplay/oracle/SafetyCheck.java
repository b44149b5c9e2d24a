package org.lockplay.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Safety;

/** Checks that exactly the violations that happened are reported. */
final class SafetyCheck implements Check {

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        SafetyFacts safety = new SafetyFacts(facts);
        Map<FindingKind, Truth> truths = new LinkedHashMap<>();
        truths.put(FindingKind.OVERSOLD, safety.oversold());
        truths.put(FindingKind.LOST_UPDATE, safety.lostUpdate());
        truths.put(FindingKind.TWO_HOLDERS, safety.twoHolders());
        truths.put(FindingKind.STALE_WRITE_ACCEPTED, safety.staleWriteAccepted());
        truths.put(FindingKind.TORN_READ, safety.tornRead());
        truths.forEach((kind, truth) ->
                report.expect(truth, run.verdict().has(kind), kind.wireName(), "by the history it is " + truth));
        Truth violated = Truth.of(
                truths.containsValue(Truth.MUST), truths.values().stream().anyMatch(truth -> truth != Truth.MUST_NOT));
        boolean said = run.verdict().safety() == Safety.VIOLATED;
        report.expect(violated, said, "safety violated", "by the history it is " + violated);
        boolean hasViolation = run.verdict().findings().stream().anyMatch(Finding::violation);
        report.require(said == hasViolation, "safety", "it does not go with the findings");
    }
}
