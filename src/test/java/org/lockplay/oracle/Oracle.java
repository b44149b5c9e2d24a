package org.lockplay.oracle;

import java.util.List;

/**
 * Judges runs by the meaning of their events, and reports where the product differs. Shares no code with the product's
 * judge, except for parsing scenarios and events.
 */
final class Oracle {

    private static final List<Check> CHECKS = List.of(
            new HistoryCheck(),
            new LockCheck(),
            new SafetyCheck(),
            new LivenessCheck(),
            new FigureCheck(),
            new FindingsCheck(),
            new WordingCheck(),
            new WitnessCheck(),
            new CauseCheck(),
            new RemarkCheck(),
            new OutcomeCheck(),
            new ReasonCheck(),
            new PlanCheck(),
            new HeadlineCheck());

    private Oracle() {}

    /** All disagreements about a run. */
    static List<Disagreement> disagreements(JudgedRun run) {
        Facts facts = new Facts(run.scenario(), run.history());
        Report report = new Report();
        CHECKS.forEach(check -> check.check(facts, run, report));
        return report.disagreements();
    }
}
