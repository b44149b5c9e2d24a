package org.lockplay.run.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;

/** Which events a history accepts, and which are too late. */
class RunLogTest {

    private final RunLog log = new RunLog();

    @Test
    void eventsAfterTheEndOfTheRunAreDropped() {
        append(EventKind.RUN_STARTED, Event.NO_BUYER);
        append(EventKind.RUN_FINISHED, Event.NO_BUYER);
        append(EventKind.FAULT, 0);
        append(EventKind.WORKER_EXITED, Event.NO_BUYER);

        assertThat(log.all()).extracting(Event::kind).containsExactly(EventKind.RUN_STARTED, EventKind.RUN_FINISHED);
        assertThat(log.lastSeq()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventKind.class,
            names = {"READ", "WROTE", "LOCK_ACQUIRED", "FROZEN", "THAWED", "BUYER_FINISHED"})
    void eventsOfABuyerAfterItsFinishAreDropped(EventKind kind) {
        append(EventKind.BUYER_FINISHED, 0);
        append(kind, 0);
        append(kind, 1);

        assertThat(log.all()).extracting(Event::buyer).containsExactly(0, 1);
        assertThat(log.all()).extracting(Event::seq).containsExactly(1L, 2L);
    }

    @Test
    void faultsAndOffScheduleEventsAreAcceptedAfterTheBuyersFinish() {
        append(EventKind.BUYER_FINISHED, 0);
        log.append(TestEvents.event(1, EventKind.FAULT, 0, "fault=crash"));
        append(EventKind.OFF_SCHEDULE, 0);

        assertThat(log.all())
                .extracting(Event::kind)
                .containsExactly(EventKind.BUYER_FINISHED, EventKind.FAULT, EventKind.OFF_SCHEDULE);
    }

    private void append(EventKind kind, int buyer) {
        log.append(TestEvents.event(1, kind, buyer));
    }
}
