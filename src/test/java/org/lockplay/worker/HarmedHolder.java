package org.lockplay.worker;

import java.util.List;
import java.util.Locale;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Placement;

/**
 * The buyer that has the lock and comes to harm before it writes, while the others want the lock. Not thread-safe.
 *
 * @param run its run
 * @param way who does the harm
 * @param buyer its number
 */
record HarmedHolder(RealRun run, Way way, int buyer) {

    /** The number of the first worker, and of the first buyer. */
    private static final int FIRST = 0;
    /** Where the programs have the step before which it comes to harm. */
    private static final long WRITE_LINE = 5;

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
     * Lets the first worker go alone until somebody there has the lock and stands before its write, and then the others,
     * until they ask for the lock. So it is the order of the runs that decides who has the lock, and not the machine's
     * speed: a broken lock lets two in who come together, and a lease can end under a holder whom nobody has harmed yet.
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
