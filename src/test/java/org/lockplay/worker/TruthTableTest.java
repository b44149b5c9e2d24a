package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.provider.Arguments;
import org.lockplay.ConcurrentTests;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.lock.FailureEffect;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/**
 * The holder throws, is killed or freezes; its lock behaves as the kind's {@code survival} states. Real processes and
 * real signals, by plan and by hand, several times each, without leftovers.
 */
@StartsOwnProcesses
class TruthTableTest {

    private static final String MANUAL = "lock\nread\ntake\nthink 1\nwrite\nunlock";
    private static final String SCOPED = "with lock:\n  read\n  take\n  think 1\n  write";
    /** A lease that is to expire under its holder. */
    private static final long SHORT_LEASE_MS = 800;
    /** The same for a session. It must not expire on a busy machine when heartbeats of live holders are late. */
    private static final long SHORT_SESSION_MS = 2_000;
    /** A lease that is shorter than the others' wait, which nevertheless times out. */
    private static final long LONG_LEASE_MS = 3_000;
    /** A lease that must not expire, however busy the machine is. */
    private static final long ENDLESS_LEASE_MS = 12_000;

    /** Repetitions of each cell by plan and by hand; 100 in the long profile. */
    private static final int TIMES = Integer.getInteger("lockplay.test.times", 3);

    /** Cells that are tried at the same time: most of a cell's time is a wait for a lease or a time-out. */
    private static final int CELLS_AT_ONCE = 2;

    /** The assertions on one run. */
    @FunctionalInterface
    private interface GradedRun {
        void make(HarmedHolder.Way way) throws Exception;
    }

    /** A cell of the table. */
    private record Cell(LockKind kind, StoreKind store) {

        static Cell of(Arguments pair) {
            return new Cell((LockKind) pair.get()[0], (StoreKind) pair.get()[1]);
        }

        @Override
        public String toString() {
            return kind.wireName() + ", " + store.wireName();
        }
    }

    private static Stream<DynamicTest> everyKind(ConcurrentTests.Body<Cell> body) {
        return ConcurrentTests.of(
                CELLS_AT_ONCE,
                Pairs.onePerKind()
                        .map(Cell::of)
                        .map(cell -> new Cell(cell.kind(), wholeStore(cell.store())))
                        .toList(),
                body);
    }

    /** Avoids torn reads, which are possible without exclusion and not the subject of this test. */
    private static StoreKind wholeStore(StoreKind store) {
        return store == StoreKind.FILE ? StoreKind.MEMORY : store;
    }

    @TestFactory
    Stream<DynamicTest> theHolderThrowsWithTheLockTakenWithoutABlock() {
        return everyKind(TruthTableTest::throwWithoutBlock);
    }

    private static void throwWithoutBlock(Cell cell) throws Exception {
        FailureEffect expected = cell.kind().survival().thrown();
        often(way -> {
            Scene scene = scene(cell.kind(), cell.store(), MANUAL, expected);
            try (RealRun run = prepare(scene, way, FaultKind.EXCEPTION)) {
                HarmedHolder holder = HarmedHolder.await(run, way);
                holder.strike();
                Verdict verdict = run.awaitVerdict();

                assertThat(run.outcomeOf(holder.buyer())).isEqualTo("failed");
                check(run, holder.buyer(), expected);
                assertThat(verdict.figures().sold()).isEqualTo(new HarmedRun(run, holder.buyer()).othersWith("bought"));
            }
        });
        LockTable.harmed(cell.kind(), LockTable.Harm.THROWN, expected);
    }

    @TestFactory
    Stream<DynamicTest> theHolderThrowsInABlock() {
        return everyKind(TruthTableTest::throwInBlock);
    }

    private static void throwInBlock(Cell cell) throws Exception {
        FailureEffect expected = cell.kind().holds() ? FailureEffect.FREED : FailureEffect.NOTHING_HELD;
        often(way -> {
            Scene scene = scene(cell.kind(), cell.store(), SCOPED, expected);
            try (RealRun run = prepare(scene, way, FaultKind.EXCEPTION)) {
                HarmedHolder holder = HarmedHolder.await(run, way);
                holder.strike();
                run.awaitVerdict();

                assertThat(run.outcomeOf(holder.buyer())).isEqualTo("failed");
                check(run, holder.buyer(), expected);
            }
        });
        LockTable.harmed(cell.kind(), LockTable.Harm.THROWN_IN_BLOCK, expected);
    }

    @TestFactory
    Stream<DynamicTest> theHolderIsKilled() {
        return everyKind(TruthTableTest::killHolder);
    }

    private static void killHolder(Cell cell) throws Exception {
        FailureEffect expected = cell.kind().survival().killed();
        often(way -> {
            Scene scene = scene(cell.kind(), cell.store(), SCOPED, expected);
            if (cell.kind().reach() == Reach.PROCESS) {
                // The kill ends all threads of the process; those of other processes never shared its lock.
                scene.at(1, 4, 1);
            }
            try (RealRun run = prepare(scene, way, FaultKind.CRASH)) {
                HarmedHolder holder = HarmedHolder.await(run, way);
                holder.kill();
                run.awaitVerdict();

                check(run, holder.buyer(), expected);
            }
        });
        LockTable.harmed(cell.kind(), LockTable.Harm.KILLED, expected);
    }

    @TestFactory
    Stream<DynamicTest> theHolderFreezes() {
        return everyKind(TruthTableTest::freezeHolder);
    }

    private static void freezeHolder(Cell cell) throws Exception {
        FailureEffect expected = cell.kind().survival().frozen();
        often(way -> {
            Scene scene = scene(cell.kind(), cell.store(), SCOPED, expected);
            try (RealRun run = prepare(scene, way, FaultKind.FREEZE)) {
                HarmedHolder holder = HarmedHolder.await(run, way);
                holder.freeze();
                if (cell.kind().reach() != Reach.PROCESS) {
                    awaitOthers(run, holder.buyer());
                    check(run, holder.buyer(), expected);
                }
                holder.thaw();
                Verdict verdict = run.awaitVerdict();

                assertThat(run.outcomeOf(holder.buyer())).isEqualTo("bought");
                boolean harm = cell.kind() == LockKind.NONE || expected == FailureEffect.LEASE_ENDS;
                assertThat(verdict.safety()).isEqualTo(harm ? Safety.VIOLATED : Safety.HELD);
            }
        });
        LockTable.harmed(cell.kind(), LockTable.Harm.FROZEN, expected);
    }

    @TestFactory
    Stream<DynamicTest> aFenceStopsAHolderThatResumesTooLate() {
        List<Cell> fenced = Pairs.all()
                .map(Cell::of)
                .filter(cell -> cell.kind().options().contains(LockOption.FENCING))
                .toList();
        return ConcurrentTests.of(CELLS_AT_ONCE, fenced, TruthTableTest::stopHolderByFence);
    }

    private static void stopHolderByFence(Cell cell) throws Exception {
        often(way -> {
            Scene scene = scene(cell.kind(), cell.store(), SCOPED, FailureEffect.LEASE_ENDS)
                    .option(LockOption.FENCING, true);
            try (RealRun run = prepare(scene, way, FaultKind.FREEZE)) {
                HarmedHolder holder = HarmedHolder.await(run, way);
                holder.freeze();
                awaitOthers(run, holder.buyer());
                holder.thaw();
                Verdict verdict = run.awaitVerdict();

                assertThat(new HarmedRun(run, holder.buyer()).kindsOfHolder()).contains(EventKind.WRITE_REJECTED);
                assertThat(verdict.safety()).isEqualTo(Safety.HELD);
                assertThat(run.count()).isEqualTo(7);
            }
        });
    }

    @Test
    void aStaleLockFileIsTakenOverWithTheStaleCheck() throws Exception {
        often(way -> {
            Scene scene = scene(LockKind.LOCK_FILE, StoreKind.FILE, SCOPED, FailureEffect.FREED)
                    .option(LockOption.STALE_CHECK, true);
            try (RealRun run = prepare(scene, way, FaultKind.CRASH)) {
                HarmedHolder holder = HarmedHolder.await(run, way);
                holder.kill();
                run.awaitVerdict();

                check(run, holder.buyer(), FailureEffect.FREED);
            }
        });
    }

    private static void often(GradedRun trial) throws Exception {
        SideBySide.play(Stream.of(HarmedHolder.Way.values())
                .flatMap(way -> Stream.<SideBySide.Play>generate(() -> () -> trial.make(way))
                        .limit(TIMES))
                .toList());
    }

    private static Scene scene(LockKind kind, StoreKind store, String program, FailureEffect expected) {
        boolean hasLease = kind.options().contains(LockOption.LEASE_MS);
        Scene scene = Scene.of(kind, store)
                .stock(10)
                .program(program)
                .option(LockOption.LEASE_MS, leaseMs(kind, expected))
                .option(LockOption.ACQUIRE_TIMEOUT_MS, patienceMs(expected, hasLease));
        return kind.reach() == Reach.PROCESS ? scene.at(1, 1, 4) : scene.at(1, 4, 1);
    }

    private static long leaseMs(LockKind kind, FailureEffect expected) {
        return switch (expected) {
            case LEASE_ENDS -> kind == LockKind.ZOOKEEPER ? SHORT_SESSION_MS : SHORT_LEASE_MS;
            case STUCK -> LONG_LEASE_MS;
            case NOTHING_HELD, FREED, WAITS -> ENDLESS_LEASE_MS;
        };
    }

    /** The others' time-out: long if they are to acquire the lock, and longer than a lease if they never do. */
    private static long patienceMs(FailureEffect expected, boolean hasLease) {
        return switch (expected) {
            case WAITS -> 600;
            case STUCK -> hasLease ? LONG_LEASE_MS * 4 / 3 : 1_000;
            case NOTHING_HELD, FREED, LEASE_ENDS -> 15_000;
        };
    }

    private static RealRun prepare(Scene scene, HarmedHolder.Way way, FaultKind fault) throws Exception {
        Scenario scenario = way.arrange(scene, fault).make();
        return RealRun.of(scenario, Pairs.servers(scenario.lock().kind(), scenario.store()));
    }

    private static void awaitOthers(RealRun run, int holder) {
        Waiting.until(() -> new HarmedRun(run, holder).othersFinished().count() == 3);
    }

    private static void check(RealRun run, int holder, FailureEffect expected) {
        assertThat(new HarmedRun(run, holder).effect(expected == FailureEffect.WAITS))
                .isEqualTo(expected);
    }
}
