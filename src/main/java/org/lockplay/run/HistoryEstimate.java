package org.lockplay.run;

import org.lockplay.scenario.Scenario;

/** Estimates the memory that the history of a run takes, before the run starts. */
final class HistoryEstimate {

    /** A step's own events, with its two gates and a wait. */
    private static final long EVENTS_OF_STEP = 5;
    /** The events of a buyer besides its steps, and those of its process. */
    private static final long EVENTS_OF_BUYER = 8;
    /** A write of another buyer makes this buyer's attempt fail, and all its steps are done again. */
    private static final long EVENTS_OF_CONFLICT = 4;
    /** What the run itself, its faults and its users cause. */
    private static final long OTHER_EVENTS = 200;

    private HistoryEstimate() {}

    /**
     * Estimates bytes.
     *
     * @param maxEvents the number of events after which the run is stopped
     */
    static long bytesOf(Scenario scenario, int maxEvents) {
        return RecentRuns.RUN_BYTES + Math.min(maxEvents, eventsOf(scenario)) * RecentRuns.EVENT_BYTES;
    }

    /** The most that a run may take: at least one such run has to fit. */
    static long largestBytes(int maxEvents) {
        return RecentRuns.RUN_BYTES + maxEvents * RecentRuns.EVENT_BYTES;
    }

    private static long eventsOf(Scenario scenario) {
        long buyers = scenario.placement().buyers();
        long steps = scenario.program().allSteps().count();
        long ofRound = steps * EVENTS_OF_STEP + (buyers - 1) * EVENTS_OF_CONFLICT;
        return OTHER_EVENTS + buyers * (EVENTS_OF_BUYER + scenario.rounds() * ofRound);
    }
}
