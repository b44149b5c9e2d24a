package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.StartsProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.run.control.FaultOrder;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;

/** Two faults by hand on one buyer of a real run, in the states that a buyer can be in. */
@StartsProcesses
@QuarkusTest
class FaultSequencesTest {

    /** Longer than the test waits for the fault that interrupts it. */
    private static final long LONG_MS = 30_000;

    @Inject
    Runs runs;

    /** The state of the buyer under test: buyer 0 holds the lock, and buyer 1 waits for it. */
    private enum State {
        THINKING("think 20000\\nlock\\nread\\ntake\\nwrite\\nunlock", 0, EventKind.BUYER_STARTED),
        HOLDING("lock\\nthink 20000\\nread\\ntake\\nwrite\\nunlock", 0, EventKind.LOCK_ACQUIRED),
        WAITING("lock\\nthink 20000\\nread\\ntake\\nwrite\\nunlock", 1, EventKind.LOCK_REQUESTED),
        AT_GATE("lock\\nread\\ntake\\nwrite\\nunlock", 0, EventKind.GATE);

        private final String program;
        private final int place;
        private final EventKind reached;

        State(String program, int place, EventKind reached) {
            this.program = program;
            this.place = place;
            this.reached = reached;
        }
    }

    /** The first fault, the second fault, the reason to refuse the second, and the outcome of the buyer's own steps. */
    @ParameterizedTest(name = "{0} under {1}: {2}, then {3}")
    @CsvSource({
        "THINKING, semaphore, SLOW, EXCEPTION, -, exception",
        "THINKING, semaphore, SLOW, CRASH, -, -",
        "THINKING, semaphore, HANG, EXCEPTION, buyer-hangs, -",
        "THINKING, semaphore, HANG, CRASH, -, -",
        "THINKING, semaphore, FREEZE, CRASH, -, -",
        "HOLDING, file-lock, SLOW, EXCEPTION, -, exception",
        "HOLDING, file-lock, SLOW, HANG, -, -",
        "HOLDING, file-lock, FORGET, EXCEPTION, -, exception",
        "HOLDING, advisory, DISCONNECT, EXCEPTION, -, exception",
        "WAITING, semaphore, SLOW, EXCEPTION, -, exception",
        "WAITING, semaphore, SLOW, SLOW, -, -",
        "WAITING, semaphore, HANG, SLOW, buyer-hangs, -",
        "WAITING, zookeeper, HANG, CRASH, -, -",
        "WAITING, zookeeper, SLOW, EXCEPTION, -, exception",
        "WAITING, advisory, SLOW, EXCEPTION, -, exception",
        "WAITING, redis, SLOW, HANG, -, -",
        "WAITING, file-lock, SLOW, SLOW, -, -",
        "WAITING, file-lock, SLOW, EXCEPTION, -, exception",
        "WAITING, file-lock, HANG, CRASH, -, -",
        "AT_GATE, semaphore, SLOW, EXCEPTION, -, exception",
        "AT_GATE, semaphore, FREEZE, CRASH, -, -",
        "AT_GATE, semaphore, EXCEPTION, SLOW, buyer-f, exception",
    })
    void eachIsRecordedOrRefused(
            State state, String lock, FaultKind first, FaultKind second, String refused, String failed)
            throws Exception {
        Run run = runs.start(
                new ScenarioReader(Limits.DEFAULT)
                        .read(
                                "{\"version\":1,\"placement\":{\"processes\":2},\"timeLimitMs\":25000,\"lock\":{\"kind\":\""
                                        + lock + "\"},\"program\":\"" + state.program + "\",\"mode\":\""
                                        + (state == State.AT_GATE ? "step" : "free") + "\"}"),
                RunTests.requester("a test"));
        try {
            int buyer = buyerIn(state, run);
            order(run, buyer, first);
            awaitIfAtOnce(run, buyer, first);
            if (refused.equals("-")) {
                Event before = last(run, buyer, second);
                order(run, buyer, second);
                await(run, event -> isFault(event, buyer, second) && event != before);
            } else {
                assertThatThrownBy(() -> order(run, buyer, second)).hasMessageStartingWith(refused);
            }
            if (failed.equals("-")) {
                assertThat(failures(run, buyer)).isEmpty();
            } else {
                await(run, event -> event.buyer() == buyer && event.kind() == EventKind.BUYER_FINISHED);
                assertThat(failures(run, buyer)).containsExactly(failed);
            }
        } finally {
            runs.stop(run);
        }
        RunTests.finished(run, RunTests.LIMIT);
        assertThat(count(run, EventKind.FAULT, first) + missed(run, first)).isPositive();
    }

    @Test
    void aThawByHandDoesNotShortenTheNextFreeze() throws Exception {
        Run run = start("\"program\":\"think 20000\"");
        try {
            RunTests.await(run, EventKind.BUYER_STARTED, RunTests.LIMIT);
            runs.steering(run).order(0, FaultOrder.byHand(FaultKind.FREEZE, OptionalLong.of(400)));
            await(run, event -> event.kind() == EventKind.FROZEN);
            runs.steering(run).thaw(0);
            runs.steering(run).order(0, FaultOrder.byHand(FaultKind.FREEZE, OptionalLong.of(1_500)));
            await(
                    run,
                    event -> event.kind() == EventKind.THAWED
                            && text(event, "by").isEmpty());
        } finally {
            runs.stop(run);
        }
        List<Event> frost = run.log().all().stream()
                .filter(event -> event.kind() == EventKind.FROZEN || event.kind() == EventKind.THAWED)
                .toList();
        assertThat(frost)
                .extracting(Event::kind)
                .containsExactly(EventKind.FROZEN, EventKind.THAWED, EventKind.FROZEN, EventKind.THAWED);
        assertThat(frost.get(3).t() - frost.get(2).t())
                .isGreaterThan(Duration.ofMillis(1_450).toNanos());
    }

    @Test
    void aBuyerKilledWhileFrozenEmitsNoThawed() throws Exception {
        Run run = start("\"placement\":{\"processes\":2},\"program\":\"think 1200\"");
        RunTests.await(run, EventKind.BUYER_STARTED, RunTests.LIMIT);
        runs.steering(run).order(0, FaultOrder.byHand(FaultKind.FREEZE, OptionalLong.of(300)));
        await(run, event -> event.kind() == EventKind.FROZEN);
        runs.steering(run).order(0, FaultOrder.byHand(FaultKind.CRASH, OptionalLong.empty()));

        RunTests.finished(run, RunTests.LIMIT);
        assertThat(run.log().all()).extracting(Event::kind).doesNotContain(EventKind.THAWED);
    }

    private Run start(String members) throws Exception {
        return runs.start(
                new ScenarioReader(Limits.DEFAULT)
                        .read("{\"version\":1,\"lock\":{\"kind\":\"semaphore\"}," + members + "}"),
                RunTests.requester("a test"));
    }

    /** Waits until a buyer is in a state, and returns the buyer. */
    private static int buyerIn(State state, Run run) throws Exception {
        if (state.place == 0) {
            return await(run, event -> event.kind() == state.reached).buyer();
        }
        int holder =
                await(run, event -> event.kind() == EventKind.LOCK_ACQUIRED).buyer();
        await(run, event -> event.kind() == state.reached && event.buyer() != holder);
        return 1 - holder;
    }

    private void order(Run run, int buyer, FaultKind kind) throws RefusedException {
        OptionalLong forMs = kind == FaultKind.SLOW ? OptionalLong.of(LONG_MS) : OptionalLong.empty();
        runs.steering(run).order(buyer, FaultOrder.byHand(kind, forMs));
    }

    private static void awaitIfAtOnce(Run run, int buyer, FaultKind kind) throws Exception {
        if (kind == FaultKind.FREEZE) {
            await(run, event -> event.kind() == EventKind.FROZEN && event.buyer() == buyer);
        } else if (!kind.waitsForItsStep()) {
            await(run, event -> isFault(event, buyer, kind));
        }
    }

    private static boolean isFault(Event event, int buyer, FaultKind kind) {
        return event.buyer() == buyer && event.kind() == EventKind.FAULT && isOf(event, kind);
    }

    private static boolean isOf(Event event, FaultKind kind) {
        return text(event, "fault").filter(kind.wireName()::equals).isPresent();
    }

    private static long count(Run run, EventKind event, FaultKind kind) {
        return run.log().all().stream()
                .filter(one -> one.kind() == event && isOf(one, kind))
                .count();
    }

    private static long missed(Run run, FaultKind kind) {
        return count(run, EventKind.FAULT_MISSED, kind);
    }

    private static List<String> failures(Run run, int buyer) {
        return run.log().all().stream()
                .filter(event -> event.buyer() == buyer && event.kind() == EventKind.FAILED)
                .map(event -> text(event, "what").orElseThrow())
                .toList();
    }

    /** The last fault event of a buyer; {@code null} if there is none. */
    private static Event last(Run run, int buyer, FaultKind kind) {
        return run.log().all().stream()
                .filter(event -> isFault(event, buyer, kind))
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private static Event await(Run run, Predicate<Event> what) throws Exception {
        return RunTests.await(run, what, RunTests.LIMIT);
    }
}
