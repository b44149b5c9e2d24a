package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;

class SituationTest {

    private static final long LEASE_NS = TimeUnit.MILLISECONDS.toNanos(60);

    private final AtomicLong now = new AtomicLong();

    @ParameterizedTest
    @ValueSource(strings = {"redis", "lock-table"})
    void whoeverWaitsForALeaseIsBlockedUntilItIsOver(String kind) throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"" + kind + "\",\"leaseMs\":60}");

        now.addAndGet(LEASE_NS);
        assertThat(situation.isBlocked(1)).isTrue();
        assertThat(situation.isBlocked(1, Duration.ofNanos(1))).isFalse();

        now.addAndGet(1);
        assertThat(situation.isBlocked(1)).isFalse();
        assertThat(situation.isAnybodyMoving()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\":\"semaphore\"}", "{\"kind\":\"zookeeper\",\"leaseMs\":60}"})
    void whoeverWaitsForAHolderThatNoTimeTakesTheLockFromIsBlockedForAsLongAsThatOneStands(String lock)
            throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits(lock);
        now.addAndGet(100 * LEASE_NS);
        assertThat(situation.isBlocked(1)).isTrue();

        situation.passed(0);
        assertThat(situation.isBlocked(1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"redis, false", "zookeeper, false", "semaphore, true"})
    void whoeverWaitsForAFrozenHolderIsBlockedUnlessALeaseOrSessionEnds(String kind, boolean blocked) throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"" + kind + "\"}");
        assertThat(situation.isBlocked(1)).isTrue();

        situation.notice(Event.of(now.get(), EventKind.FROZEN, 0));
        assertThat(situation.isBlocked(1)).isEqualTo(blocked);

        situation.notice(Event.of(now.get(), EventKind.THAWED, 0));
        assertThat(situation.isBlocked(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "exception, WORKING",
        "slow, WORKING",
        "crash, WORKING",
        "hang, HUNG",
        "freeze, AT_GATE",
        "disconnect, AT_GATE",
        "forget, AT_GATE"
    })
    void aFaultByHandTakesItsBuyerFromTheGateOrLeavesItThere(String fault, Situation.Place place) throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"semaphore\"}");

        situation.notice(Event.of(now.get(), EventKind.FAULT, 0).with(Field.FAULT, fault));
        assertThat(situation.placeOf(0)).isEqualTo(place);
    }

    @Test
    void whoeverHasALockOfItsOwnWaitsForNobody() throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"mutex\"}");

        assertThat(situation.isBlocked(1)).isFalse();
    }

    @Test
    void whoeverHasHadASuccessorKeepsTheLockFromNobody() throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"zookeeper\"}");
        situation.notice(Event.of(now.incrementAndGet(), EventKind.LOCK_ACQUIRED, 1));
        situation.notice(Event.of(now.get(), EventKind.LOCK_REQUESTED, 2));
        situation.notice(Event.of(now.get(), EventKind.LOCK_RELEASED, 1));

        assertThat(situation.isBlocked(2)).isFalse();
    }

    @Test
    void whoeverWasKilledKeepsALockOfTheKernelsFromNobody() throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"file-lock\"}");
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "killed"));

        assertThat(situation.placeOf(0)).isEqualTo(Situation.Place.DEAD);
        assertThat(situation.isBlocked(1)).isFalse();
    }

    @Test
    void whoeverFailedWithALockOfTheKernelsKeepsItForAsLongAsItsProcessLives() throws Exception {
        Situation situation = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"file-lock\"}");
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "failed"));

        assertThat(situation.isBlocked(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"mutex, true", "file-lock, true", "advisory, true", "zookeeper, true", "row, false"})
    void aLockThatCountsIsKeptUntilItsLastRelease(String kind, boolean kept) throws Exception {
        Situation situation = oneThatTookItTwiceAndOneThatWaits(kind);
        assertThat(situation.isStuck()).isFalse();

        situation.notice(Event.of(now.incrementAndGet(), EventKind.LOCK_RELEASED, 0));
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "sold-out"));
        assertThat(situation.isHolding(0)).isEqualTo(kept);
        assertThat(situation.isStuck()).isEqualTo(kept);
    }

    /** It asks for what it has: a lock that counts answers at once, and so it is nobody that waits for ever. */
    @ParameterizedTest
    @CsvSource({
        "advisory, false",
        "row, false",
        "robust-mutex, false",
        "semaphore, true",
        "flag, true",
        "lock-file, true",
        "redis, false"
    })
    void whoeverAsksForWhatItHoldsIsStuckOnlyWhereItWaitsForItself(String kind, boolean stuck) throws Exception {
        Situation situation = oneThatTookItAndOneThatWaits(kind);
        situation.notice(Event.of(now.incrementAndGet(), EventKind.LOCK_REQUESTED, 0));

        assertThat(situation.isStuck()).isEqualTo(stuck);
        assertThat(situation.isBlocked(0)).isEqualTo(stuck);
    }

    @Test
    void whatAnotherBuyerFreedIsKeptByNobody() throws Exception {
        Situation situation = oneThatTookItAndTwoMore("flag");
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "sold-out"));
        assertThat(situation.isBlocked(1)).isTrue();

        situation.notice(Event.of(now.incrementAndGet(), EventKind.LOCK_RELEASED, 2));
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 2).with(Field.OUTCOME, "sold-out"));
        assertThat(situation.isBlocked(1)).isFalse();
        assertThat(situation.isStuck()).isFalse();
    }

    /** Its process was frozen and goes on; a buyer that was through by then is not told of any more. */
    @Test
    void whoeverWasFrozenAndIsThroughDoesNotComeBack() throws Exception {
        Situation situation = oneThatTookItAndTwoMore("semaphore");
        situation.notice(Event.of(now.get(), EventKind.FROZEN, 2));
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 2).with(Field.OUTCOME, "sold-out"));
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "sold-out"));

        assertThat(situation.isStuck()).isTrue();
    }

    private Situation oneThatTookItTwiceAndOneThatWaits(String kind) throws Exception {
        Situation situation = oneThatTookItAndOneThatWaits(kind);
        situation.notice(Event.of(now.incrementAndGet(), EventKind.LOCK_REQUESTED, 0));
        situation.notice(Event.of(now.incrementAndGet(), EventKind.LOCK_ACQUIRED, 0));
        return situation;
    }

    /** Three buyers in one process, of whom the third is through. */
    private Situation oneThatTookItAndOneThatWaits(String kind) throws Exception {
        Situation situation = oneThatTookItAndTwoMore(kind);
        situation.notice(Event.of(now.get(), EventKind.BUYER_FINISHED, 2).with(Field.OUTCOME, "sold-out"));
        return situation;
    }

    /** Three buyers in one process: one has the lock, one waits for it, one is on its way. */
    private Situation oneThatTookItAndTwoMore(String kind) throws Exception {
        String store = kind.equals("row") ? "database" : "file";
        Situation situation = new Situation(
                new ScenarioReader(Limits.DEFAULT)
                        .read("{\"version\":1,\"placement\":{\"processes\":1,\"threads\":3},\"store\":\"" + store
                                + "\",\"lock\":{\"kind\":\"" + kind + "\"}}"),
                now::get);
        now.set(1_000);
        situation.notice(Event.of(now.get(), EventKind.LOCK_ACQUIRED, 0));
        situation.notice(Event.of(now.get(), EventKind.LOCK_REQUESTED, 1));
        return situation;
    }

    private Situation oneHoldsAtItsGateAndOneWaits(String lock) throws Exception {
        Situation situation = new Situation(
                new ScenarioReader(Limits.DEFAULT)
                        .read("{\"version\":1,\"placement\":{\"processes\":3},\"lock\":" + lock + "}"),
                now::get);
        now.set(1_000);
        situation.notice(Event.of(now.get(), EventKind.LOCK_ACQUIRED, 0));
        situation.notice(Event.of(now.get(), EventKind.GATE, 0));
        situation.notice(Event.of(now.get(), EventKind.LOCK_REQUESTED, 1));
        return situation;
    }
}
