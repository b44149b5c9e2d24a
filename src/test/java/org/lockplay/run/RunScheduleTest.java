package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockplay.scenario.ScenarioBuilder.scenario;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.Schedule;

/** Which stored runs have a schedule. */
class RunScheduleTest {

    @Test
    void aRunWhoseEventsCountTheGatesHasASchedule() throws Exception {
        assertThat(restored("pass=0", "pass=1").schedule().text()).isEqualTo("0");
    }

    /** The format of older versions: such a run still opens, but it cannot be repeated. */
    @Test
    void aRunWhoseEventsDoNotCountTheGatesIsRefused() throws Exception {
        Run old = restored("step=0", "step=1");

        assertThat(old.log().all()).hasSize(2);
        assertThatThrownBy(old::schedule).isInstanceOf(RefusedException.class).hasMessageStartingWith("no-pass-counts");
    }

    @Test
    void aRunThatHasNotEndedHasNoScheduleYet() {
        assertThatThrownBy(() -> RunMaker.waiting("a run").schedule())
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("run-not-ended");
    }

    @Test
    void aRunThatPassedMoreGatesThanAScheduleMayNameHasNone() throws Exception {
        Run run = restored(IntStream.rangeClosed(0, Schedule.MAX_TURNS + 1)
                .mapToObj(pass -> pass == 0
                        ? TestEvents.event(1, EventKind.BUYER_STARTED, 0, "pass=0")
                        : TestEvents.event(1L + pass, EventKind.QUERIED, 0, "count=1", "version=0", "pass=" + pass))
                .toList());

        assertThatThrownBy(run::schedule).isInstanceOf(RefusedException.class).hasMessageStartingWith("no-schedule");
    }

    private static Run restored(String started, String read) throws Exception {
        return restored(List.of(
                TestEvents.event(1, EventKind.BUYER_STARTED, 0, started),
                TestEvents.event(2, EventKind.READ, 0, "count=1", "version=0", "step=1", read)));
    }

    private static Run restored(List<Event> events) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(scenario().processes(1).program("read", "take").json());
        RunRecord row = new RunRecord();
        row.id = "a run";
        row.owner = "a test";
        row.createdAt = Instant.EPOCH;
        row.status = RunStatus.FINISHED;
        List<Event> history = IntStream.range(0, events.size())
                .mapToObj(i -> events.get(i).numbered(i + 1L))
                .toList();
        return Run.restored(row, scenario, null, history.size(), () -> history);
    }
}
