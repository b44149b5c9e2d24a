package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;

/** Judges histories. A pure function of the history, linear in its length. */
public final class Judge {

    private static final List<Detector> DETECTORS = List.of(
            new OversoldDetector(),
            new LostUpdateDetector(),
            new TwoHoldersDetector(),
            new StaleWriteDetector(),
            new FenceDetector(),
            new TornReadDetector(),
            new TornQueryDetector(),
            new DeadlockDetector(),
            new StuckDetector(),
            new WaitsForItselfDetector(),
            new AbandonedLockDetector(),
            new RecoveryDetector(),
            new GaveUpDetector(),
            new BuyerFailedDetector(),
            new WrongReleaseDetector(),
            new FaultNotStruckDetector(),
            new OffScheduleDetector(),
            new CouldNotRunDetector());

    private Judge() {}

    /**
     * Judges a run.
     *
     * @param scenario the scenario that was run
     * @param history the events in the order of {@code seq}; may be empty or end anywhere
     * @param ending how the run ended
     */
    public static Verdict judge(Scenario scenario, List<Event> history, Ending ending) {
        HistoryIndex index = new HistoryIndex(scenario, history, ending);
        List<Finding> findings = new ArrayList<>();
        DETECTORS.forEach(detector -> findings.addAll(detector.findIn(index)));
        boolean violated = findings.stream().anyMatch(Finding::violation);
        findings.addAll(new LeaseTooShortDetector(violated).findIn(index));
        findings.addAll(new CauseFinder(index, findings).find());
        findings.sort(Comparator.comparing(Finding::kind));
        return new Verdict(
                violated ? Safety.VIOLATED : Safety.HELD,
                liveness(ending, findings),
                findings,
                new MetricsCalculator(index).make());
    }

    private static Liveness liveness(Ending ending, List<Finding> findings) {
        boolean isStuck = has(findings, FindingKind.STUCK) || has(findings, FindingKind.DEADLOCK);
        return switch (ending) {
            case STOPPED -> Liveness.STOPPED;
            case INTERRUPTED -> Liveness.INTERRUPTED;
            case TIMED_OUT -> isStuck ? Liveness.STUCK : Liveness.TIMED_OUT;
            case FINISHED ->
                isStuck
                        ? Liveness.STUCK
                        : has(findings, FindingKind.RECOVERED) ? Liveness.RECOVERED : Liveness.FINISHED;
        };
    }

    private static boolean has(List<Finding> findings, FindingKind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }
}
