package org.lockplay.worker;

import static org.lockplay.history.TestEvents.number;

import java.util.List;
import java.util.Locale;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Placement;

/**
 * The holder of the lock that is hit by a fault before it writes, while the others wait for the lock. Not thread-safe.
 *
 * @param run the run
 * @param way how the fault is injected
 * @param buyer the holder's number
 */
record HarmedHolder(RealRun run, Way way, int buyer) {

    /** The number of the first worker, and of the first buyer. */
    private static final int FIRST = 0;
    /** The line of the step before which the fault is injected. */
    private static final long WRITE_LINE = 5;

    /** How the fault is injected. */
    enum Way {
        /** By plan: for the first buyer that reaches its write under the lock. */
        PLAN,
        /** By hand: the test steps the first worker, and injects the fault when the holder is before its write. */
        HAND;

        /** Prepares the scenario for the fault. */
        Scene arrange(Scene scene, FaultKind fault) {
            return switch (this) {
                case PLAN -> scene.strikeHolder("write", fault);
                case HAND -> scene.stepped();
            };
        }

        private int awaitBeforeWrite(RealRun run) throws InterruptedException {
            return switch (this) {
                case PLAN -> run.awaitArmed().buyer();
                case HAND -> stepToWrite(run);
            };
        }

        private void openOtherGates(RealRun run) {
            switch (this) {
                case PLAN -> {}
                case HAND -> run.openOtherGates(FIRST);
            }
        }

        private String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Starts the first worker alone, until one of its buyers holds the lock and is before its write, then the others
     * until they request the lock. So the start order determines the holder, and not the machine's speed: a broken lock
     * admits two buyers that come at the same time, and a lease can expire before the fault.
     */
    static HarmedHolder await(RealRun run, Way way) throws InterruptedException {
        run.goFirst();
        int buyer = way.awaitBeforeWrite(run);
        run.goOthers();
        way.openOtherGates(run);
        awaitOthersAtLock(run);
        return new HarmedHolder(run, way, buyer);
    }

    private static void awaitOthersAtLock(RealRun run) {
        if (run.scenario().lock().kind().holds()) {
            Placement placement = run.scenario().placement();
            int others = (placement.workers() - 1) * placement.threads();
            Waiting.until(() -> run.history().stream()
                            .filter(event -> event.kind() == EventKind.LOCK_REQUESTED)
                            .map(Event::buyer)
                            .filter(buyer -> placement.workerOf(buyer) != FIRST)
                            .distinct()
                            .count()
                    == others);
        }
    }

    private static int stepToWrite(RealRun run) {
        for (int gate = 1; !comesToWrite(run, gate); gate++) {
            run.command(FIRST, "pass", "");
        }
        return FIRST;
    }

    /** Waits for the holder's next gate, from 1, and returns whether it is the one before its write. */
    private static boolean comesToWrite(RealRun run, int gate) {
        Waiting.until(() -> gates(run).size() == gate);
        return gates(run).get(gate - 1) == WRITE_LINE;
    }

    /** The lines of the gates that the holder has reached. */
    private static List<Long> gates(RealRun run) {
        return run.history().stream()
                .filter(event -> event.buyer() == FIRST && event.kind() == EventKind.GATE)
                .map(event -> number(event, "step").orElseThrow())
                .toList();
    }

    /** Injects an exception into the holder's step. */
    void strike() {
        run.command(buyer, "fault", ",\"kind\":\"exception\",\"by\":\"" + way.wireName() + "\"");
        letAllGo();
    }

    /** Kills the holder's process. */
    void kill() {
        run.kill(buyer);
        letAllGo();
    }

    /** Stops the holder's process. */
    void freeze() {
        run.workerOf(buyer).signal("STOP");
        run.tell(buyer, EventKind.FROZEN);
        run.spareTheRest();
    }

    /** Resumes the holder's process, and lets the holder write. */
    void thaw() {
        run.workerOf(buyer).signal("CONT");
        run.tell(buyer, EventKind.THAWED);
        if (way == Way.PLAN) {
            run.command(buyer, "spare", "");
        }
        letAllGo();
    }

    private void letAllGo() {
        switch (way) {
            case PLAN -> run.spareTheRest();
            case HAND -> run.openGates();
        }
    }
}
