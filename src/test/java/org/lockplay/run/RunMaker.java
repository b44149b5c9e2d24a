package org.lockplay.run;

import java.time.Instant;
import org.lockplay.run.archive.RunLog;
import org.lockplay.scenario.Scenario;

/** Creates runs without workers, for tests that only need a run. */
public final class RunMaker {

    private RunMaker() {}

    /** Creates a queued run without events. */
    public static Run waiting(String id) {
        return new Run(id, new RunRequester("a test", "a test", "here"), Scenario.DEFAULT, Instant.EPOCH, new RunLog());
    }
}
