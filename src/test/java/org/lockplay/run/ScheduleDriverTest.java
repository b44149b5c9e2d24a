package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** One buyer stands with a lease before its write, and the schedule has another one get the lock first. */
class ScheduleDriverTest {

    private final List<Integer> passed = new ArrayList<>();
    private final List<EventKind> told = new ArrayList<>();

    @Test
    void aLeaseThatTheProgramItselfOutlastsIsWaitedFor() throws Exception {
        oneWaitsForALeaseOf700Ms("write 1500");

        assertThat(told).isEmpty();
        assertThat(passed).containsExactly(0, 0, 0, 1);
    }

    @Test
    void whoeverWaitsForALeaseThatTheProgramDoesNotOutlastIsPassedOver() throws Exception {
        oneWaitsForALeaseOf700Ms("write 500");

        assertThat(told).containsExactly(EventKind.OFF_SCHEDULE);
        assertThat(passed).containsExactly(0, 0, 0, 1, 0);
    }

    private void oneWaitsForALeaseOf700Ms(String write) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"placement\":{\"processes\":2},\"lock\":{\"kind\":\"redis\",\"leaseMs\":700},"
                        + "\"program\":\"lock\\nread\\ntake\\n" + write
                        + "\\nunlock\",\"schedule\":\"0*3 1*2 0*3 1*4\"}");
        Situation situation = new Situation(scenario, () -> 1);
        ScheduleDriver driver = new ScheduleDriver(
                scenario,
                situation,
                new Floor(),
                buyer -> {
                    passed.add(buyer);
                    situation.passed(buyer);
                },
                () -> {});
        driver.start();

        happens(situation, driver, EventKind.GATE, 0, 1);
        happens(situation, driver, EventKind.GATE, 1, 1);
        happens(situation, driver, EventKind.LOCK_REQUESTED, 0, 1);
        happens(situation, driver, EventKind.LOCK_ACQUIRED, 0, 1);
        for (int line = 2; line <= 4; line++) {
            happens(situation, driver, EventKind.GATE, 0, line);
        }
        happens(situation, driver, EventKind.LOCK_REQUESTED, 1, 1);
    }

    private static void happens(Situation situation, ScheduleDriver driver, EventKind kind, int buyer, int line) {
        Event event = Event.of(1, kind, buyer).with(Field.STEP, line);
        situation.notice(event);
        driver.notice(event);
    }

    /** Nobody works here. */
    private final class Floor implements FaultDesk.Floor {

        @Override
        public Optional<WorkerProcess> workerOf(int buyer) {
            return Optional.empty();
        }

        @Override
        public int cutConnections(int buyer) {
            return 0;
        }

        @Override
        public void record(Event event) {
            told.add(event.kind());
        }

        @Override
        public long now() {
            return 1;
        }
    }
}
