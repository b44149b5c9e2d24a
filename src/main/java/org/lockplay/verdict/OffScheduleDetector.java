package org.lockplay.verdict;

import java.util.List;
import org.lockplay.history.OffSchedule;

/** Finds where a repeated run first departed from its schedule, which is not a violation. */
final class OffScheduleDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        return index.all(OffSchedule.class)
                .limit(1)
                .map(OffScheduleDetector::finding)
                .toList();
    }

    private static Finding finding(OffSchedule event) {
        return FindingMaker.of(FindingKind.OFF_SCHEDULE, event.reason().wireName())
                .with("buyer", event.buyer())
                .with("line", event.step())
                .with("position", event.position())
                .witness(event)
                .make();
    }
}
