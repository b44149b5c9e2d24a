package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Safety;

/** The faults that are not in the truth table, each on real workers; the run checks for leftovers. */
@StartsOwnProcesses
class FaultTest {

    private static final String MANUAL = "think 40\nlock\nread\ntake\nwrite\nunlock";
    private static final String SCOPED = "think 40\nwith lock:\n  read\n  take\n  write";

    @Test
    void aHangingHolderKeepsTheOthersWaiting() throws Exception {
        try (RealRun run = struck(LockKind.SEMAPHORE, SCOPED, "write", FaultKind.HANG)) {
            int holder = order(run, "hang", "");
            awaitTimeouts(run, 3);

            assertThat(kindsOf(run, holder)).endsWith(EventKind.TOOK, EventKind.FAULT);
            run.verdict(Ending.TIMED_OUT);
        }
    }

    @Test
    void aHolderThatIsSlowerThanItsLeaseIsOneOfTwoHolders() throws Exception {
        try (RealRun run = struck(LockKind.REDIS, SCOPED, "write", FaultKind.SLOW)) {
            int holder = order(run, "slow", ",\"forMs\":700");

            assertThat(run.awaitVerdict().safety()).isEqualTo(Safety.VIOLATED);
            assertThat(kindsOf(run, holder)).contains(EventKind.FAULT, EventKind.WROTE, EventKind.LOCK_LOST);
        }
    }

    @Test
    void aForgottenReleaseKeepsTheOthersWaiting() throws Exception {
        try (RealRun run = struck(LockKind.FILE_LOCK, MANUAL, "unlock", FaultKind.FORGET)) {
            int holder = order(run, "forget", "");
            awaitTimeouts(run, 3);

            assertThat(run.outcomeOf(holder)).isEqualTo("bought");
            assertThat(kindsOf(run, holder)).doesNotContain(EventKind.LOCK_RELEASED);
        }
    }

    @Test
    void aTornWriteLeavesATornFileToTheOthers() throws Exception {
        try (RealRun run = struck(LockKind.SEMAPHORE, MANUAL, "write", FaultKind.TORN_WRITE)) {
            int holder = order(run, "torn-write", "");

            run.await(event -> event.kind() == EventKind.FAULT && event.buyer() == holder);
            assertThat(run.count()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ROW", "ADVISORY", "REDIS"})
    void aDisconnectFailsItsBuyer(LockKind kind) throws Exception {
        ServerUrls servers = Pairs.servers(kind, StoreKind.DATABASE);
        Scene scene = scene(kind, StoreKind.DATABASE, SCOPED).strikeHolder("write", FaultKind.DISCONNECT);
        try (RealRun run = RealRun.of(scene.make(), servers).go()) {
            int holder = run.awaitArmed().buyer();
            assertThat(run.cutConnections(holder)).isPositive();
            run.command(holder, "spare", "");
            run.spareTheRest();
            run.awaitVerdict();

            assertThat(run.outcomeOf(holder)).isEqualTo("failed");
            assertThat(run.history())
                    .filteredOn(event -> event.kind() == EventKind.BUYER_FINISHED && event.buyer() != holder)
                    .extracting(event -> text(event, "outcome").orElseThrow())
                    .containsOnly("bought");
            assertThat(run.cutConnections(holder)).isZero();
        }
    }

    @Test
    void anExceptionByHandInterruptsAThink() throws Exception {
        Scene scene = Scene.of(LockKind.SEMAPHORE, StoreKind.FILE).at(1, 1, 1).program("with lock:\n  think 60000");
        try (RealRun run = RealRun.of(scene.make(), ServerUrls.NONE).go()) {
            run.await(event -> event.kind() == EventKind.LOCK_ACQUIRED);
            run.command(0, "fault", ",\"kind\":\"exception\",\"by\":\"hand\"");
            run.awaitVerdict();

            assertThat(kindsOf(run, 0))
                    .endsWith(EventKind.FAULT, EventKind.FAILED, EventKind.LOCK_RELEASED, EventKind.BUYER_FINISHED);
        }
    }

    private static Scene scene(LockKind kind, StoreKind store, String program) {
        return Scene.of(kind, store)
                .stock(10)
                .jitterMs(35)
                .program(program)
                .option(LockOption.LEASE_MS, 200L)
                .option(LockOption.ACQUIRE_TIMEOUT_MS, 1_000L);
    }

    private static RealRun struck(LockKind kind, String program, String at, FaultKind fault) throws Exception {
        Scene scene = scene(kind, StoreKind.FILE, program).strikeHolder(at, fault);
        return RealRun.of(scene.make(), Pairs.servers(kind, StoreKind.FILE)).go();
    }

    /** Injects a fault of the worker into the first buyer that reaches it. */
    private static int order(RealRun run, String kind, String more) throws InterruptedException {
        int holder = run.awaitArmed().buyer();
        run.command(holder, "fault", ",\"kind\":\"" + kind + "\",\"by\":\"plan\"" + more);
        run.spareTheRest();
        return holder;
    }

    private static void awaitTimeouts(RealRun run, int count) {
        Waiting.until(() -> run.history().stream()
                        .filter(event -> event.kind() == EventKind.LOCK_TIMEOUT)
                        .count()
                == count);
    }

    private static List<EventKind> kindsOf(RealRun run, int buyer) {
        return run.history().stream()
                .filter(event -> event.buyer() == buyer)
                .map(Event::kind)
                .toList();
    }
}
