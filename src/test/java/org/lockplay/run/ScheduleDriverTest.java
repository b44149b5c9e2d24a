package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.Schedule;

class ScheduleDriverTest {

    private static final ScenarioReader READER = new ScenarioReader(Limits.DEFAULT);

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

    @ParameterizedTest
    @CsvSource({"think, '0'", "write, '0 1'"})
    void whoeverThinksIsAtRestUnlessItHasYetToMeetAFault(String at, String order) throws Exception {
        Scenario scenario = READER.read("{\"version\":1,\"placement\":{\"processes\":2},"
                + "\"program\":\"think 50\\nread\\ntake\\nwrite\",\"schedule\":\"0 1 0*4 1*4\","
                + "\"faults\":[{\"buyer\":0,\"at\":\"" + at + "\",\"kind\":\"exception\"}]}");
        Situation situation = new Situation(scenario, () -> 1);
        ScheduleDriver driver = driver(scenario, situation);
        happens(situation, driver, EventKind.GATE, 0, 1);
        happens(situation, driver, EventKind.GATE, 1, 1);
        driver.start();

        assertThat(new Schedule(passed).text()).isEqualTo(order);
    }

    /** One stands with it before its write, and the schedule has the other one get the lock first. */
    private void oneWaitsForALeaseOf700Ms(String write) throws Exception {
        Scenario scenario = READER.read(
                "{\"version\":1,\"placement\":{\"processes\":2},\"lock\":{\"kind\":\"redis\",\"leaseMs\":700},"
                        + "\"program\":\"lock\\nread\\ntake\\n" + write
                        + "\\nunlock\",\"schedule\":\"0*3 1*2 0*3 1*4\"}");
        Situation situation = new Situation(scenario, () -> 1);
        ScheduleDriver driver = driver(scenario, situation);
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

    private ScheduleDriver driver(Scenario scenario, Situation situation) {
        return new ScheduleDriver(
                scenario,
                situation,
                new Floor(),
                buyer -> {
                    passed.add(buyer);
                    situation.passed(buyer);
                },
                () -> {});
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
