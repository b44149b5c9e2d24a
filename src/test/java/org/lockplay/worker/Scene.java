package org.lockplay.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.store.StoreKind;

/** Builds scenarios for tests, one change at a time. */
final class Scene {

    private LockSpec lock;
    private final StoreKind store;
    private int stock = 1;
    private int rounds = 1;
    private int jitterMs;
    private Placement placement = new Placement(1, 4, 1);
    private Program program = ProgramPreset.MANUAL.program();
    private Mode mode = Mode.FREE;
    private final List<PlannedFault> faults = new ArrayList<>();

    private Scene(LockKind kind, StoreKind store) {
        this.lock = LockSpec.of(kind);
        this.store = store;
    }

    static Scene of(LockKind kind, StoreKind store) {
        return new Scene(kind, store);
    }

    /** Sets an option if the kind has it. */
    Scene option(LockOption option, Object value) {
        if (lock.kind().options().contains(option)) {
            lock = lock.with(option, value);
        }
        return this;
    }

    Scene stock(int value) {
        stock = value;
        return this;
    }

    Scene rounds(int value) {
        rounds = value;
        return this;
    }

    Scene at(int hosts, int processes, int threads) {
        placement = new Placement(hosts, processes, threads);
        return this;
    }

    Scene program(String text) {
        try {
            program = ProgramParser.parse(text);
            return this;
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }

    Scene jitterMs(int value) {
        jitterMs = value;
        return this;
    }

    Scene stepped() {
        mode = Mode.STEP;
        return this;
    }

    /** Adds a fault for the first buyer that reaches a step under the lock. */
    Scene strikeHolder(String at, FaultKind kind) {
        faults.add(new PlannedFault(OptionalInt.empty(), at, kind, OptionalLong.empty()));
        return this;
    }

    Scenario make() {
        Scenario base = Scenario.DEFAULT;
        return new Scenario(
                base.title(),
                stock,
                store,
                placement,
                rounds,
                lock,
                program,
                faults,
                mode,
                Schedule.NONE,
                base.seed(),
                jitterMs,
                base.timeLimitMs());
    }
}
