package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.name.LockName;
import org.lockplay.store.StoreKind;

/** Real workers with two locks of each kind that can be several; the test decides which buyer passes next. */
@StartsOwnProcesses
class SeveralLocksTest {

    private static final String OPPOSITE = """
            buyer 0:
              with lock A:
                with lock B:
                  think 0
            others:
              with lock B:
                with lock A:
                  think 0""";

    @ParameterizedTest
    @MethodSource("kinds")
    void twoNamesAreTwoLocks(LockKind kind) throws Exception {
        String program = "buyer 0:\n  lock A\n  unlock A\nothers:\n  lock B\n  lock A\n  unlock A\n  unlock B";
        try (RealRun run = stepped(kind, program, 10_000)) {
            passAndHold(run, 0, "A");
            passAndHold(run, 1, "B");
            pass(run, 1);
            run.await(is(1, EventKind.LOCK_WAITING, "A"));
            assertThat(run.history()).noneMatch(is(1, EventKind.LOCK_ACQUIRED, "A"));

            run.openGates();

            assertThat(run.awaitVerdict().findings()).isEmpty();
            assertThat(run.history()).anyMatch(is(1, EventKind.LOCK_ACQUIRED, "A"));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void inOppositeOrderEachWaitsForTheOther(LockKind kind) throws Exception {
        try (RealRun run = stepped(kind, OPPOSITE, 400)) {
            passAndHold(run, 0, "A");
            passAndHold(run, 1, "B");
            pass(run, 0);
            run.await(is(0, EventKind.LOCK_WAITING, "B"));
            pass(run, 1);
            run.await(is(1, EventKind.LOCK_REQUESTED, "A"));

            if (run.scenario().lock().detectsDeadlock(2)) {
                Event refused = run.await(event -> event.kind() == EventKind.DEADLOCK_REFUSED);
                run.await(event -> event.kind() == EventKind.LOCK_ACQUIRED
                        && event.buyer() == 1 - refused.buyer()
                        && event.lock().equals(refused.buyer() == 0 ? new LockName("A") : new LockName("B")));
                run.openGates();
                run.awaitVerdict();
                assertThat(run.outcomeOf(refused.buyer())).isEqualTo("failed");
                assertThat(run.outcomeOf(1 - refused.buyer())).isEqualTo("sold-out");
            } else if (kind.isLease()) {
                run.await(event -> event.kind() == EventKind.LOCK_ACQUIRED && event.seq() > 0 && isSecond(run, event));
                run.openGates();
                run.awaitVerdict();
            } else {
                run.await(is(1, EventKind.LOCK_WAITING, "A"));
                assertThat(acquisitions(run)).hasSize(2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ADVISORY", "FILE_LOCK"})
    void aChainWithoutACycleIsRefusedByNone(LockKind kind) throws Exception {
        String program = "buyer 0:\n  lock A\n  unlock A\n"
                + "buyer 1:\n  lock B\n  lock A\n  unlock A\n  unlock B\nothers:\n  lock B\n  unlock B";
        try (RealRun run = stepped(kind, program, 10_000, 3)) {
            passAndHold(run, 0, "A");
            passAndHold(run, 1, "B");
            pass(run, 1);
            run.await(is(1, EventKind.LOCK_WAITING, "A"));
            pass(run, 2);
            run.await(is(2, EventKind.LOCK_WAITING, "B"));

            run.openGates();

            assertThat(run.awaitVerdict().findings()).isEmpty();
            assertThat(run.history()).noneMatch(event -> event.kind() == EventKind.DEADLOCK_REFUSED);
        }
    }

    static Stream<LockKind> kinds() {
        return Stream.of(LockKind.values()).filter(kind -> kind.canBeSeveral() && kind.holds());
    }

    private static boolean isSecond(RealRun run, Event event) {
        List<Event> all = acquisitions(run);
        return all.size() > 2 && all.get(2).equals(event);
    }

    private static List<Event> acquisitions(RealRun run) {
        return run.history().stream()
                .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .toList();
    }

    private static RealRun stepped(LockKind kind, String program, long leaseMs) throws Exception {
        return stepped(kind, program, leaseMs, kind == LockKind.MUTEX ? -2 : 2);
    }

    /** @param buyers negative for threads of one process */
    private static RealRun stepped(LockKind kind, String program, long leaseMs, int buyers) throws Exception {
        Scene scene = Scene.of(kind, StoreKind.FILE);
        return RealRun.of(
                        (buyers < 0 ? scene.at(1, 1, -buyers) : scene.at(1, buyers, 1))
                                .option(LockOption.LEASE_MS, kind.isLease() ? leaseMs : 10_000)
                                .program(program)
                                .stepped()
                                .make(),
                        Pairs.servers(kind, StoreKind.FILE))
                .go();
    }

    private static void passAndHold(RealRun run, int buyer, String lock) {
        pass(run, buyer);
        run.await(is(buyer, EventKind.LOCK_ACQUIRED, lock));
    }

    /** Lets a buyer pass its next gate. */
    private static void pass(RealRun run, int buyer) {
        run.command(buyer, "pass", "");
    }

    private static Predicate<Event> is(int buyer, EventKind kind, String lock) {
        return event -> event.buyer() == buyer
                && event.kind() == kind
                && event.lock().value().equals(lock);
    }
}
