package org.lockplay.exercise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** What somebody did who decided which buyer goes next, by hand or by a schedule. */
final class Steps {

    /** What a buyer cannot do without having passed a gate, if the gates are closed. */
    private static final Set<EventKind> DEEDS =
            Set.of(EventKind.QUERIED, EventKind.READ, EventKind.TOOK, EventKind.SOLD_OUT, EventKind.LOCK_REQUESTED);

    /** What a buyer suffers rather than does. */
    private static final Set<EventKind> SUFFERED =
            Set.of(EventKind.FAULT, EventKind.FAULT_MISSED, EventKind.FROZEN, EventKind.THAWED, EventKind.OFF_SCHEDULE);

    private Steps() {}

    /** Whether, up to the second sale, every buyer stopped at a gate before everything that it did. */
    static boolean areAllChosen(GradedRun trial) {
        Set<Integer> atGate = new HashSet<>();
        boolean any = false;
        int sales = 0;
        for (Event event : trial.history()) {
            if (event.kind() == EventKind.GATE) {
                atGate.add(event.buyer());
                any = true;
            } else if (event.kind() == EventKind.WROTE && ++sales == 2) {
                return any;
            } else if (DEEDS.contains(event.kind()) && !atGate.remove(event.buyer())) {
                return false;
            }
        }
        return any;
    }

    /** How many gates all buyers together had passed when the second ticket was written; 0 if there was none. */
    static long toSecondSale(GradedRun trial) {
        List<Event> history = trial.history();
        Set<Integer> atGate = new HashSet<>();
        long passed = 0;
        int sales = 0;
        for (Event event : history) {
            if (isStruckAtGate(event)) {
                atGate.remove(event.buyer());
            }
            // Whatever a buyer does after having come to a gate, it has passed that gate before.
            boolean does = event.buyer() != Event.NO_BUYER && !SUFFERED.contains(event.kind());
            if (does && atGate.remove(event.buyer())) {
                passed++;
            }
            if (event.kind() == EventKind.GATE) {
                atGate.add(event.buyer());
            }
            if (event.kind() == EventKind.WROTE && ++sales == 2) {
                return passed;
            }
        }
        return 0;
    }

    /** Whether it does not stand at its gate any more without having passed it, and tells when it does so again. */
    private static boolean isStruckAtGate(Event event) {
        return event.kind() == EventKind.FAULT
                && event.text(Field.BY).filter("hand"::equals).isPresent()
                && event.text(Field.FAULT).filter("slow"::equals).isPresent();
    }
}
