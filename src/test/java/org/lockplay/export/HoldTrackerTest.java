package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.export.HoldTracker.Change;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.lock.LockKind;

class HoldTrackerTest {

    @ParameterizedTest
    @EnumSource(names = {"SEMAPHORE", "MUTEX", "ROBUST_MUTEX", "ADVISORY"})
    void aHoldOfTwoLocksLastsFromTheFirstToTheLastRelease(LockKind kind) {
        HoldTracker tracker = new HoldTracker(kind);

        assertThat(next(tracker, EventKind.LOCK_ACQUIRED, "A")).isEqualTo(Change.BEGINS);
        assertThat(next(tracker, EventKind.LOCK_ACQUIRED, "B")).isEqualTo(Change.NONE);
        assertThat(next(tracker, EventKind.LOCK_RELEASED, "A")).isEqualTo(Change.NONE);
        assertThat(tracker.isHolding()).isTrue();
        assertThat(next(tracker, EventKind.LOCK_RELEASED, "B")).isEqualTo(Change.ENDS);
    }

    private static Change next(HoldTracker tracker, EventKind kind, String lock) {
        return tracker.next(TestEvents.event(1, kind, 0, "lock=" + lock));
    }
}
