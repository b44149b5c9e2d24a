package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunQueueTest {

    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final QueueLimits ONE_AT_A_TIME = new QueueLimits(1, 1, 1, 100, 100, 100, NO_LIMIT);
    /** As by default: two thirds of the places for a session, five sixths for an address. */
    private static final QueueLimits DEFAULT = new QueueLimits(96, 64, 80, 1_000, 100, 600, NO_LIMIT);

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch gate = new CountDownLatch(1);
    private int started;

    @Test
    void manyRunsOfOneOwnerDoNotDelayOtherOwners() throws Exception {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {})) {
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
    void runsOfOneSessionStartInOrder() throws Exception {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {})) {
            offer(queue, "only", 4);
            gate.countDown();
            awaitEmpty(queue, 4);
        }
        assertThat(order).containsExactly("only-0", "only-1", "only-2", "only-3");
    }

    @Test
    void aQueueThatIsClosedNamesTheWaitingRunsAndRefusesOthers() throws Exception {
        RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {});
        offer(queue, "only", 3);

        assertThat(queue.withdrawAll()).containsExactly("only-1", "only-2");
        assertThatThrownBy(() -> offer(queue, "late", 1)).isInstanceOf(QueueFullException.class);
        gate.countDown();
        queue.awaitLast();
        assertThat(order).containsExactly("only-0");
    }

    @Test
    void aRunThatIsTooLargeIsRejectedAndDoesNotBlockTheQueue() throws Exception {
        gate.countDown();
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> queue.offer(
                            new RunQueue.Job("huge", RunTests.requester("greedy"), 2, 0, false, () -> work("huge"))));
            offer(queue, "modest", 1);
            awaitEmpty(queue, 1);
        }
        assertThat(order).containsExactly("modest-0");
    }

    @Test
    void thirtySessionsOfOneAddressDoNotDelayANewcomerFromAnother() throws Exception {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {})) {
            for (int i = 0; i < 30; i++) {
                offer(queue, "greedy-" + i, new RunRequester("o" + i, "session-" + i, "here"), 1);
            }
            offer(queue, "newcomer", new RunRequester("new", "new", "there"), 1);

            assertThat(queue.position("newcomer")).isEqualTo(1);
            gate.countDown();
            awaitEmpty(queue, 31);
        }
        assertThat(order).startsWith("greedy-0", "newcomer", "greedy-1");
    }

    @Test
    void thirtyRunsWithoutASessionDoNotDelayANewcomerFromTheSameAddress() throws Exception {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {})) {
            for (int i = 0; i < 30; i++) {
                offer(queue, "greedy-" + i, new RunRequester("o" + i, "anyone", "here"), 1);
            }
            offer(queue, "newcomer", new RunRequester("new", "new", "here"), 1);

            assertThat(queue.position("newcomer")).isEqualTo(1);
            gate.countDown();
            awaitEmpty(queue, 31);
        }
        assertThat(order).startsWith("greedy-0", "newcomer", "greedy-1");
    }

    @Test
    void sessionsOfAnAddressTakeTurnsAndAddressesDo() throws Exception {
        try (RunQueue queue = new RunQueue(ONE_AT_A_TIME, () -> {})) {
            for (String session : List.of("a", "a", "a", "b", "b", "c")) {
                String run = session + started++;
                offer(queue, run, new RunRequester(session, session, "school"), 1);
            }
            offer(queue, "home-1", new RunRequester("h", "h", "home"), 1);
            offer(queue, "home-2", new RunRequester("h", "h", "home"), 1);
            gate.countDown();
            awaitEmpty(queue, 8);
        }
        assertThat(order).containsExactly("a0", "home-1", "b3", "home-2", "c5", "a1", "b4", "a2");
    }

    @Test
    void noSessionAndNoAddressHoldsAllPlaces() throws Exception {
        try (RunQueue queue = new RunQueue(DEFAULT, () -> {})) {
            offer(queue, "first", new RunRequester("o1", "anyone", "here"), 64);
            offer(queue, "second", new RunRequester("o2", "anyone", "here"), 32);
            offer(queue, "third", new RunRequester("o3", "third", "here"), 20);

            assertThat(List.of("first", "second", "third"))
                    .extracting(queue::position)
                    .as("two thirds for a session, five sixths for an address")
                    .containsExactly(0, 2, 1);

            offer(queue, "newcomer here", new RunRequester("o4", "new here", "here"), 16);
            offer(queue, "newcomer there", new RunRequester("o5", "new there", "there"), 16);
            assertThat(queue.position("newcomer here")).isZero();
            assertThat(queue.position("newcomer there")).isZero();
            gate.countDown();
            awaitEmpty(queue, 5);
        }
    }

    /** Of 96 places, 33 are taken, so that 64 are not free; see {@link QueueOccupancyTest} for the rules. */
    @Test
    void smallRunsOvertakeALargeOneButNotWithoutEnd() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch overtakers = new CountDownLatch(1);
        try (RunQueue queue = new RunQueue(DEFAULT, () -> {})) {
            offer(queue, "first", 33, first);
            offer(queue, "large", RunTests.requester("b"), 64);
            offer(queue, "overtakers", 40, overtakers);
            assertThat(List.of("large", "overtakers"))
                    .extracting(queue::position)
                    .containsExactly(1, 0);

            first.countDown();
            awaitFree(queue, 56);
            offer(queue, "late", RunTests.requester("c"), 1);
            assertThat(queue.position("late")).isEqualTo(2);

            overtakers.countDown();
            awaitFree(queue, 31);
            gate.countDown();
            awaitEmpty(queue, 2);
        }
    }

    @Test
    void placesAreGivenBack() throws Exception {
        gate.countDown();
        try (RunQueue queue = new RunQueue(DEFAULT, () -> {})) {
            for (int i = 0; i < 20; i++) {
                offer(queue, "run-" + i, RunTests.requester("only"), 64);
            }
            awaitEmpty(queue, 20);
        }
    }

    @Test
    void theQueueAndTheSharesOfItAreLimited() throws Exception {
        QueueLimits small = new QueueLimits(1, 1, 1, 6, 2, 4, NO_LIMIT);
        try (RunQueue queue = new RunQueue(small, () -> {})) {
            offer(queue, "runs", RunTests.requester("first"), 1);
            offer(queue, "a1", new RunRequester("a", "a", "here"), 1);
            offer(queue, "a2", new RunRequester("a", "a", "here"), 1);
            assertRefused(queue, new RunRequester("a", "a", "here"), true);
            offer(queue, "b1", new RunRequester("b", "b", "here"), 1);
            offer(queue, "c1", new RunRequester("c", "c", "here"), 1);
            assertRefused(queue, new RunRequester("d", "d", "here"), true);
            offer(queue, "e1", new RunRequester("e", "e", "there"), 1);
            offer(queue, "f1", new RunRequester("f", "f", "elsewhere"), 1);
            assertRefused(queue, new RunRequester("g", "g", "nowhere"), false);

            assertThat(queue.withdraw("a1")).isTrue();
            offer(queue, "a3", new RunRequester("a", "a", "here"), 1);
            gate.countDown();
            awaitEmpty(queue, 7);
        }
    }

    @Test
    void aRunWaitsUntilTheHistoriesOfOthersLeaveItMemory() throws Exception {
        QueueLimits limits = new QueueLimits(10, 10, 10, 100, 100, 100, 1_000);
        gate.countDown();
        try (RunQueue queue = new RunQueue(limits, () -> {})) {
            offer(queue, "first", 600L);
            offer(queue, "second", 600L);
            offer(queue, "huge", 5_000L);
            awaitEmpty(queue, 1);
            assertThat(queue.position("second"))
                    .as("first has ended, but is not stored")
                    .isEqualTo(1);

            queue.release("first");
            awaitEmpty(queue, 2);
            queue.release("second");
            awaitEmpty(queue, 3);
        }
        assertThat(order).containsExactly("first", "second", "huge");
    }

    private void assertRefused(RunQueue queue, RunRequester requester, boolean ownShare) {
        assertThatThrownBy(
                        () -> queue.offer(new RunQueue.Job("refused", requester, 1, 0, false, () -> work("refused"))))
                .isInstanceOfSatisfying(
                        QueueFullException.class,
                        e -> assertThat(e.isOwnShare()).isEqualTo(ownShare));
    }

    private void offer(RunQueue queue, String owner, int count) throws QueueFullException {
        for (int i = 0; i < count; i++) {
            offer(queue, owner + "-" + i, RunTests.requester(owner), 1);
        }
    }

    private void offer(RunQueue queue, String run, RunRequester requester, int places) throws QueueFullException {
        queue.offer(new RunQueue.Job(run, requester, places, 0, false, () -> work(run)));
    }

    /** A run of a requester of the same name that runs until the latch opens. */
    private static void offer(RunQueue queue, String run, int places, CountDownLatch end) throws QueueFullException {
        queue.offer(new RunQueue.Job(run, RunTests.requester(run), places, 0, false, () -> await(end)));
    }

    private void offer(RunQueue queue, String run, long historyBytes) throws QueueFullException {
        queue.offer(new RunQueue.Job(run, RunTests.requester(run), 1, historyBytes, false, () -> work(run)));
    }

    private void work(String run) {
        await(gate);
        order.add(run);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitFree(RunQueue queue, int places) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (queue.free() != places && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(queue.free()).isEqualTo(places);
    }

    private void awaitEmpty(RunQueue queue, int count) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (order.size() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(order).hasSize(count);
    }
}
