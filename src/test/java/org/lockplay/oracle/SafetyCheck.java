package org.lockplay.oracle;

import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Safety;

/** Checks that exactly the violations that happened are reported. */
final class SafetyCheck implements Check {

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        SafetyFacts safety = new SafetyFacts(facts);
        safety.violations()
                .forEach((kind, truth) -> report.expect(
                        truth, run.verdict().has(kind), kind.wireName(), "by the history it is " + truth));
        Truth violated = safety.violated();
        boolean said = run.verdict().safety() == Safety.VIOLATED;
        report.expect(violated, said, "safety violated", "by the history it is " + violated);
        boolean hasViolation = run.verdict().findings().stream().anyMatch(Finding::violation);
        report.require(said == hasViolation, "safety", "it does not go with the findings");
    }
}
