package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** When freezes end, which faults are refused or missed, and that slow servers delay no other run. */
class FaultInjectorTest extends FaultInjectorFixture {

    private static final String TWO_IN_A_PROCESS = "\"placement\":{\"processes\":1,\"threads\":2}";
    private static final String ON_REDIS = "\"lock\":{\"kind\":\"redis\"},\"placement\":{\"processes\":1},"
            + "\"faults\":[{\"buyer\":0,\"at\":\"read\",\"kind\":\"disconnect\"}]";

    private final ManualTasks tasks = new ManualTasks();
    private final CountDownLatch serverAnswers = new CountDownLatch(1);
    private final CountDownLatch serverIsAsked = new CountDownLatch(1);

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
        desk.ends(endOf(0, 7));

        assertThat(missed()).containsExactly("0 forget");
        desk.ends(endOf(0, 8));
        assertThat(missed()).hasSize(1);
        desk.ends(endOf(1, 9));
        assertThat(missed()).containsExactly("0 forget", "1 forget");
    }

    /** The buyer has failed and finished before the server reports that it has cut the connection. */
    @Test
    void aDisconnectThatEndsItsBuyerIsRecordedBeforeTheEnd() throws Exception {
        open(ON_REDIS, tasks);
        CompletableFuture<Void> order = disconnectInBackground();
        desk.ends(endOf(0, 7).with(Field.OUTCOME, "failed"));
        assertThat(isRecorded(FaultKind.DISCONNECT)).isTrue();
        serverAnswers.countDown();
        order.get(20, TimeUnit.SECONDS);

        assertThat(count(EventKind.FAULT)).isOne();
    }

    @Test
    void aDisconnectThatComesTooLateIsMissed() throws Exception {
        open(ON_REDIS, tasks);
        CompletableFuture<Void> order = disconnectInBackground();
        desk.ends(endOf(0, 7).with(Field.OUTCOME, "bought"));
        serverAnswers.countDown();
        order.get(20, TimeUnit.SECONDS);

        assertThat(missed()).containsExactly("0 disconnect");
        assertThat(count(EventKind.FAULT)).isZero();
    }

    @Test
    void aFreezeThatComesTooLateIsRecordedOnlyForLiveBuyers() throws Exception {
        open(TWO_IN_A_PROCESS, tasks);
        tasks.delayAll();
        order(0, FaultKind.FREEZE);
        desk.ends(endOf(0, 7).with(Field.OUTCOME, "bought"));
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
        desk.ends(endOf(0, 7).with(Field.OUTCOME, "bought"));
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

    /** Orders a disconnect and waits until the server has received the request. */
    private CompletableFuture<Void> disconnectInBackground() throws InterruptedException {
        CompletableFuture<Void> order = CompletableFuture.runAsync(() -> {
            try {
                order(0, FaultKind.DISCONNECT);
            } catch (RefusedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(serverIsAsked.await(20, TimeUnit.SECONDS)).isTrue();
        return order;
    }

    private static Event endOf(int buyer, long t) {
        return Event.of(t, EventKind.BUYER_FINISHED, buyer);
    }

    private List<String> missed() {
        return history.stream()
                .filter(event -> event.kind() == EventKind.FAULT_MISSED)
                .map(event -> event.buyer() + " " + event.text(Field.FAULT).orElseThrow())
                .toList();
    }

    /** The other run's freeze has to end although this run's server does not respond. */
    @Test
    void aServerThatDoesNotRespondDelaysNoOtherRun() throws Exception {
        try (ThreadedTasks shared = new ThreadedTasks()) {
            open(ON_REDIS, shared);
            FaultInjectorTest other = new FaultInjectorTest();
            other.openIn(folderOf("other"), TWO_IN_A_PROCESS, shared);
            meet(0, 0);
            try {
                other.desk.order(0, FaultOrder.byHand(FaultKind.FREEZE, OptionalLong.of(20)));
                await(() -> other.count(EventKind.THAWED) == 2);
            } finally {
                serverAnswers.countDown();
                other.endProcesses();
            }
            await(() -> isRecorded(FaultKind.DISCONNECT));
        }
    }

    @Override
    int cutConnections(int buyer) {
        serverIsAsked.countDown();
        try {
            assertThat(serverAnswers.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return 1;
    }

    private void freeze(int buyer, long forMs) throws RefusedException {
        long before = count(EventKind.FROZEN);
        desk.order(buyer, FaultOrder.byHand(FaultKind.FREEZE, OptionalLong.of(forMs)));
        assertThat(count(EventKind.FROZEN)).isEqualTo(before + 2);
    }

    /** Runs each task at once, and delayed tasks when a test advances the time. */
    private static final class ManualTasks implements BackgroundTasks {

        private record Due(long atMs, Runnable task) {}

        private final List<Due> later = new ArrayList<>();
        private final List<Runnable> delayed = new ArrayList<>();
        private long nowMs;
        private boolean delays;

        @Override
        public void run(Runnable task) {
            if (delays) {
                delayed.add(task);
            } else {
                task.run();
            }
        }

        @Override
        public Runnable runAfter(long delayMs, Runnable task) {
            Due due = new Due(nowMs + delayMs, task);
            later.add(due);
            return () -> later.remove(due);
        }

        private void elapse(long ms) {
            nowMs += ms;
            List<Due> come = later.stream().filter(due -> due.atMs() <= nowMs).toList();
            later.removeAll(come);
            come.forEach(due -> due.task().run());
        }

        private void delayAll() {
            delays = true;
        }

        private void runDelayed() {
            delayed.forEach(Runnable::run);
        }
    }
}
