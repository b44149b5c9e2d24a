package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Aftermath;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reach;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/**
 * The holder throws, is killed, freezes: what becomes of its lock is what the kind's {@code survival} says. Real
 * processes, real signals. Buyers come to the lock a few milliseconds apart, so that even the flag works until the fault.
 */
class TruthTableTest {

    private static final String MANUAL = "think 40\nlock\nread\ntake\nthink 1\nwrite\nunlock";
    private static final String SCOPED = "think 40\nwith lock:\n  read\n  take\n  think 1\n  write";
    private static final long LEASE_MS = 400;
    private static final long PATIENCE_MS = 1_500;

    /** How often each cell of the table is tried; 100 in the long profile. */
    private static final int TIMES = Integer.getInteger("lockplay.test.times", 1);

    static Stream<Arguments> everyKind() {
        return Pairs.onePerKind().flatMap(pair -> Stream.generate(() -> pair).limit(TIMES));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theHolderThrowsWithTheLockTakenByHand(LockKind kind, StoreKind store) throws Exception {
        Scene scene = scene(kind, store, MANUAL, FaultKind.EXCEPTION);
        try (RealRun run = RealRun.of(scene.make(), Pairs.servers(kind, store)).go()) {
            int holder = strike(run);
            Verdict verdict = run.awaitVerdict();

            assertThat(run.outcomeOf(holder)).isEqualTo("failed");
            check(run, holder, kind.survival().thrown());
            LockTable.harmed(kind, LockTable.Harm.THROWN, kind.survival().thrown());
            assertThat(verdict.figures().sold()).isEqualTo(othersWith(run, holder, "bought"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theHolderThrowsInABlock(LockKind kind, StoreKind store) throws Exception {
        Scene scene = scene(kind, store, SCOPED, FaultKind.EXCEPTION);
        try (RealRun run = RealRun.of(scene.make(), Pairs.servers(kind, store)).go()) {
            int holder = strike(run);
            run.awaitVerdict();

            assertThat(run.outcomeOf(holder)).isEqualTo("failed");
            check(run, holder, kind.holds() ? Aftermath.FREED : Aftermath.NOTHING_HELD);
            LockTable.harmed(kind, LockTable.Harm.THROWN_IN_BLOCK, observed(run, holder, false));
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theHolderIsKilled(LockKind kind, StoreKind store) throws Exception {
        Scene scene = scene(kind, store, SCOPED, FaultKind.CRASH);
        if (kind.reach() == Reach.PROCESS) {
            // Killed, it takes its threads along; those of other processes never shared it.
            scene.at(1, 4, 1);
        }
        try (RealRun run = RealRun.of(scene.make(), Pairs.servers(kind, store)).go()) {
            int holder = run.awaitArmed().buyer();
            run.kill(holder);
            run.spareTheRest();
            run.awaitVerdict();

            Aftermath killed = observed(run, holder, false);
            // Whoever did not share the dead one's mutex has a lock of its own, which is free all the time.
            assertThat(killed).isEqualTo(kind.survival().killed());
            LockTable.harmed(kind, LockTable.Harm.KILLED, killed);
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void theHolderFreezes(LockKind kind, StoreKind store) throws Exception {
        Scene scene = scene(kind, store, SCOPED, FaultKind.FREEZE);
        if (kind.survival().frozen() == Aftermath.WAITS) {
            // Nobody gets it while the holder is frozen: there is no use in more patience.
            scene.option(LockOption.ACQUIRE_TIMEOUT_MS, 600L);
        }
        try (RealRun run = RealRun.of(scene.make(), Pairs.servers(kind, store)).go()) {
            int holder = freezeHolder(run);
            if (kind.reach() != Reach.PROCESS) {
                awaitOthers(run, holder);
                check(run, holder, kind.survival().frozen());
            }
            thaw(run, holder);
            Verdict verdict = run.awaitVerdict();

            assertThat(run.outcomeOf(holder)).isEqualTo("bought");
            boolean harm = kind == LockKind.NONE || kind.survival().frozen() == Aftermath.LEASE_ENDS;
            assertThat(verdict.safety()).isEqualTo(harm ? Safety.VIOLATED : Safety.HELD);
            LockTable.harmed(kind, LockTable.Harm.FROZEN, kind.survival().frozen());
        }
    }

    @ParameterizedTest
    @MethodSource("fencedKinds")
    void aFenceStopsTheHolderWhoComesBackTooLate(LockKind kind, StoreKind store) throws Exception {
        Scene scene = scene(kind, store, SCOPED, FaultKind.FREEZE).option(LockOption.FENCING, true);
        try (RealRun run = RealRun.of(scene.make(), Pairs.servers(kind, store)).go()) {
            int holder = freezeHolder(run);
            awaitOthers(run, holder);
            thaw(run, holder);
            Verdict verdict = run.awaitVerdict();

            assertThat(kinds(run, holder)).contains(EventKind.WRITE_REJECTED);
            assertThat(verdict.safety()).isEqualTo(Safety.HELD);
            assertThat(run.count()).isEqualTo(7);
        }
    }

    static Stream<Arguments> fencedKinds() {
        return Pairs.all().filter(pair -> ((LockKind) pair.get()[0]).options().contains(LockOption.FENCING));
    }

    @Test
    void aStaleLockFileIsTakenOverWhenItIsCheckedFor() throws Exception {
        Scene scene = scene(LockKind.LOCK_FILE, StoreKind.FILE, SCOPED, FaultKind.CRASH)
                .option(LockOption.STALE_CHECK, true);
        try (RealRun run = RealRun.of(scene.make(), Pairs.servers(LockKind.LOCK_FILE, StoreKind.FILE))
                .go()) {
            int holder = run.awaitArmed().buyer();
            run.kill(holder);
            run.spareTheRest();
            run.awaitVerdict();

            check(run, holder, Aftermath.FREED);
        }
    }

    private static Scene scene(LockKind kind, StoreKind store, String program, FaultKind fault) {
        Scene scene = Scene.of(kind, store)
                .stock(10)
                .jitterMs(35)
                .program(program)
                .option(LockOption.LEASE_MS, LEASE_MS)
                .option(LockOption.ACQUIRE_TIMEOUT_MS, PATIENCE_MS)
                .strikeHolder("write", fault);
        if (kind == LockKind.FLAG) {
            // Two who come at the same moment both get it, as they should: here they must come one after another.
            scene.program(program.replace("think 40", "think 400")).jitterMs(350);
        }
        return kind.reach() == Reach.PROCESS ? scene.at(1, 1, 4) : scene.at(1, 4, 1);
    }

    /** Has the first fault that meets its buyer happen there, and spares the others. */
    private static int strike(RealRun run) throws InterruptedException {
        int holder = run.awaitArmed().buyer();
        run.command(holder, "fault", ",\"kind\":\"exception\",\"by\":\"plan\"");
        run.spareTheRest();
        return holder;
    }

    private static int freezeHolder(RealRun run) throws InterruptedException {
        int holder = run.awaitArmed().buyer();
        run.workerOf(holder).signal("STOP");
        run.tell(holder, EventKind.FROZEN);
        run.spareTheRest();
        return holder;
    }

    private static void thaw(RealRun run, int holder) {
        run.workerOf(holder).signal("CONT");
        run.tell(holder, EventKind.THAWED);
        run.command(holder, "spare", "");
    }

    private static void awaitOthers(RealRun run, int holder) {
        Waiting.until(() -> othersFinished(run, holder).count() == 3);
    }

    private static void check(RealRun run, int holder, Aftermath expected) {
        assertThat(observed(run, holder, expected == Aftermath.WAITS)).isEqualTo(expected);
    }

    /** What became of the lock, as the others' fates and the times of their holds tell. */
    private static Aftermath observed(RealRun run, int holder, boolean holderIsToComeBack) {
        List<String> reasons = othersFinished(run, holder)
                .map(event -> event.text(Field.REASON).orElse("none"))
                .distinct()
                .toList();
        if (reasons.equals(List.of("lock-timeout"))) {
            return holderIsToComeBack ? Aftermath.WAITS : Aftermath.STUCK;
        }
        assertThat(reasons).containsExactly("none");
        return run.history().stream()
                .filter(event -> event.buyer() == holder && event.kind() == EventKind.LOCK_ACQUIRED)
                .findFirst()
                .map(taken -> nextAcquired(run, holder, taken) - taken.t())
                .map(ns -> ns < LEASE_MS * 3 / 4 * 1_000_000 ? Aftermath.FREED : Aftermath.LEASE_ENDS)
                .orElse(Aftermath.NOTHING_HELD);
    }

    private static long nextAcquired(RealRun run, int holder, Event after) {
        OptionalLong next = run.history().stream()
                .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .filter(event -> event.buyer() != holder && event.t() > after.t())
                .mapToLong(Event::t)
                .min();
        return next.orElseThrow();
    }

    private static Stream<Event> othersFinished(RealRun run, int holder) {
        return run.history().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED && event.buyer() != holder);
    }

    private static int othersWith(RealRun run, int holder, String outcome) {
        return (int) othersFinished(run, holder)
                .filter(event -> event.text(Field.OUTCOME).orElseThrow().equals(outcome))
                .count();
    }

    private static List<EventKind> kinds(RealRun run, int buyer) {
        return run.history().stream()
                .filter(event -> event.buyer() == buyer)
                .map(Event::kind)
                .toList();
    }
}
