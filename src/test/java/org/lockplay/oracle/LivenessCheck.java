package org.lockplay.oracle;

import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;

/** Checks the verdict's liveness against how the run ended. */
final class LivenessCheck implements Check {

    private static final String CLAIM = "liveness";

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        LivenessFacts liveness = new LivenessFacts(facts);
        Liveness said = run.verdict().liveness();
        boolean allEnded = liveness.unfinished().isEmpty();
        Truth stuck = liveness.isStuck();
        String why = said.wireName() + "; unfinished " + liveness.unfinished() + " "
                + liveness.unfinished().stream().map(liveness::stateOf).toList() + ", stuck " + stuck + ", ended "
                + facts.ending();
        report.require(
                switch (said) {
                    case FINISHED, RECOVERED -> allEnded && facts.ending().equals("finished");
                    case STUCK ->
                        stuck != Truth.MUST_NOT
                                || someNeverGoOn(liveness) && !run.verdict().has(FindingKind.CUT_OFF);
                    case TIMED_OUT ->
                        !allEnded && stuck != Truth.MUST && facts.ending().equals("timed-out");
                    case STOPPED -> facts.ending().equals("stopped");
                    case INTERRUPTED -> facts.ending().equals("interrupted");
                },
                CLAIM,
                why);
        report.require(
                said == Liveness.STUCK
                        ? run.verdict().has(FindingKind.STUCK)
                        : !run.verdict().has(FindingKind.STUCK)
                                || run.verdict().has(FindingKind.CUT_OFF) && someNeverGoOn(liveness),
                CLAIM,
                why + ": the findings say something else");
        report.require(
                said != Liveness.FINISHED || !run.verdict().has(FindingKind.RECOVERED),
                CLAIM,
                why + ": but a finding says that it recovered");
        report.require(
                said != Liveness.RECOVERED || run.verdict().has(FindingKind.RECOVERED),
                CLAIM,
                why + ": without a finding");
    }

    /** Whether some buyers may wait forever while others could continue. */
    private static boolean someNeverGoOn(LivenessFacts liveness) {
        return liveness.unfinished().stream().anyMatch(buyer -> liveness.canGoOn(buyer) != Truth.MUST);
    }
}
