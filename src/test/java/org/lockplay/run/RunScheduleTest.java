package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockplay.scenario.ScenarioBuilder.scenario;

import java.time.Instant;
import java.util.List;
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

    private static Run restored(String started, String read) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(scenario().processes(1).program("read", "take").json());
        RunRecord row = new RunRecord();
        row.id = "a run";
        row.owner = "a test";
        row.createdAt = Instant.EPOCH;
        row.status = RunStatus.FINISHED;
        List<Event> history = List.of(
                TestEvents.event(1, EventKind.BUYER_STARTED, 0, started).numbered(1),
                TestEvents.event(2, EventKind.READ, 0, "count=1", "version=0", "step=1", read)
                        .numbered(2));
        return Run.restored(row, scenario, null, history.size(), () -> history);
    }
}
