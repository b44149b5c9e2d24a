package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunQueueTest {

    private static final int ONE_AT_A_TIME = 1;

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void manyRunsOfOneOwnerDoNotDelayOtherOwners() {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, 100, () -> {})) {
            offer(queue, "greedy", 5);
            offer(queue, "modest", 1);
            offer(queue, "second", 2);
            assertThat(queue.position("modest-0")).isEqualTo(1);
            assertThat(queue.position("greedy-1")).isEqualTo(3);
            gate.countDown();
            awaitEmpty(queue, 8);
        }
        assertThat(order)
                .containsExactly(
                        "greedy-0", "modest-0", "second-0", "greedy-1", "second-1", "greedy-2", "greedy-3", "greedy-4");
    }

    @Test
    void runsOfOneSessionStartInOrder() {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, 100, () -> {})) {
            offer(queue, "only", 4);
            gate.countDown();
            awaitEmpty(queue, 4);
        }
        assertThat(order).containsExactly("only-0", "only-1", "only-2", "only-3");
    }

    @Test
    void aRunThatIsTooLargeIsRejectedAndDoesNotBlockTheQueue() {
        gate.countDown();
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, 100, () -> {})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> queue.offer(new RunQueue.Job("huge", "greedy", 2, () -> work("huge"))));
            offer(queue, "modest", 1);
            awaitEmpty(queue, 1);
        }
        assertThat(order).containsExactly("modest-0");
    }

    private void offer(RunQueue queue, String owner, int count) {
        for (int i = 0; i < count; i++) {
            String run = owner + "-" + i;
            assertThat(queue.offer(new RunQueue.Job(run, owner, 1, () -> work(run))))
                    .isTrue();
        }
    }

    private void work(String run) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        order.add(run);
    }

    private void awaitEmpty(RunQueue queue, int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (order.size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(order).hasSize(count);
    }
}
