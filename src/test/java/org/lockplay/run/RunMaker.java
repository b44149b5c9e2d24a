package org.lockplay.run;

import java.time.Instant;
import org.lockplay.scenario.Scenario;

/** Makes runs that no worker works for, for tests of those who look at runs. */
public final class RunMaker {

    private RunMaker() {}

    /** A run that waits, and that nothing has happened in. */
    public static Run waiting(String id) {
        return new Run(id, "a test", Scenario.DEFAULT, Instant.EPOCH);
    }
}
