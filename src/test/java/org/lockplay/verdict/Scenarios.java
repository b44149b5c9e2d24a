package org.lockplay.verdict;

import java.util.List;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** Scenarios for hand-written histories. */
final class Scenarios {

    private Scenarios() {}

    /** One ticket, one host, one thread per process. */
    static Scenario of(LockKind lock, int buyers) {
        return of(lock, buyers, 1, 1);
    }

    static Scenario of(LockKind lock, int processes, int stock, int rounds) {
        return of(LockSpec.of(lock), new Placement(1, processes, 1), stock, rounds);
    }

    static Scenario of(LockKind lock, Placement placement) {
        return of(LockSpec.of(lock), placement, 1, 1);
    }

    static Scenario of(LockSpec lock, Placement placement, int stock, int rounds) {
        Scenario base = Scenario.DEFAULT;
        return new Scenario(
                base.title(),
                stock,
                base.store(),
                placement,
                rounds,
                lock,
                base.program(),
                List.of(),
                base.mode(),
                base.schedule(),
                base.seed(),
                base.jitterMs(),
                base.timeLimitMs());
    }

    /** Two processes with a program on the database. */
    static Scenario program(String lock, String program) {
        return json("{\"version\":1,\"store\":\"database\",\"placement\":{\"processes\":2}," + "\"lock\":{\"kind\":\""
                + lock + "\"},\"program\":\"" + program + "\"}");
    }

    /** A scenario from JSON. */
    static Scenario json(String json) {
        try {
            return new ScenarioReader(Limits.DEFAULT).read(json);
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
