package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** A lock that can pass on while its holder does not know it. */
class LeaseTest {

    private static final long MS = 1_000_000;

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aWriteAfterTheLockHasPassedOnIsStale() {
        long first =
                history.buyer(0).requests().acquires(1).reads(1, 0).takes(0).seq() - 2;
        history.buyer(0).does(EventKind.FROZEN);
        long second = history.buyer(1).requests().acquires(2).seq();
        history.buyer(1).sells(1, 0).releases().finishes("bought");
        long write = history.buyer(0).does(EventKind.THAWED).writes(0, 1).seq();
        history.buyer(0).losesLock().finishes("bought");

        Verdict verdict = judge(false);

        Finding stale = verdict.first(FindingKind.STALE_WRITE_ACCEPTED).orElseThrow();
        assertThat(stale.witness()).containsExactly(first, second, write);
        assertThat(stale.number("other")).isEqualTo(1);
        assertThat(verdict.first(FindingKind.TWO_HOLDERS).orElseThrow().variant())
                .isEqualTo("lost");
        assertThat(verdict.has(FindingKind.OVERSOLD)).isTrue();
        assertThat(verdict.has(FindingKind.LOST_UPDATE)).isTrue();
        assertThat(verdict.first(FindingKind.RECOVERED).orElseThrow().variant()).isEqualTo("frozen");
    }

    @Test
    void whoIsToldOfItsLossAndWritesAllTheSameSellsTheTicketAgain() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0).does(EventKind.FROZEN);
        history.buyer(1).requests().acquires(2).sells(1, 0).releases().finishes("bought");
        history.buyer(0).does(EventKind.THAWED).losesLock().writes(0, 1).finishes("bought");

        Verdict verdict = judge(false);

        assertThat(verdict.figures().sold()).isEqualTo(2);
        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isTrue();
        assertThat(verdict.has(FindingKind.OVERSOLD)).isTrue();
    }

    @Test
    void aLeaseThatNobodyNoticesToHaveEndedIsFoundToo() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0).suffers("slow");
        history.buyer(1).requests().acquires(2).sells(1, 0);
        history.buyer(0).writes(0, 1).releases().finishes("bought");
        history.buyer(2).requests().acquires(3);
        history.buyer(1).losesLock().finishes("bought");
        history.buyer(2).reads(0, 1).soldOut().releases().finishes("sold-out");

        Verdict verdict = Judged.judge(scenario(false, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isTrue();
        assertThat(verdict.all(FindingKind.TWO_HOLDERS)).hasSize(2);
    }

    @Test
    void aWriteBeforeTheLockPassesOnIsNot() {
        history.buyer(0).requests().acquires(1).sells(1, 0).does(EventKind.FROZEN);
        history.buyer(1).requests().acquires(2).reads(0, 1).soldOut().releases().finishes("sold-out");
        history.buyer(0).does(EventKind.THAWED).losesLock().finishes("bought");

        Verdict verdict = judge(false);

        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isFalse();
        assertThat(verdict.has(FindingKind.OVERSOLD)).isFalse();
        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isTrue();
    }

    @Test
    void aWriteAfterTheReleaseIsMadeWithoutALockRatherThanStale() {
        Scenario scenario = Scenarios.json("""
                {"version":1,"lock":{"kind":"redis","leaseMs":100},"placement":{"processes":2},
                 "program":"lock\\nread\\ntake\\nthink 300\\nunlock\\nwrite"}""");
        history.buyer(0)
                .atLine(1)
                .requests()
                .acquires(1)
                .atLine(2)
                .reads(1, 0)
                .atLine(3)
                .takes(0);
        history.buyer(1)
                .atLine(1)
                .requests()
                .at(120 * MS)
                .acquires(2)
                .atLine(2)
                .reads(1, 0)
                .atLine(3)
                .takes(0);
        history.buyer(0)
                .at(300 * MS)
                .atLine(5)
                .losesLock()
                .atLine(6)
                .writes(0, 1)
                .finishes("bought");
        history.buyer(1)
                .at(420 * MS)
                .atLine(5)
                .losesLock()
                .atLine(6)
                .writes(0, 1)
                .finishes("bought");

        Verdict verdict = Judged.judge(scenario, history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isFalse();
        assertThat(verdict.first(FindingKind.OUTSIDE_LOCK).orElseThrow().variant())
                .isEqualTo("write");
    }

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"ADVISORY", "ZOOKEEPER"})
    void aSessionThatWasCutAndWroteAfterwardsWroteStale(LockKind kind) {
        history.buyer(0).requests().acquires().reads(1, 0).takes(0).suffers("disconnect");
        history.buyer(1).requests().acquires().sells(1, 0).releases().finishes("bought");
        history.buyer(0).writes(0, 1);
        if (kind == LockKind.ZOOKEEPER) {
            history.buyer(0).losesLock();
        }
        history.buyer(0).fails("lock").finishes("failed");

        Verdict verdict = Judged.judge(Scenarios.of(kind, 2), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isTrue();
        assertThat(verdict.first(FindingKind.TWO_HOLDERS).orElseThrow().variant())
                .isEqualTo("lost");
        assertThat(verdict.findings().stream().filter(Finding::violation))
                .filteredOn(finding -> finding.args().containsKey("buyer"))
                .as("the rightful holder gets no blame")
                .allMatch(finding -> finding.number("buyer") == 0)
                .hasSizeGreaterThan(1);
    }

    /** The lease ends because its buyer has failed, not because of the connection. */
    @Test
    void aCutConnectionTakesNoLease() {
        history.buyer(0)
                .requests()
                .acquires(1)
                .suffers("disconnect")
                .fails("store")
                .finishes("failed");
        history.buyer(1).requests().at(120 * MS).acquires(2).releases().finishes("sold-out");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        Verdict verdict =
                Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.first(FindingKind.RECOVERED).orElseThrow().variant()).isEqualTo("failed");
    }

    /** A freeze of the process is recorded before the end of a buyer whose last event arrives late. */
    @Test
    void aFreezeAfterTheEndOfTheHolderIsNotTheCause() {
        history.buyer(0)
                .requests()
                .acquires(1)
                .at(50 * MS)
                .suffers("freeze")
                .at(40 * MS)
                .finishes("sold-out");
        history.buyer(1)
                .at(60 * MS)
                .requests()
                .at(120 * MS)
                .acquires(2)
                .releases()
                .finishes("sold-out");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        Verdict verdict =
                Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.first(FindingKind.RECOVERED).orElseThrow().variant()).isEqualTo("finished");
    }

    @Test
    void whatCameAfterTheNextOneHadTheLockIsNoRecovery() {
        history.buyer(0).requests().acquires(1);
        history.buyer(1).requests().at(120 * MS).acquires(2).releases().finishes("sold-out");
        history.buyer(0).at(300 * MS).finishes("sold-out");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        Verdict verdict =
                Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.RECOVERED)).isFalse();
        assertThat(verdict.has(FindingKind.LEASE_TOO_SHORT)).isTrue();
    }

    /** It goes on with its work, and acts as a holder after its lease has ended. */
    @Test
    void aForgottenReleaseIsAHoldUntilItsBuyerEnds() {
        forgetsItsRelease().at(150 * MS).reads(0, 1).finishes("bought");

        Verdict verdict = judge(lease(100));

        Finding two = verdict.first(FindingKind.TWO_HOLDERS).orElseThrow();
        assertThat(two.variant()).isEqualTo("lost");
        assertThat(two.args()).containsEntry("buyer", 0L).containsEntry("other", 1L);
        assertThat(two.number("overlapNs")).isBetween(20 * MS, 21 * MS);
        Finding lease = verdict.first(FindingKind.LEASE_TOO_SHORT).orElseThrow();
        assertThat(lease.variant()).isEmpty();
        assertThat(lease.args()).containsEntry("buyer", 0L).containsEntry("other", 1L);
    }

    @Test
    void aForgottenReleaseOfABuyerThatEndedWithinItsLeaseIsNone() {
        forgetsItsRelease().at(90 * MS).reads(0, 1).finishes("bought");

        Verdict verdict = judge(lease(100));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(FindingKind.RECOVERED);
    }

    private HistoryBuilder.Actor forgetsItsRelease() {
        history.buyer(0).requests().acquires(1).sells(1, 0).suffers("forget");
        history.buyer(1)
                .requests()
                .at(120 * MS)
                .acquires(2)
                .reads(0, 1)
                .soldOut()
                .at(140 * MS)
                .releases()
                .finishes("sold-out");
        return history.buyer(0);
    }

    private Verdict judge(LockSpec lock) {
        return Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED);
    }

    private static LockSpec lease(long ms) {
        return LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, ms);
    }

    private Verdict judge(boolean fencing) {
        return Judged.judge(scenario(fencing, 1), history.events(), Ending.FINISHED);
    }

    private static Scenario scenario(boolean fencing, int stock) {
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.FENCING, fencing);
        return Scenarios.of(lock, new Placement(1, 3, 1), stock, 1);
    }
}
