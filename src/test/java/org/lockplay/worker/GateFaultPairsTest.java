package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockplay.history.TestEvents.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FaultOrigin;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;

/**
 * Two faults by hand on one buyer in sequence, in each state of the buyer: the emitted events and how the buyer ends.
 */
class GateFaultPairsTest {

    private static final Instruction LOCK = new Instruction(Operation.LOCK, 1, 0);
    private static final Instruction THINK = new Instruction(Operation.THINK, 2, 0);
    private static final Instruction WRITE = new Instruction(Operation.WRITE, 3, 0);
    private static final Instruction UNLOCK = new Instruction(Operation.UNLOCK, 4, 0);

    /** Longer than any test: an exception or a hang has to interrupt it. */
    private static final long FOREVER_MS = 600_000;

    private static final long SHORT_MS = 30;

    /** The state of the buyer when the faults are ordered. */
    private enum Place {
        AT_GATE,
        THINKING,
        /** In an acquisition that throws InterruptedException when its thread is interrupted, as most do. */
        WAITING,
        /** In an acquisition that throws its own exception and leaves its thread interrupted, as Curator's does. */
        WAITING_STUBBORNLY,
        AMID_WRITE
    }

    /**
     * First fault, second fault, emitted events, end of the buyer. The server refuses a second fault that is impossible
     * after the first; here it stays in the queue.
     */
    private static final String PAIRS = """
            exception  exception  exception         failed
            exception  hang       exception         failed
            exception  slow       exception         failed
            exception  forget     exception         failed
            exception  torn-write exception         failed
            hang       exception  hang              hung
            hang       hang       hang              hung
            hang       slow       hang              hung
            hang       forget     hang              hung
            hang       torn-write hang              hung
            slow       exception  slow,exception    failed
            slow       hang       slow,hang         hung
            slow       slow       slow,slow         through
            slow       forget     slow,forget       through
            slow       torn-write slow,torn-write   hung
            forget     exception  exception         failed
            forget     hang       hang              hung
            forget     slow       slow,forget       through
            forget     forget     forget            through
            forget     torn-write torn-write        hung
            torn-write exception  exception         failed
            torn-write hang       hang              hung
            torn-write slow       slow,torn-write   hung
            torn-write forget     torn-write        hung
            torn-write torn-write torn-write        hung
            """;

    private final List<Event> history = Collections.synchronizedList(new ArrayList<>());
    private final BuyerGate gate = new BuyerGate(
            3,
            new BuyerEvents(3, RunClock.since(0), history::add),
            (fault, buyer, line, passed) -> {},
            true,
            List.of(),
            step -> false);
    private final CompletableFuture<Void> blocked = new CompletableFuture<>();
    private final CountDownLatch unblocked = new CountDownLatch(1);

    static Stream<Arguments> pairs() {
        return PAIRS.lines()
                .map(line -> line.split(" +"))
                .flatMap(words -> Stream.of(Place.values())
                        .map(place -> Arguments.of(place, words[0], words[1], words[2], words[3])));
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}")
    @MethodSource("pairs")
    void eachFaultIsAppliedOrIsImpossible(Place place, String first, String second, String emitted, String end)
            throws Exception {
        CompletableFuture<Void> buyer = CompletableFuture.runAsync(() -> play(place), task -> new Thread(task).start());
        bringTo(place);

        order(first, second.equals("exception") || second.equals("hang") ? FOREVER_MS : SHORT_MS);
        if (place == Place.AMID_WRITE && first.equals("torn-write")) {
            // The buyer is where this fault is applied, so nothing else can come first.
            gate.permit(1);
            Waiting.until(() -> !faults().isEmpty());
            assertEnd(buyer, "torn-write", "hung");
            return;
        }
        order(second, SHORT_MS);
        gate.open();
        unblocked.countDown();

        assertEnd(buyer, emitted, end);
    }

    private void assertEnd(CompletableFuture<Void> buyer, String emitted, String end) throws Exception {
        switch (end) {
            case "through" -> buyer.get(20, TimeUnit.SECONDS);
            case "failed" ->
                assertThatThrownBy(() -> buyer.get(20, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseInstanceOf(InjectedFaultException.class);
            default -> {
                Waiting.until(() -> faults().size() == emitted.split(",").length);
                assertThatThrownBy(() -> buyer.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            }
        }
        assertThat(faults()).containsExactly(emitted.split(","));
    }

    private void bringTo(Place place) throws Exception {
        switch (place) {
            case AT_GATE -> awaitGates(1);
            case THINKING, WAITING, WAITING_STUBBORNLY -> {
                gate.open();
                blocked.get(20, TimeUnit.SECONDS);
            }
            case AMID_WRITE -> {
                gate.permit(1);
                gate.permit(1);
                gate.permit(1);
                awaitGates(4);
            }
        }
    }

    /** A buyer's program with one step that blocks until a fault interrupts it. */
    private void play(Place place) {
        try {
            gate.pass(LOCK, false);
            gate.during(() -> {
                if (place == Place.WAITING) {
                    block();
                } else if (place == Place.WAITING_STUBBORNLY) {
                    blockStubbornly();
                }
            });
            gate.pass(THINK, true);
            gate.during(() -> {
                if (place == Place.THINKING) {
                    block();
                }
            });
            gate.pass(WRITE, true);
            gate.passMiddle(WRITE);
            gate.pass(UNLOCK, true);
        } catch (InterruptedException | LockException e) {
            throw new IllegalStateException(e);
        }
    }

    private void block() throws InterruptedException {
        blocked.complete(null);
        unblocked.await();
    }

    private void blockStubbornly() throws LockException {
        try {
            block();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockException("interrupted on the way to the server", e);
        }
    }

    /** Orders a fault and waits until it is applied, if it is applied at once. */
    private void order(String kind, long slowMs) {
        FaultKind fault = FaultKind.find(kind).orElseThrow();
        List<String> before = faults();
        gate.order(new RequestedFault(
                fault, fault == FaultKind.SLOW ? OptionalLong.of(slowMs) : OptionalLong.empty(), FaultOrigin.HAND));
        boolean canHappen = before.stream().noneMatch(one -> one.equals("exception") || one.equals("hang"));
        if (canHappen && fault != FaultKind.FORGET && fault != FaultKind.TORN_WRITE) {
            Waiting.until(() -> faults().size() > before.size());
        }
    }

    private List<String> faults() {
        synchronized (history) {
            return history.stream()
                    .filter(event -> event.kind() == EventKind.FAULT)
                    .map(event -> text(event, "fault").orElseThrow())
                    .toList();
        }
    }

    private void awaitGates(int count) {
        Waiting.until(() -> {
            synchronized (history) {
                return history.stream()
                                .filter(event -> event.kind() == EventKind.GATE)
                                .count()
                        == count;
            }
        });
    }
}
