package org.lockplay.worker;

import java.util.List;
import java.util.Locale;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * The buyer that has the lock and comes to harm before it writes, while the others come to the lock. Not thread-safe.
 *
 * @param run its run
 * @param way who does the harm
 * @param buyer its number
 */
record HarmedHolder(RealRun run, Way way, int buyer) {

    private static final int FIRST = 0;
    /** Where the programs have the step before which it comes to harm. */
    private static final long WRITE_LINE = 6;

    /** Who does the harm. */
    enum Way {
        /** The scenario: a fault waits for whoever is the first to write under the lock. */
        PLAN,
        /** Somebody who lets the first buyer go step by step, and strikes when it stands before its write. */
        HAND;

        /** Makes the scenario ready for the harm. */
        Scene arrange(Scene scene, FaultKind fault) {
            return switch (this) {
                case PLAN -> scene.strikeHolder("write", fault);
                case HAND -> scene.stepped();
            };
        }

        private String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Waits for the holder to stand before its write. */
    static HarmedHolder await(RealRun run, Way way) throws InterruptedException {
        return switch (way) {
            case PLAN -> new HarmedHolder(run, way, run.awaitArmed().buyer());
            case HAND -> stepToWrite(run);
        };
    }

    private static HarmedHolder stepToWrite(RealRun run) {
        for (int gate = 1; !comesToWrite(run, gate); gate++) {
            run.command(FIRST, "pass", "");
        }
        run.openOtherGates(FIRST);
        return new HarmedHolder(run, Way.HAND, FIRST);
    }

    /** Waits for the holder's next gate, from 1, and says whether that is the one before its write. */
    private static boolean comesToWrite(RealRun run, int gate) {
        Waiting.until(() -> gates(run).size() == gate);
        return gates(run).get(gate - 1) == WRITE_LINE;
    }

    /** The lines of the gates that it has come to. */
    private static List<Long> gates(RealRun run) {
        return run.history().stream()
                .filter(event -> event.buyer() == FIRST && event.kind() == EventKind.GATE)
                .map(event -> event.number(Field.STEP).orElseThrow())
                .toList();
    }

    /** Has an exception thrown in its step. */
    void strike() {
        run.command(buyer, "fault", ",\"kind\":\"exception\",\"by\":\"" + way.wireName() + "\"");
        letAllGo();
    }

    /** Ends its process. */
    void kill() {
        run.kill(buyer);
        letAllGo();
    }

    /** Stops its process. */
    void freeze() {
        run.workerOf(buyer).signal("STOP");
        run.tell(buyer, EventKind.FROZEN);
        run.spareTheRest();
    }

    /** Has its process go on, and itself write. */
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
