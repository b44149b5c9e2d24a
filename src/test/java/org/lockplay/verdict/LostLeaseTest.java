package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** What a verdict may say about a lease that passed on while its holder continued. */
class LostLeaseTest {

    private static final long MS = 1_000_000;
    private static final LockSpec REDIS = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);
    private static final LockSpec UNCHECKED = REDIS.with(LockOption.OWNER_CHECK, false);

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aHolderWithoutASuccessorWasNotLuckyInARunThatWentWrong() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(1).requests().at(105 * MS).acquires(2).reads(1, 0).takes(0);
        history.buyer(0).at(300 * MS).writes(0, 1).losesLock().finishes("bought");
        history.buyer(1).at(400 * MS).writes(0, 1).losesLock().finishes("bought");

        Verdict verdict = judge(REDIS);

        assertThat(verdict.safety()).isEqualTo(Safety.VIOLATED);
        assertThat(verdict.all(FindingKind.LEASE_TOO_SHORT))
                .extracting(Finding::variant)
                .containsExactly("", "no-other");
    }

    /** A thaw does not end the hang. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHangingHolderDidNoWorkUntilItWasKilled(boolean isFrozenMeanwhile) {
        history.buyer(0).requests().acquires(1).suffers("hang");
        if (isFrozenMeanwhile) {
            history.buyer(0).freezes(10).does(EventKind.THAWED);
        }
        history.buyer(0).at(300 * MS).suffers("crash").finishes("killed");

        assertThat(judge(REDIS).all(FindingKind.LEASE_TOO_SHORT)).isEmpty();
    }

    /** The acquisition can be recorded after the freeze that followed it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHolderThatWasFrozenAfterItsAcquisitionWasNotFrozenWhileAsking(boolean isThawed) {
        history.buyer(1).requests().acquires(1).reads(1, 0);
        history.buyer(0).requests();
        history.buyer(0).at(97 * MS).freezes(0);
        if (isThawed) {
            history.buyer(0).at(110 * MS).does(EventKind.THAWED).at(111 * MS).acquires(2);
        } else {
            history.buyer(0).at(96 * MS).acquires(2);
        }
        history.buyer(1).at(130 * MS).losesLock().finishes("failed");

        assertThat(judge(isThawed ? REDIS.with(LockOption.LEASE_MS, 120L) : REDIS)
                        .first(FindingKind.TWO_HOLDERS)
                        .orElseThrow()
                        .variant())
                .isEqualTo(isThawed ? "late" : "lost");
    }

    /** A buyer that throws leaves its block and gives the lock back, which its lease has ended already. */
    @Test
    void aHolderThatThrewInItsBlockAfterItsLeaseIsNotTheOneThatTheOthersRecoveredFrom() {
        history.buyer(1).requests();
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(0).at(98 * MS).suffers("exception");
        history.buyer(1).at(101 * MS).acquires(2);
        history.buyer(0)
                .at(103 * MS)
                .fails("exception")
                .at(110 * MS)
                .losesLock()
                .finishes("failed");
        history.buyer(1).at(120 * MS).sells(1, 0).releases().finishes("bought");

        assertThat(judge(REDIS).has(FindingKind.RECOVERED)).isFalse();
    }

    /** The headline names the first one. */
    @Test
    void theHolderWhoseLockPassedOnIsNamedFirst() {
        history.buyer(2).requests().acquires(1);
        history.buyer(2).at(150 * MS).releases().finishes("sold-out");
        history.buyer(0).at(160 * MS).requests().acquires(2).reads(1, 0).takes(0);
        history.buyer(1).requests().at(265 * MS).acquires(3).sells(1, 0).releases();
        history.buyer(0).at(400 * MS).writes(0, 1).losesLock().finishes("bought");

        assertThat(judge(REDIS).all(FindingKind.LEASE_TOO_SHORT))
                .extracting(Finding::variant)
                .containsExactly("", "no-other");
    }

    @Test
    void anOverlapBehindAFenceIsNotBlamedOnALeaseThatNobodyOutlived() {
        overlapThroughALateRelease();

        Finding overlap = judge(UNCHECKED.with(LockOption.FENCING, true).with(LockOption.LEASE_MS, 10_000L))
                .first(FindingKind.HARMLESS_OVERLAP)
                .orElseThrow();

        assertThat(overlap.variant()).isEqualTo("fenced-lost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"released", "kept"})
    void aHolderWhoseLeaseHasPassedOnHadLostTheLock(String end) {
        history.buyer(0).requests().acquires(1).reads(2, 0);
        history.buyer(1).requests().at(105 * MS).acquires(2);
        history.buyer(0).at(150 * MS).takes(1);
        if (end.equals("released")) {
            history.buyer(0).releases();
        }
        history.buyer(0).finishes("bought");

        assertThat(judge(UNCHECKED).first(FindingKind.TWO_HOLDERS).orElseThrow().variant())
                .isEqualTo("lost");
    }

    @Test
    void aHolderWhoseKeyWasDeletedHadLostTheLock() {
        overlapThroughALateRelease();

        assertThat(judge(UNCHECKED.with(LockOption.LEASE_MS, 10_000L))
                        .first(FindingKind.TWO_HOLDERS)
                        .orElseThrow()
                        .variant())
                .isEqualTo("lost");
    }

    /** It was granted the lock and frozen before it could record that, and its lease expired meanwhile. */
    @Test
    void aBuyerThatWasFrozenWhileItAcquiredTheLockIsTheOneThatHadLostIt() {
        history.buyer(1).requests().suffers("freeze").does(EventKind.FROZEN);
        history.buyer(0).requests().at(460 * MS).acquires(2).reads(1, 0);
        history.buyer(1).at(500 * MS).does(EventKind.THAWED).acquires(1);
        history.buyer(0).takes(0).writes(0, 1).releases();
        history.buyer(1).reads(0, 1).soldOut().losesLock();

        Finding overlap = judge(REDIS).first(FindingKind.TWO_HOLDERS).orElseThrow();

        assertThat(overlap.variant()).isEqualTo("late");
        assertThat(overlap.number("buyer")).isZero();
        assertThat(overlap.number("other")).isEqualTo(1);
    }

    @Test
    void aLockThatNeverPassesOnIsHeldByBoth() {
        history.buyer(0).requests().acquires().reads(2, 0);
        history.buyer(1).requests().acquires();
        history.buyer(0).takes(1).releases();

        assertThat(judge(LockSpec.of(LockKind.MUTEX))
                        .first(FindingKind.TWO_HOLDERS)
                        .orElseThrow()
                        .variant())
                .isEmpty();
    }

    /** The answer of a server comes after the write, and the next holder already reads what was written. */
    @Test
    void aWriteThatWasInProgressWhenTheLockPassedOnIsNotStale() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(1).requests().at(105 * MS).acquires(2);
        history.buyer(0).at(106 * MS).writes(0, 1);
        history.buyer(1).reads(0, 1).soldOut().releases().finishes("sold-out");

        assertThat(judge(REDIS).has(FindingKind.STALE_WRITE_ACCEPTED)).isFalse();
    }

    /** Its event alone leaves it open, but its program has thought for longer. */
    @Test
    void aWriteThatTheProgramCannotHaveBegunBeforeIsStale() {
        history.buyer(0)
                .atLine(2)
                .requests()
                .acquires(1)
                .atLine(3)
                .reads(1, 0)
                .atLine(4)
                .takes(0);
        history.buyer(1).atLine(2).requests().at(105 * MS).acquires(2);
        history.buyer(0).atLine(6).at(310 * MS).writes(0, 1);
        history.buyer(1)
                .atLine(3)
                .reads(0, 1)
                .atLine(4)
                .soldOut()
                .atLine(7)
                .releases()
                .finishes("sold-out");
        Scenario scenario = Scenarios.json("""
                {"version":1,"lock":{"kind":"redis","leaseMs":100},"placement":{"processes":2},
                 "program":"query\\nlock\\nread\\ntake\\nthink 300\\nwrite\\nunlock"}""");

        assertThat(Judged.judge(scenario, history.events(), Ending.FINISHED).has(FindingKind.STALE_WRITE_ACCEPTED))
                .isTrue();
    }

    @Test
    void aHolderWhoseKeyWasDeletedDidNotWaitForItsLease() {
        history.buyer(0).requests().acquires(1).requests();
        history.buyer(1).at(50 * MS).releases();
        history.buyer(0).at(60 * MS).acquires(2).releases().finishes("sold-out");

        assertThat(judge(UNCHECKED)
                        .first(FindingKind.WAITS_FOR_ITSELF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("freed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aHolderWithAnExpiredLeaseDidWaitForIt(boolean ownerCheck) {
        history.buyer(0).requests().acquires(1).requests();
        history.buyer(1).at(50 * MS).releases();
        history.buyer(0).at(110 * MS).acquires(2).releases().finishes("sold-out");

        assertThat(judge(REDIS.with(LockOption.OWNER_CHECK, ownerCheck))
                        .first(FindingKind.WAITS_FOR_ITSELF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("lease");
    }

    /** The acquisition is recorded after the lease began, so its end can seem early by the latency of the request. */
    @Test
    void aLeaseThatSeemsToEndEarlyByTheLatencyOfItsRequestHasExpired() {
        history.buyer(0).requests().at(2 * MS).acquires(1).requests();
        history.buyer(0).at(101 * MS).acquires(2).releases().finishes("sold-out");

        assertThat(judge(UNCHECKED)
                        .first(FindingKind.WAITS_FOR_ITSELF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("lease");
    }

    /** Buyer 0 releases twice, so that it deletes the key of buyer 1, and buyer 2 enters. */
    private void overlapThroughALateRelease() {
        history.buyer(0).requests().acquires(1).sells(3, 0).releases();
        history.buyer(1).requests().acquires(2).reads(2, 1).takes(1);
        history.buyer(0).releases().finishes("bought");
        history.buyer(2).requests().acquires(3);
        history.buyer(1).writes(1, 2, 2).releases().finishes("bought");
        history.buyer(2).reads(1, 2).takes(0).writes(0, 3, 3).losesLock().finishes("bought");
    }

    private Verdict judge(LockSpec lock) {
        return Judged.judge(Scenarios.of(lock, new Placement(1, 3, 1), 5, 1), history.events(), Ending.FINISHED);
    }
}
