package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.Scenario;

class RunEndsTest {

    /** It may be large, or of a format that is no longer valid. */
    @Test
    void waitingForTheEndOfAStoredRunDoesNotLoadItsHistory() {
        RunRecord row = new RunRecord();
        row.id = "stored";
        row.status = RunStatus.FINISHED;
        row.createdAt = Instant.EPOCH;
        Run run = Run.restored(row, Scenario.DEFAULT, null, 1, () -> {
            throw new OutdatedException("the history of run stored", new IllegalArgumentException("no such event"));
        });

        assertThat(RunEnds.whenEnded(run)).isCompletedWithValue(run);
    }
}
