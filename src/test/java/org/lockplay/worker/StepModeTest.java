package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Schedule;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;

/** Real workers whose buyers block before every step; the test decides which buyer passes next. */
@StartsOwnProcesses
class StepModeTest {

    private static final String BUY = "read\ntake\nwrite";

    @RepeatedTest(5)
    void aScheduleGivesTheSameInterleavingEveryTime() throws Exception {
        try (RealRun run = stepped(LockKind.NONE, BUY)) {
            follow(run, Schedule.parse("0 1 0*3 1*3"));

            assertThat(run.awaitVerdict().safety()).isEqualTo(Safety.VIOLATED);
            assertThat(story(run)).containsExactly("0 read", "1 read", "0 took", "0 wrote", "1 took", "1 wrote");
        }
    }

    @Test
    void aReaderBetweenTheTwoPartsOfAWriteReadsATornFile() throws Exception {
        try (RealRun run = stepped(LockKind.NONE, BUY)) {
            follow(run, Schedule.parse("0*3 1 0"));
            run.awaitVerdict();

            Event torn = run.await(event -> event.kind() == EventKind.FAILED);
            assertThat(torn.buyer()).isEqualTo(1);
            assertThat(text(torn, "what")).contains("torn-read");
            assertThat(text(torn, "content")).contains("");
        }
    }

    @Test
    void aBuyerThatWaitsForTheLockReachesNoGateUntilTheLockIsFree() throws Exception {
        try (RealRun run = stepped(LockKind.SEMAPHORE, "lock\nunlock")) {
            pass(run, 0, 1);
            run.await(event -> event.buyer() == 0 && event.kind() == EventKind.LOCK_ACQUIRED);
            pass(run, 1, 1);
            run.await(event -> event.buyer() == 1 && event.kind() == EventKind.LOCK_REQUESTED);
            run.await(event -> event.buyer() == 1 && event.kind() == EventKind.LOCK_WAITING);
            assertThat(gates(run, 1)).isEqualTo(1);

            pass(run, 0, 2);
            run.await(event -> event.buyer() == 1 && event.kind() == EventKind.LOCK_ACQUIRED);
            pass(run, 1, 2);

            assertThat(run.awaitVerdict().safety()).isEqualTo(Safety.HELD);
        }
    }

    @Test
    void theEndOfABlockIsAGateOfItsOwn() throws Exception {
        try (RealRun run = stepped(LockKind.SEMAPHORE, "with lock:\n  think 0")) {
            pass(run, 0, 1);
            pass(run, 0, 2);
            Event leaving = run.await(event ->
                    event.kind() == EventKind.GATE && text(event, "what").isPresent());

            assertThat(text(leaving, "what")).contains("leave");
            assertThat(number(leaving, "step")).hasValue(1);
            run.openGates();
            run.awaitVerdict();
        }
    }

    @Test
    void openedGatesBlockNoBuyer() throws Exception {
        try (RealRun run = stepped(LockKind.SEMAPHORE, BUY)) {
            run.openGates();

            run.awaitVerdict();
        }
    }

    @Test
    void aBuyerDelayedAtItsGateEmitsGateAgainAfterTheDelay() throws Exception {
        try (RealRun run = stepped(LockKind.NONE, BUY)) {
            Waiting.until(() -> gates(run, 0) == 1);
            run.command(0, "fault", ",\"kind\":\"slow\",\"forMs\":50,\"by\":\"hand\"");
            Waiting.until(() -> gates(run, 0) == 2);
            pass(run, 0, 2);
            Waiting.until(() -> gates(run, 0) == 3);

            assertThat(run.history())
                    .filteredOn(event -> event.buyer() == 0)
                    .extracting(Event::kind)
                    .containsExactly(
                            EventKind.BUYER_STARTED,
                            EventKind.GATE,
                            EventKind.FAULT,
                            EventKind.GATE,
                            EventKind.READ,
                            EventKind.GATE);
            run.openGates();
            run.awaitVerdict();
        }
    }

    /** As when a worker is in its next run before it receives the command to open the previous run's gates. */
    @Test
    void theGatesOfAnotherRunStayClosed() throws Exception {
        try (RealRun run = stepped(LockKind.NONE, BUY)) {
            run.openGates("another");
            follow(run, Schedule.parse("0*2 1*2"));

            assertThat(gates(run, 0)).isEqualTo(3);
            assertThat(gates(run, 1)).isEqualTo(3);
            run.openGates();
            run.awaitVerdict();
        }
    }

    private static RealRun stepped(LockKind kind, String program) throws Exception {
        return RealRun.of(
                        Scene.of(kind, StoreKind.FILE)
                                .at(1, 2, 1)
                                .program(program)
                                .option(LockOption.ACQUIRE_TIMEOUT_MS, 20_000L)
                                .stepped()
                                .make(),
                        ServerUrls.NONE)
                .go();
    }

    /** Lets buyers pass one gate each, in this order; waits each time until the buyer has reached its next gate. */
    private static void follow(RealRun run, Schedule schedule) {
        int[] passed = new int[2];
        for (int buyer : schedule.buyers().toList()) {
            pass(run, buyer, ++passed[buyer]);
            int expected = passed[buyer] + 1;
            Waiting.until(() -> gates(run, buyer) == expected || finished(run, buyer));
        }
    }

    /** Waits until a buyer is at its n-th gate, from 1, and lets it pass. */
    private static void pass(RealRun run, int buyer, int gate) {
        Waiting.until(() -> gates(run, buyer) == gate);
        run.command(buyer, "pass", "");
    }

    private static long gates(RealRun run, int buyer) {
        return run.history().stream()
                .filter(event -> event.buyer() == buyer && event.kind() == EventKind.GATE)
                .count();
    }

    private static boolean finished(RealRun run, int buyer) {
        return run.history().stream()
                .anyMatch(event -> event.buyer() == buyer && event.kind() == EventKind.BUYER_FINISHED);
    }

    private static List<String> story(RealRun run) {
        return run.history().stream()
                .filter(event -> number(event, "step").isPresent() && event.kind() != EventKind.GATE)
                .map(event -> event.buyer() + " " + event.kind().wireName())
                .toList();
    }
}
