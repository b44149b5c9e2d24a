package org.lockplay.verdict;

import java.util.Comparator;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;

/** Judges histories. Pure: the same history, the same verdict. Takes time in proportion to the history's length. */
public final class Judge {

    private static final List<Detector> DETECTORS =
            List.of(new OversoldDetector(), new LostUpdateDetector(), new TornReadDetector());

    private Judge() {}

    /**
     * Judges a run.
     *
     * @param scenario what was to run
     * @param history what happened, in the order of {@code seq}; may be empty or end anywhere
     * @param ending how the run ended
     */
    public static Verdict judge(Scenario scenario, List<Event> history, Ending ending) {
        Evidence evidence = new Evidence(scenario, history, ending);
        List<Finding> findings = DETECTORS.stream()
                .flatMap(detector -> detector.findIn(evidence).stream())
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
        boolean violated = findings.stream().anyMatch(Finding::violation);
        return new Verdict(
                violated ? Safety.VIOLATED : Safety.HELD, liveness(ending), findings, new FigureMaker(evidence).make());
    }

    private static Liveness liveness(Ending ending) {
        return switch (ending) {
            case FINISHED -> Liveness.FINISHED;
            case TIMED_OUT -> Liveness.TIMED_OUT;
            case STOPPED -> Liveness.STOPPED;
            case INTERRUPTED -> Liveness.INTERRUPTED;
        };
    }
}
