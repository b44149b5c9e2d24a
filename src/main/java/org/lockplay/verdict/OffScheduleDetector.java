package org.lockplay.verdict;

import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** Finds where a repeated run first departed from its schedule, which is not a violation. */
final class OffScheduleDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        return index.all(EventKind.OFF_SCHEDULE)
                .limit(1)
                .map(OffScheduleDetector::finding)
                .toList();
    }

    private static Finding finding(Event event) {
        return FindingMaker.of(
                        FindingKind.OFF_SCHEDULE, event.text(Field.REASON).orElse("blocked"))
                .with("buyer", event.buyer())
                .with("line", event.number(Field.STEP).orElse(0))
                .with("position", event.number(Field.POSITION).orElse(0))
                .witness(event)
                .make();
    }
}
