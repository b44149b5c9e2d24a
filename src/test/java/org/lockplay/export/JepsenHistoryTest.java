package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;
import static us.bpsm.edn.Keyword.newKeyword;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

/** These histories have ten buyers, so after an unknown end buyer 0 continues as process 10. */
class JepsenHistoryTest {

    private static String written(Histories histories) {
        return JepsenHistory.write(histories.history());
    }

    private static List<String> types(String edn) {
        return MutexChecker.read(edn).stream()
                .map(op -> op.get(newKeyword("process")) + " " + op.get(newKeyword("type")) + " "
                        + op.get(newKeyword("f")))
                .toList();
    }

    private static void isAMutexs(String edn) {
        assertThat(MutexChecker.check(edn)).as(edn).isEmpty();
        assertThat(MutexChecker.checkAsKnossosDoes(edn)).as(edn).isEmpty();
    }

    static Stream<SimulatedRun> runs() {
        return IntStream.range(0, 2_000).mapToObj(SimulatedRun::of);
    }

    @Test
    void theCheckerSaysOfEveryHistoryWhatTheSimulationKnows() {
        long broken = runs().peek(run -> {
                    String edn = JepsenHistory.write(run.history());
                    boolean wrong = run.twoHeldAtOnce() || run.releasedWithoutHolding();
                    assertThat(MutexChecker.check(edn).isPresent())
                            .as("%s with %s: %s", run.history().scenario().lock(), run.beliefs(), edn)
                            .isEqualTo(wrong);
                    if (!wrong) {
                        assertThat(MutexChecker.checkAsKnossosDoes(edn)).as(edn).isEmpty();
                    }
                })
                .filter(SimulatedRun::twoHeldAtOnce)
                .count();
        assertThat(broken).isBetween(100L, 1_500L);
    }

    @Test
    void knossosSeesTwoHoldersTooWhereEveryReleaseIsKnown() {
        List<String> broken = runs().filter(run -> run.twoHeldAtOnce() && !run.releasedWithoutHolding())
                .map(run -> JepsenHistory.write(run.history()))
                .filter(edn -> !types(edn).toString().contains(" :info :release"))
                .toList();

        assertThat(broken).hasSizeGreaterThan(50);
        broken.forEach(
                edn -> assertThat(MutexChecker.checkAsKnossosDoes(edn)).as(edn).isPresent());
    }

    @Test
    void oneAfterTheOtherIsAMutexs() {
        String edn = written(new Histories()
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .finishes(0, "bought")
                .acquires(1)
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(1, "sold-out"));

        assertThat(types(edn))
                .containsExactly(
                        "0 :invoke :acquire",
                        "0 :ok :acquire",
                        "0 :invoke :release",
                        "0 :ok :release",
                        "1 :invoke :acquire",
                        "1 :ok :acquire",
                        "1 :invoke :release",
                        "1 :ok :release");
        isAMutexs(edn);
    }

    @Test
    void twoAtOnceAreNoMutexs() {
        String edn = written(new Histories()
                .acquires(0)
                .acquires(1)
                .then(0, EventKind.READ, "count=1")
                .then(0, EventKind.LOCK_RELEASED)
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(0, "bought")
                .finishes(1, "bought"));

        assertThat(MutexChecker.check(edn)).isPresent();
        assertThat(MutexChecker.checkAsKnossosDoes(edn)).isPresent();
    }

    @Test
    void whetherAKilledBuyersLockIsFreeIsUnknown() {
        String edn = written(new Histories(LockKind.FILE_LOCK)
                .acquires(0)
                .then(0, EventKind.FAULT, "fault=crash")
                .acquires(1)
                .finishes(0, "killed")
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(1, "bought"));

        assertThat(types(edn)).contains("0 :info :release").doesNotContain("0 :ok :release");
        isAMutexs(edn);
    }

    @Test
    void whatAKilledBuyerWaitedForIsUnknown() {
        assertThat(types(written(
                        new Histories().then(0, EventKind.LOCK_REQUESTED).finishes(0, "killed"))))
                .containsExactly("0 :invoke :acquire", "0 :info :acquire");
    }

    @Test
    void aBuyerThatNeverGetsTheLockIsNotSaidToHaveIt() {
        String edn = written(new Histories()
                .acquires(0)
                .then(1, EventKind.LOCK_REQUESTED)
                .then(2, EventKind.LOCK_REQUESTED)
                .then(2, EventKind.LOCK_TIMEOUT)
                .finishes(2, "failed")
                .finishes(1, "stuck"));

        assertThat(types(edn)).contains("2 :fail :acquire", "1 :info :acquire", "0 :info :release");
        isAMutexs(edn);
    }

    @Test
    void aReleaseThatIsRecordedHasHappenedWhateverBecomesOfItsBuyer() {
        String edn = written(
                new Histories().acquires(0).then(0, EventKind.LOCK_RELEASED).finishes(0, "killed"));

        assertThat(types(edn)).endsWith("0 :invoke :release", "0 :ok :release");
    }

    @ParameterizedTest
    @EnumSource(names = {"ADVISORY", "ROW"})
    void aCutConnectionMayHaveFreedItsLockBeforeTheCutIsRecorded(LockKind lock) {
        String edn = written(new Histories(lock)
                .acquires(0)
                .then(1, EventKind.LOCK_REQUESTED)
                .then(0, EventKind.READ, "count=1")
                .then(1, EventKind.LOCK_ACQUIRED)
                .then(0, EventKind.TOOK, "count=0")
                .then(0, EventKind.FAULT, "fault=disconnect")
                .then(0, EventKind.FAILED, "what=lock")
                .finishes(0, "failed")
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(1, "bought"));

        assertThat(types(edn)).contains("0 :info :release");
        isAMutexs(edn);
    }

    @Test
    void aCutIsNoExcuseWhereTheLockDoesNotLiveInTheConnection() {
        String edn = written(new Histories(LockKind.REDIS)
                .acquires(0)
                .then(0, EventKind.FAULT, "fault=disconnect")
                .acquires(1)
                .then(0, EventKind.WROTE, "count=0")
                .then(0, EventKind.FAILED, "what=lock")
                .finishes(0, "failed")
                .finishes(1, "bought"));

        assertThat(MutexChecker.check(edn)).isPresent();
    }

    @Test
    void aLeaseTakenAgainIsAnotherHold() {
        String edn = written(new Histories(LockKind.REDIS)
                .acquires(0)
                .then(0, EventKind.LOCK_REQUESTED)
                .acquires(1)
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(1, "bought")
                .then(0, EventKind.LOCK_ACQUIRED)
                .then(0, EventKind.LOCK_RELEASED)
                .finishes(0, "bought"));

        assertThat(types(edn)).contains("0 :info :release", "10 :ok :acquire", "10 :ok :release");
        isAMutexs(edn);
    }

    @Test
    void aLockThatCountsIsFreeAfterTheLastRelease() {
        Histories twice = new Histories(LockKind.FILE_LOCK)
                .acquires(0)
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .then(0, EventKind.READ);

        isAMutexs(written(twice.then(0, EventKind.LOCK_RELEASED).acquires(1)));
        assertThat(MutexChecker.check(written(new Histories(LockKind.FILE_LOCK)
                        .acquires(0)
                        .acquires(0)
                        .then(0, EventKind.LOCK_RELEASED)
                        .acquires(1)
                        .then(0, EventKind.LOCK_RELEASED))))
                .isPresent();
    }

    @Test
    void aLockThatFreesAtOnceIsFreeAfterTheFirstRelease() {
        isAMutexs(written(new Histories(LockKind.ROW)
                .acquires(0)
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .acquires(1)
                .then(0, EventKind.READ)
                .then(1, EventKind.LOCK_RELEASED)));
    }

    @Test
    void whatIsGivenBackWithoutBeingHeldIsNoMutexs() {
        assertThat(MutexChecker.check(written(new Histories()
                        .acquires(0)
                        .then(1, EventKind.LOCK_RELEASED)
                        .finishes(1, "bought")
                        .finishes(0, "bought"))))
                .isPresent();
    }

    @Test
    void nothingComesAfterABuyersEnd() {
        String edn = written(new Histories()
                .then(0, EventKind.LOCK_REQUESTED)
                .finishes(0, "stuck")
                .then(0, EventKind.LOCK_ACQUIRED)
                .then(0, EventKind.LOCK_RELEASED)
                .finishes(0, "bought"));

        assertThat(types(edn)).containsExactly("0 :invoke :acquire", "0 :info :acquire");
    }

    @Test
    void aFaultIsAPairOfTheNemesis() {
        assertThat(types(written(new Histories()
                        .acquires(0)
                        .then(0, EventKind.FAULT, "fault=torn-write")
                        .then(0, EventKind.FROZEN)
                        .then(0, EventKind.THAWED))))
                .containsSubsequence(
                        ":nemesis :info :torn-write",
                        ":nemesis :info :torn-write",
                        ":nemesis :info :frozen",
                        ":nemesis :info :frozen",
                        ":nemesis :info :thawed",
                        ":nemesis :info :thawed");
    }

    @Test
    void atTheSameMomentAReleaseBeginsBeforeTheNextHolderHasTheLock() {
        RunHistory run = new Histories()
                .acquires(0)
                .then(1, EventKind.LOCK_REQUESTED)
                .then(1, EventKind.LOCK_ACQUIRED)
                .then(0, EventKind.LOCK_RELEASED)
                .then(1, EventKind.LOCK_RELEASED)
                .history();
        RunHistory atOnce = new RunHistory(
                run.id(),
                run.status(),
                run.scenario(),
                run.events().stream()
                        .map(event ->
                                event.seq() == 5 ? event.at(run.events().get(3).t()) : event)
                        .toList(),
                run.verdict());

        isAMutexs(JepsenHistory.write(atOnce));
    }
}
