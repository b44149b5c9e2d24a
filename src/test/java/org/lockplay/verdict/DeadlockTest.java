package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.scenario.ScenarioBuilder.scenario;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioBuilder;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** Buyers that wait for each other, and buyers that only wait. */
class DeadlockTest {

    private static final String[] OPPOSITE = {
        "buyer 0:",
        " with lock A:",
        "  with lock B:",
        "   read",
        "others:",
        " with lock B:",
        "  with lock A:",
        "   read"
    };

    private final HistoryBuilder history = new HistoryBuilder();

    @ParameterizedTest
    @EnumSource(names = {"MUTEX", "SPIN", "SEMAPHORE", "ROBUST_MUTEX", "LOCK_FILE", "FILE_LOCK", "ZOOKEEPER"})
    void twoBuyersInOppositeOrderAreADeadlock(LockKind kind) {
        oppositeOrder();
        stuck(0, 1);

        Verdict verdict = judge(opposite(kind, 2), Ending.FINISHED);

        Finding deadlock = verdict.first(FindingKind.DEADLOCK).orElseThrow();
        assertThat(deadlock.variant()).isEqualTo("two");
        assertThat(deadlock.args())
                .containsAllEntriesOf(Map.of("buyer", 0L, "held", "A", "other", 1L, "otherHeld", "B"));
        assertThat(deadlock.witness()).containsExactly(2L, 5L, 4L, 6L);
        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.has(FindingKind.STUCK)).isFalse();
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(new VerdictTexts(Texts.ENGLISH).headline(verdict, opposite(kind, 2)))
                .contains("Deadlock: buyer 0 holds A and waits for B, while buyer 1 holds B and waits for A.");
    }

    @Test
    void whoWaitsBehindADeadlockIsStuckBehindIt() {
        oppositeOrder();
        asks(2, "B");
        stuck(0, 1, 2);

        Verdict verdict = judge(opposite(LockKind.SEMAPHORE, 3), Ending.FINISHED);

        assertThat(verdict.all(FindingKind.DEADLOCK)).hasSize(1);
        Finding behind = Judged.unended(verdict);
        assertThat(behind.textKey()).isEqualTo("finding.stuck.deadlock");
        assertThat(behind.args()).containsEntry("waiters", List.of(2L)).containsEntry("holder", 1L);
    }

    @Test
    void threeBuyersInARingAreOneDeadlock() {
        takes(0, "A");
        takes(1, "B");
        takes(2, "C");
        asks(0, "B");
        asks(1, "C");
        asks(2, "A");
        stuck(0, 1, 2);

        Verdict verdict = judge(scenarioOf(LockKind.SPIN, 3).program("lock A", "lock B", "lock C"), Ending.FINISHED);

        Finding deadlock = verdict.first(FindingKind.DEADLOCK).orElseThrow();
        assertThat(deadlock.variant()).isEqualTo("ring");
        assertThat(deadlock.args()).containsEntry("buyers", List.of(0L, 1L, 2L)).containsEntry("wanted", "B, C, A");
        assertThat(deadlock.witness()).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"STOPPED", "INTERRUPTED"})
    void aRunThatWasCutShortIsAccusedOfNothing(Ending ending) {
        oppositeOrder();

        assertThat(judge(opposite(LockKind.SEMAPHORE, 2), ending).findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REDIS", "LOCK_TABLE"})
    void leasesThatWillExpireAreNoDeadlock(LockKind kind) {
        oppositeOrder();
        cutOff(0, 1);

        Verdict verdict = judge(opposite(kind, 2), Ending.TIMED_OUT);

        assertThat(verdict.has(FindingKind.DEADLOCK)).isFalse();
        assertThat(verdict.all(FindingKind.CUT_OFF))
                .extracting(Finding::variant)
                .containsOnly("lease");
    }

    @Test
    void aTimeOutEndsTheWait() {
        oppositeOrder();
        cutOff(0, 1);

        Verdict verdict = judge(
                scenarioOf(LockKind.SEMAPHORE, 2)
                        .option(LockOption.ACQUIRE_TIMEOUT_MS, 60_000)
                        .program(OPPOSITE),
                Ending.TIMED_OUT);

        assertThat(verdict.has(FindingKind.DEADLOCK)).isFalse();
        assertThat(verdict.all(FindingKind.CUT_OFF))
                .extracting(Finding::variant)
                .containsOnly("time-out");
    }

    @Test
    void postgresWouldHaveNoticedTheDeadlock() {
        oppositeOrder();
        cutOff(0, 1);

        Verdict verdict = judge(opposite(LockKind.ADVISORY, 2), Ending.TIMED_OUT);

        assertThat(verdict.has(FindingKind.DEADLOCK)).isFalse();
        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.all(FindingKind.CUT_OFF))
                .extracting(Finding::variant)
                .containsOnly("deadlock");
    }

    @Test
    void aFrozenHolderInAChainIsNoDeadlock() {
        takes(0, "A");
        takes(1, "B");
        asks(1, "A");
        asks(2, "B");
        history.buyer(0).freezes(0);
        cutOff(0, 1, 2);

        Verdict verdict = judge(opposite(LockKind.SEMAPHORE, 3), Ending.TIMED_OUT);

        assertThat(verdict.has(FindingKind.DEADLOCK)).isFalse();
        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.all(FindingKind.CUT_OFF))
                .extracting(Finding::variant)
                .containsExactlyInAnyOrder("frozen", "chain");
    }

    @Test
    void aChainThatEndsAtADeadHolderIsNoDeadlock() {
        takes(0, "A");
        takes(1, "B");
        asks(1, "A");
        asks(2, "B");
        history.buyer(0).suffers("crash").finishes("killed");
        stuck(1, 2);

        Verdict verdict = judge(opposite(LockKind.SEMAPHORE, 3), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.DEADLOCK)).isFalse();
        assertThat(verdict.all(FindingKind.STUCK))
                .extracting(Finding::variant)
                .containsExactlyInAnyOrder("killed", "chain");
    }

    @Test
    void aFrozenBuyerInADeadlockDoesNotEndIt() {
        oppositeOrder();
        history.buyer(0).freezes(0);
        stuck(1);
        cutOff(0);

        Verdict verdict = judge(opposite(LockKind.SEMAPHORE, 2), Ending.TIMED_OUT);

        assertThat(verdict.all(FindingKind.DEADLOCK)).hasSize(1);
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADVISORY server", "FILE_LOCK kernel"})
    void whatWasRefusedNamesTheCycle(String row) {
        String[] expected = row.split(" ");
        oppositeOrder();
        history.buyer(0).add(EventKind.DEADLOCK_REFUSED, "lock=B");
        history.buyer(0)
                .add(EventKind.LOCK_RELEASED, "lock=A")
                .add(EventKind.BUYER_FINISHED, "outcome=failed", "reason=deadlock-refused");
        history.buyer(1).add(EventKind.LOCK_ACQUIRED, "lock=A").finishes("sold-out");

        Verdict verdict = judge(opposite(LockKind.valueOf(expected[0]), 2), Ending.FINISHED);

        Finding refused = verdict.first(FindingKind.DEADLOCK_REFUSED).orElseThrow();
        assertThat(refused.variant()).isEqualTo(expected[1]);
        assertThat(refused.args())
                .containsEntry("buyer", 0L)
                .containsEntry("wanted", "B")
                .containsEntry("holder", 1L);
        assertThat(refused.witness()).containsExactly(2L, 5L, 4L, 6L, 7L);
        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
    }

    @Test
    void aRefusalWithoutACycleOfBuyersIsOneOfProcesses() {
        takes(0, "A");
        asks(1, "A");
        history.buyer(1).add(EventKind.DEADLOCK_REFUSED, "lock=A").finishes("failed");

        Verdict verdict = judge(opposite(LockKind.FILE_LOCK, 2), Ending.FINISHED);

        assertThat(verdict.first(FindingKind.DEADLOCK_REFUSED).orElseThrow().variant())
                .isEqualTo("processes");
    }

    /** A broken lock can have two holders; if both ask again, each waits for itself. */
    @Test
    void twoHoldersOfOneLockThatAskAgainAreNoDeadlock() {
        takes(0, "lock");
        takes(1, "lock");
        asks(0, "lock");
        asks(1, "lock");
        stuck(0, 1);

        Verdict verdict = judge(scenarioOf(LockKind.FLAG, 2).program("lock", "lock"), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.DEADLOCK)).isFalse();
        assertThat(verdict.has(FindingKind.WAITS_FOR_ITSELF)).isTrue();
        assertThat(Judged.unended(verdict).variant()).isEqualTo("self");
    }

    private void oppositeOrder() {
        takes(0, "A");
        takes(1, "B");
        asks(0, "B");
        asks(1, "A");
    }

    private void takes(int buyer, String lock) {
        asks(buyer, lock);
        history.buyer(buyer).add(EventKind.LOCK_ACQUIRED, "lock=" + lock);
    }

    private void asks(int buyer, String lock) {
        history.buyer(buyer).add(EventKind.LOCK_REQUESTED, "lock=" + lock);
    }

    private void stuck(int... buyers) {
        for (int buyer : buyers) {
            history.buyer(buyer).finishes("stuck");
        }
    }

    private void cutOff(int... buyers) {
        for (int buyer : buyers) {
            history.buyer(buyer).finishes("cut-off");
        }
    }

    private Verdict judge(ScenarioBuilder scenario, Ending ending) {
        return judge(scenario.build(), ending);
    }

    private Verdict judge(Scenario scenario, Ending ending) {
        return Judged.judge(scenario, history.events(), ending);
    }

    private static Scenario opposite(LockKind kind, int buyers) {
        return scenarioOf(kind, buyers).program(OPPOSITE).build();
    }

    private static ScenarioBuilder scenarioOf(LockKind kind, int buyers) {
        return kind == LockKind.MUTEX
                ? scenario().lock(kind).processes(1).threads(buyers)
                : scenario().lock(kind).processes(buyers);
    }
}
