package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** A run is stuck only if no lease, time-out or thaw could have changed it; otherwise it was cut off. */
class CutOffTest {

    private static final long MS = 1_000_000;
    private static final Set<LockKind> LEASES = Set.of(LockKind.LOCK_TABLE, LockKind.REDIS);
    private static final Set<LockKind> OTHERS = Set.of(
            LockKind.FLAG,
            LockKind.SPIN,
            LockKind.SEMAPHORE,
            LockKind.LOCK_FILE,
            LockKind.MUTEX,
            LockKind.ROBUST_MUTEX,
            LockKind.FILE_LOCK,
            LockKind.ADVISORY,
            LockKind.ROW,
            LockKind.ZOOKEEPER);

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aBuyerWhoseRequestHasFailedDoesNotWait() {
        history.buyer(0).requests().fails("lock").finishes("cut-off");
        history.buyer(1).requests().finishes("cut-off");

        assertThat(Judged.judge(Scenarios.of(LockKind.ZOOKEEPER, 2), history.events(), Ending.TIMED_OUT)
                        .first(FindingKind.CUT_OFF)
                        .orElseThrow()
                        .args())
                .containsEntry("waiters", List.of(1L));
    }

    /** Every fault that the holder of a lease can meet; of a session, those that end it. */
    static Stream<Arguments> harms() {
        Stream<Arguments> ofLeases = LEASES.stream()
                .sorted()
                .flatMap(kind -> Stream.of(FaultKind.values()).map(fault -> Arguments.of(kind, fault)));
        Stream<Arguments> ofSessions =
                Stream.of(FaultKind.CRASH, FaultKind.FREEZE).map(fault -> Arguments.of(LockKind.ZOOKEEPER, fault));
        return Stream.concat(ofLeases, ofSessions);
    }

    @ParameterizedTest
    @MethodSource("harms")
    void aLeaseThatWouldHaveEndedMakesNobodyStuck(LockKind kind, FaultKind fault) {
        waitsForOneWhoMet(fault.wireName(), outcomeAfter(fault));

        Verdict verdict = timedOut(lease(kind, 2_000));

        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.has(FindingKind.STUCK)).isFalse();
        assertThat(ExpectedVerdict.STUCK.isMetBy(verdict)).isFalse();
        Finding cut = verdict.first(FindingKind.CUT_OFF).orElseThrow();
        assertThat(cut.variant()).isEqualTo(LEASES.contains(kind) ? "lease" : "session");
        assertThat(cut.number("holder")).isZero();
        assertThat(cut.number("inNs")).isBetween(1_999 * MS, 2_000 * MS);
    }

    /** Negative control: a session goes on as long as its process. */
    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"EXCEPTION", "HANG", "FORGET", "TORN_WRITE"})
    void aSessionThatGoesOnLeavesTheOthersStuck(FaultKind fault) {
        waitsForOneWhoMet(fault.wireName(), outcomeAfter(fault));

        Verdict verdict = timedOut(lease(LockKind.ZOOKEEPER, 2_000));

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
    }

    private static String outcomeAfter(FaultKind fault) {
        return switch (fault) {
            case EXCEPTION -> "failed";
            case CRASH -> "killed";
            case FORGET -> "bought";
            case FREEZE, HANG, SLOW, DISCONNECT, TORN_WRITE -> "";
        };
    }

    /** Negative control: if nothing ends the wait, the run is stuck. */
    @ParameterizedTest
    @EnumSource(LockKind.class)
    void aHolderThatFailedLeavesTheOthersStuckWhereNothingEndsThat(LockKind kind) {
        if (!OTHERS.contains(kind)) {
            return;
        }
        waitsForOneWhoMet("exception", "failed");

        Verdict verdict = timedOut(lease(kind, 2_000));

        assertThat(verdict.liveness()).as(kind.wireName()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.has(FindingKind.CUT_OFF)).as(kind.wireName()).isFalse();
    }

    @Test
    void aThawThatIsDueEndsTheWait() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0)
                .add(EventKind.FAULT, "fault=freeze", "by=plan", "forMs=3000")
                .does(EventKind.FROZEN);

        Finding cut = timedOut(LockSpec.of(LockKind.SEMAPHORE))
                .first(FindingKind.CUT_OFF)
                .orElseThrow();

        assertThat(cut.variant()).isEqualTo("thaw");
        assertThat(cut.number("inNs")).isBetween(2_999 * MS, 3_000 * MS);
    }

    @Test
    void aBuyerThatIsFrozenUntilItIsThawedByHandIsNotStuck() {
        waitsForOneWhoMet("freeze", "");

        Verdict verdict = timedOut(LockSpec.of(LockKind.SEMAPHORE));

        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.first(FindingKind.CUT_OFF).orElseThrow().variant()).isEqualTo("frozen");
    }

    @Test
    void aFrozenBuyerThatThawedAndBoughtIsNeitherStuckNorCutOff() {
        history.buyer(0)
                .requests()
                .acquires()
                .add(EventKind.FAULT, "fault=freeze", "by=plan", "forMs=10")
                .does(EventKind.FROZEN)
                .does(EventKind.THAWED)
                .sells(1, 0)
                .releases()
                .finishes("bought");

        Verdict verdict = timedOut(LockSpec.of(LockKind.SEMAPHORE));

        assertThat(verdict.has(FindingKind.STUCK)).isFalse();
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
    }

    @Test
    void whoWaitsBehindAFrozenWaiterWaitsForItsThaw() {
        history.buyer(0).requests().acquires().releases().finishes("sold-out");
        history.buyer(1).requests();
        history.buyer(1).suffers("freeze").does(EventKind.FROZEN);
        history.buyer(2).requests();

        Finding cut = timedOut(LockSpec.of(LockKind.ADVISORY))
                .first(FindingKind.CUT_OFF)
                .orElseThrow();

        assertThat(cut.variant()).isEqualTo("handed");
        assertThat(cut.number("holder")).isEqualTo(1);
    }

    /** Once thawed, it would wait for a lock that never becomes free. */
    @Test
    void whoIsFrozenWhileItWaitsInVainIsOneOfThoseWhoWait() {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).requests();
        history.buyer(2).requests().suffers("freeze").does(EventKind.FROZEN);

        Verdict verdict = timedOut(LockSpec.of(LockKind.SEMAPHORE));

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().args()).containsEntry("waiters", List.of(1L, 2L));
    }

    @ParameterizedTest
    @CsvSource({"hang,", "exception,failed", "crash,killed", "forget,sold-out"})
    void whoIsFrozenWhileItAloneWaitsInVainIsStuckToo(String fault, String outcome) {
        waitsForOneWhoMet(fault, Objects.requireNonNullElse(outcome, ""));
        history.buyer(1).suffers("freeze").does(EventKind.FROZEN);

        Verdict verdict = timedOut(LockSpec.of(LockKind.SEMAPHORE));

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
        assertThat(verdict.all(FindingKind.STUCK)).hasSize(1);
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().args())
                .containsEntry("waiters", List.of(1L))
                .containsEntry("holder", 0L);
    }

    @Test
    void whoIsFrozenWhileItWaitsForALeaseOrAHolderThatWorksContinuesOnceThawed() {
        waitsForOneWhoMet("hang", "");
        history.buyer(1).suffers("freeze").does(EventKind.FROZEN);
        assertThat(timedOut(lease(LockKind.REDIS, 9_000)).all(FindingKind.CUT_OFF))
                .extracting(Finding::variant)
                .containsExactly("alone-frozen");

        HistoryBuilder working = new HistoryBuilder();
        working.buyer(0).requests().acquires();
        working.buyer(1).requests().suffers("freeze").does(EventKind.FROZEN);
        Verdict verdict = Judged.judge(scenario(LockSpec.of(LockKind.SEMAPHORE)), working.events(), Ending.TIMED_OUT);
        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.has(FindingKind.STUCK)).isFalse();
    }

    @Test
    void aHolderThatStillWorksWasCutOff() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();

        assertThat(timedOut(LockSpec.of(LockKind.SEMAPHORE))
                        .first(FindingKind.CUT_OFF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("running");
    }

    @Test
    void aBuyerThatHangsAloneIsStuckWhateverTheLock() {
        history.buyer(0).requests().acquires().suffers("hang");

        assertThat(timedOut(lease(LockKind.REDIS, 100)).liveness()).isEqualTo(Liveness.STUCK);
    }

    /** A hang is over once a second fault has ended it. */
    @Test
    void aBuyerThatHungAndThenThrewHasFailed() {
        history.buyer(0)
                .requests()
                .acquires()
                .suffers("hang")
                .suffers("exception")
                .fails("exception")
                .releases()
                .finishes("failed");

        Verdict verdict = Judged.judge(scenario(LockSpec.of(LockKind.SEMAPHORE)), history.events(), Ending.FINISHED);

        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(verdict.figures().failed()).isEqualTo(1);
    }

    private void waitsForOneWhoMet(String fault, String outcome) {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        HistoryBuilder.Actor holder = history.buyer(0).suffers(fault);
        if (fault.equals("freeze")) {
            holder.does(EventKind.FROZEN);
        }
        if (fault.equals("exception")) {
            holder.fails("exception");
        }
        if (!outcome.isEmpty()) {
            holder.finishes(outcome);
        }
    }

    private Verdict timedOut(LockSpec lock) {
        return Judged.judge(scenario(lock), history.events(), Ending.TIMED_OUT);
    }

    private static Scenario scenario(LockSpec lock) {
        boolean threads = lock.kind() == LockKind.MUTEX;
        return Scenarios.of(lock, new Placement(1, threads ? 1 : 3, threads ? 3 : 1), 1, 1);
    }

    private static LockSpec lease(LockKind kind, long ms) {
        LockSpec lock = LockSpec.of(kind);
        return kind.options().contains(LockOption.LEASE_MS) ? lock.with(LockOption.LEASE_MS, ms) : lock;
    }
}
