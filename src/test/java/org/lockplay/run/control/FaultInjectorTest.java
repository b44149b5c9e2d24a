package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.EventKind;
import org.lockplay.history.Outcome;

/** When freezes end, which faults are refused or missed, and that slow servers delay no other run. */
class FaultInjectorTest extends FaultInjectorFixture {

    private static final String TWO_IN_A_PROCESS = "\"placement\":{\"processes\":1,\"threads\":2}";
    private static final String ON_REDIS = "\"lock\":{\"kind\":\"redis\"},\"placement\":{\"processes\":1},"
            + "\"faults\":[{\"buyer\":0,\"at\":\"read\",\"kind\":\"disconnect\"}]";

    private final ManualTasks tasks = new ManualTasks();

    @Test
    void aThawByHandCancelsTheEndOfItsFreeze() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        freeze(0, 5_000);
        tasks.elapse(1_000);
        desk.thaw(0);
        tasks.elapse(1_000);
        freeze(0, 60_000);

        tasks.elapse(3_500);
        assertThat(buyerStates.isFrozen(0)).isTrue();
        assertThat(isStopped(processOf(0))).isTrue();
        tasks.elapse(60_000);
        assertThat(buyerStates.isFrozen(0)).isFalse();
        await(() -> !isStopped(processOf(0)));
        assertThat(count(EventKind.THAWED)).isEqualTo(4);
    }

    @Test
    void aDeadBuyerIsNotThawed() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        freeze(0, 5_000);
        order(0, FaultKind.CRASH);
        await(() -> buyerStates.stateOf(0) == BuyerStates.BuyerState.DEAD);

        tasks.elapse(10_000);
        assertThat(count(EventKind.THAWED)).isZero();
        assertThat(buyerStates.isFrozen(0)).isFalse();
        assertThatThrownBy(() -> desk.thaw(0)).hasMessage("buyer-finished");
    }

    @Test
    void noBuyerIsThawedAfterTheRun() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        freeze(0, 5_000);
        desk.close();

        tasks.elapse(10_000);
        assertThat(count(EventKind.THAWED)).isZero();
        assertThat(isStopped(processOf(0))).isTrue();
    }

    /** One planned freeze for each of two buyers in one process. */
    @Test
    void aProcessFrozenTwiceResumesWhenBothFreezesAreOver() throws Exception {
        open(
                TWO_IN_A_PROCESS + ",\"faults\":[{\"buyer\":0,\"at\":\"read\",\"kind\":\"freeze\",\"forMs\":500},"
                        + "{\"buyer\":1,\"at\":\"read\",\"kind\":\"freeze\",\"forMs\":900}]",
                tasks);
        meet(0, 0);
        tasks.elapse(100);
        meet(1, 1);
        assertThat(count(EventKind.FAULT)).isEqualTo(2);
        assertThat(count(EventKind.FROZEN)).isEqualTo(2);

        tasks.elapse(600);
        assertThat(count(EventKind.THAWED)).isZero();
        tasks.elapse(400);
        assertThat(count(EventKind.THAWED)).isEqualTo(2);
        await(() -> !isStopped(processOf(0)));
    }

    @Test
    void aBuyerFrozenWithItsProcessCannotBeFrozenAgain() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        freeze(0, 5_000);

        assertThatThrownBy(() -> order(1, FaultKind.FREEZE)).hasMessage("buyer-already-frozen");
        desk.thaw(1);
        assertThat(buyerStates.isFrozen(0)).isFalse();
    }

    @Test
    void aFreezeThatComesTooLateCanBeOrderedAgain() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        tasks.delayAll();
        order(0, FaultKind.FREEZE);
        assertThatThrownBy(() -> order(1, FaultKind.FREEZE)).hasMessage("fault-pending");
        processOf(0).destroyForcibly();
        await(() -> !processOf(0).isAlive());
        tasks.runDelayed();

        assertThat(count(EventKind.FROZEN)).isZero();
        assertThat(count(EventKind.FAULT)).isZero();
    }

    @Test
    void aPlannedFaultIsNotInjectedIntoABuyerThatIsEndingByHand() throws Exception {
        open("\"placement\":{\"processes\":1},\"faults\":[{\"buyer\":0,\"at\":\"read\",\"kind\":\"slow\"}]", tasks);
        order(0, FaultKind.EXCEPTION);
        meet(0, 0);

        await(() -> wasSent(0, FaultKind.EXCEPTION));
        assertThat(wasSent(0, FaultKind.SLOW)).isFalse();
    }

    @Test
    void allFaultsAreRefusedForAFinishedBuyer() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        happens(EventKind.BUYER_FINISHED, 0);

        for (FaultKind kind : FaultKind.values()) {
            assertThatThrownBy(() -> order(0, kind)).hasMessage("buyer-finished");
        }
    }

    @Test
    void anAcceptedFaultThatCannotBeAppliedIsRecordedAsMissed() throws Exception {
        open(TWO_IN_A_PROCESS + ",\"lock\":{\"kind\":\"semaphore\"}", tasks);
        order(0, FaultKind.FORGET);
        order(0, FaultKind.SLOW);
        applied(FaultKind.SLOW, 0);
        order(1, FaultKind.FORGET);
        ends(endOf(0, 7, Outcome.BOUGHT));

        assertThat(missed()).containsExactly("0 forget");
        ends(endOf(0, 8, Outcome.BOUGHT));
        assertThat(missed()).hasSize(1);
        ends(endOf(1, 9, Outcome.BOUGHT));
        assertThat(missed()).containsExactly("0 forget", "1 forget");
    }

    /** The buyer has failed and finished before the server reports that it has cut the connection. */
    @Test
    void aDisconnectThatEndsItsBuyerIsRecordedBeforeTheEnd() throws Exception {
        open(ON_REDIS, tasks);
        tasks.delayAll();
        CompletableFuture<Void> order = order(0, FaultKind.DISCONNECT, OptionalLong.empty());
        ends(endOf(0, 7, Outcome.FAILED));
        assertThat(isRecorded(FaultKind.DISCONNECT)).isTrue();
        assertThat(order).isNotDone();
        tasks.runDelayed();

        assertThat(order).isCompleted();
        assertThat(count(EventKind.FAULT)).isOne();
    }

    @Test
    void aDisconnectThatComesTooLateIsMissed() throws Exception {
        open(ON_REDIS, tasks);
        tasks.delayAll();
        CompletableFuture<Void> order = order(0, FaultKind.DISCONNECT, OptionalLong.empty());
        ends(endOf(0, 7, Outcome.BOUGHT));
        assertThat(order).isNotDone();
        tasks.runDelayed();

        assertThat(order).isCompleted();
        assertThat(missed()).containsExactly("0 disconnect");
        assertThat(count(EventKind.FAULT)).isZero();
    }

    @Test
    void aFreezeThatComesTooLateIsRecordedOnlyForLiveBuyers() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        tasks.delayAll();
        order(0, FaultKind.FREEZE);
        ends(endOf(0, 7, Outcome.BOUGHT));
        assertThat(isRecorded(FaultKind.FREEZE)).isTrue();
        tasks.runDelayed();

        assertThat(count(EventKind.FAULT)).isOne();
        assertThat(history.stream().filter(event -> event.kind() == EventKind.FROZEN))
                .extracting(Event::buyer)
                .containsExactly(1);
    }

    @Test
    void aFreezeWithoutLiveBuyersIsMissed() throws Exception {
        open("\"placement\":{\"processes\":1}", tasks);
        tasks.delayAll();
        order(0, FaultKind.FREEZE);
        ends(endOf(0, 7, Outcome.BOUGHT));
        tasks.runDelayed();

        assertThat(missed()).containsExactly("0 freeze");
        assertThat(count(EventKind.FAULT) + count(EventKind.FROZEN)).isZero();
    }

    /**
     * A buyer that is being killed reaches a fault for the holder, which cannot be injected: the next holder gets it.
     */
    @Test
    void aPlannedFaultThatCannotBeInjectedRemainsForTheNextHolder() throws Exception {
        open(
                "\"placement\":{\"processes\":2},\"lock\":{\"kind\":\"semaphore\"},"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\","
                        + "\"faults\":[{\"buyer\":\"holder\",\"at\":\"write\",\"kind\":\"freeze\"}]",
                tasks);
        tasks.delayAll();
        meet(0, 0);
        processOf(0).destroyForcibly();
        await(() -> !processOf(0).isAlive());
        tasks.runDelayed();
        meet(0, 1);
        tasks.runDelayed();

        assertThat(history.stream().filter(event -> event.kind() == EventKind.FAULT))
                .extracting(Event::buyer)
                .containsExactly(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static BuyerFinished endOf(int buyer, long t, Outcome outcome) {
        return BuyerFinished.of(EventHeader.of(t, buyer), outcome);
    }

    private List<String> missed() {
        return history.stream()
                .filter(event -> event.kind() == EventKind.FAULT_MISSED)
                .map(event -> event.buyer() + " " + text(event, "fault").orElseThrow())
                .toList();
    }

    /** The freeze of the other buyer has to end although the server does not respond. */
    @Test
    void aServerThatDoesNotRespondDelaysNoOtherFault() throws Exception {
        CountDownLatch serverResponds = new CountDownLatch(1);
        try (ThreadedTasks threads = new ThreadedTasks(loop, "a run")) {
            open(ON_REDIS.replace("\"processes\":1", "\"processes\":2"), threads, (buyer, pid) -> {
                await(serverResponds);
                return 1;
            });
            meet(0, 0);
            order(1, FaultKind.FREEZE, OptionalLong.of(20));
            await(() -> count(EventKind.THAWED) == 1);
            assertThat(isRecorded(FaultKind.DISCONNECT)).isFalse();

            serverResponds.countDown();
            await(() -> isRecorded(FaultKind.DISCONNECT));
        }
    }

    private void freeze(int buyer, long forMs) throws RefusedException {
        long before = count(EventKind.FROZEN);
        order(buyer, FaultKind.FREEZE, OptionalLong.of(forMs));
        assertThat(count(EventKind.FROZEN)).isEqualTo(before + 2);
    }
}
