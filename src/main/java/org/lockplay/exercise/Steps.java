package org.lockplay.exercise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.GateReached;
import org.lockplay.history.Wrote;

/** What a learner did who chose the next buyer, by hand or by a schedule. */
final class Steps {

    /** Events that a buyer can emit only after passing a gate, if the gates are closed. */
    private static final Set<EventKind> DEEDS =
            Set.of(EventKind.QUERIED, EventKind.READ, EventKind.TOOK, EventKind.SOLD_OUT, EventKind.LOCK_REQUESTED);

    /** Events that happen to a buyer rather than come from its program. */
    private static final Set<EventKind> SUFFERED =
            Set.of(EventKind.FAULT, EventKind.FAULT_MISSED, EventKind.FROZEN, EventKind.THAWED, EventKind.OFF_SCHEDULE);

    private Steps() {}

    /** Whether, up to the second sale, every buyer stopped at a gate before each of its steps. */
    static boolean areAllChosen(GradedRun trial) {
        Set<Integer> atGate = new HashSet<>();
        boolean any = false;
        int sales = 0;
        for (Event event : trial.history()) {
            if (event instanceof GateReached) {
                atGate.add(event.buyer());
                any = true;
            } else if (event instanceof Wrote && ++sales == 2) {
                return any;
            } else if (DEEDS.contains(event.kind()) && !atGate.remove(event.buyer())) {
                return false;
            }
        }
        return any;
    }

    /** The number of gates that all buyers had passed when the second ticket was written; 0 if it was not. */
    static long toSecondSale(GradedRun trial) {
        List<Event> history = trial.history();
        Set<Integer> atGate = new HashSet<>();
        long passed = 0;
        int sales = 0;
        for (Event event : history) {
            if (isStruckAtGate(event)) {
                atGate.remove(event.buyer());
            }
            // A buyer that acts after arriving at a gate has passed that gate.
            boolean does = event.buyer() != Event.NO_BUYER && !SUFFERED.contains(event.kind());
            if (does && atGate.remove(event.buyer())) {
                passed++;
            }
            if (event instanceof GateReached) {
                atGate.add(event.buyer());
            }
            if (event instanceof Wrote && ++sales == 2) {
                return passed;
            }
        }
        return 0;
    }

    /** Whether the buyer leaves its gate without passing it; it announces the gate again afterwards. */
    private static boolean isStruckAtGate(Event event) {
        return event instanceof FaultInjected fault && fault.isByHand() && fault.isFault(FaultEffect.DELAYED);
    }
}
