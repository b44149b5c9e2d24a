package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;

/**
 * All pairs of faults by hand on one buyer, in every state of the buyer: the second one is refused with a reason or
 * applied. {@code GateFaultPairsTest} tests what the worker does with two faults.
 */
class FaultPairsTest extends FaultInjectorFixture {

    private static final String SCENARIO =
            "\"lock\":{\"kind\":\"advisory\"},\"placement\":{\"processes\":1,\"threads\":2}";

    /** What the buyer is doing when the first fault is ordered. */
    private enum State {
        AT_GATE(EventKind.GATE),
        THINKING(EventKind.BUYER_STARTED),
        WAITING(EventKind.LOCK_REQUESTED),
        HOLDING(EventKind.LOCK_REQUESTED, EventKind.LOCK_ACQUIRED);

        private final List<EventKind> events;

        State(EventKind... events) {
            this.events = List.of(events);
        }
    }

    /**
     * For each first fault, after it is applied: the reason to refuse the second one, or {@code -} if it is accepted.
     */
    private static final String AFTER = """
                   exception     crash       freeze               hang          slow          disconnect  forget        torn-write    thaw
        exception  buyer-failing -           -                    buyer-failing buyer-failing -           buyer-failing buyer-failing buyer-not-frozen
        crash      buyer-dying   buyer-dying buyer-dying          buyer-dying   buyer-dying   buyer-dying buyer-dying   buyer-dying   buyer-dying
        freeze     -             -           buyer-already-frozen -             -             -           -             -             -
        hang       buyer-hangs   -           -                    buyer-hangs   buyer-hangs   -           buyer-hangs   buyer-hangs   buyer-not-frozen
        slow       -             -           -                    -             -             -           -             -             buyer-not-frozen
        disconnect -             -           -                    -             -             -           -             -             buyer-not-frozen
        forget     -             -           -                    -             -             -           -             -             buyer-not-frozen
        torn-write buyer-hangs   -           -                    buyer-hangs   buyer-hangs   -           buyer-hangs   buyer-hangs   buyer-not-frozen
        """;

    /** The same for a first fault that is pending: its buyer is frozen or has not reached the step. */
    private static final String BEFORE = """
                   exception     crash       freeze               hang          slow          disconnect  forget        torn-write    thaw
        exception  buyer-failing -           buyer-already-frozen buyer-failing buyer-failing -           buyer-failing buyer-failing -
        hang       buyer-hangs   -           buyer-already-frozen buyer-hangs   buyer-hangs   -           buyer-hangs   buyer-hangs   -
        slow       -             -           buyer-already-frozen -             fault-pending -           -             -             -
        forget     -             -           buyer-already-frozen -             -             -           fault-pending -             -
        torn-write -             -           buyer-already-frozen -             -             -           -             fault-pending -
        """;

    private static final int BUYER = 0;

    private final ThreadedTasks tasks = new ThreadedTasks(loop, "a run");

    @AfterEach
    void endTasks() {
        tasks.close();
    }

    static Stream<Arguments> pairs() {
        return cells(AFTER)
                .flatMap(pair -> Stream.of(State.values())
                        .map(state -> Arguments.of(state, pair.get()[0], pair.get()[1], pair.get()[2])));
    }

    static Stream<Arguments> pairsInFrost() {
        return cells(BEFORE);
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}: {3}")
    @MethodSource("pairs")
    void theSecondFaultIsAppliedOrRefused(State state, String first, String second, String reason) throws Exception {
        open(SCENARIO, tasks);
        state.events.forEach(kind -> happens(kind, BUYER));
        carryOut(first);

        assertSecond(second, reason);
    }

    @ParameterizedTest(name = "frozen: {0}, then {1}: {2}")
    @MethodSource("pairsInFrost")
    void theSecondIsCarriedOutOrRefusedWhileTheFirstCannotHappenYet(String first, String second, String reason)
            throws Exception {
        open(SCENARIO, tasks);
        carryOut("freeze");
        order(BUYER, kind(first));

        assertSecond(second, reason);
    }

    private void assertSecond(String second, String reason) throws Exception {
        if (!reason.equals("-")) {
            int before = history.size();
            assertThatThrownBy(() -> ask(second))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage(reason);
            assertThat(history).hasSize(before);
            return;
        }
        boolean wasFrozen = buyerStates.isFrozen(BUYER);
        if (second.equals("thaw")) {
            desk.thaw(BUYER);
            await(() -> count(EventKind.THAWED) == 2 && !isStopped(processOf(0)));
            return;
        }
        FaultKind kind = kind(second);
        long sent = sent(0, kind);
        long recorded = recorded(kind);
        order(BUYER, kind);
        switch (kind) {
            case CRASH -> await(() -> recorded(kind) > recorded && !processOf(0).isAlive());
            case FREEZE ->
                await(() -> recorded(kind) > recorded && count(EventKind.FROZEN) == 2 && isStopped(processOf(0)));
            case DISCONNECT -> await(() -> recorded(kind) > recorded);
            case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> {
                if (wasFrozen) {
                    desk.thaw(BUYER);
                }
                await(() -> sent(0, kind) > sent);
            }
        }
    }

    /** Orders a fault and waits until it is applied. */
    private void carryOut(String first) throws RefusedException {
        FaultKind kind = kind(first);
        order(BUYER, kind);
        if (kind.isInjectedByWorker()) {
            applied(kind, BUYER);
        } else if (kind == FaultKind.FREEZE) {
            await(() -> count(EventKind.FROZEN) == 2);
        } else if (kind == FaultKind.DISCONNECT) {
            await(() -> isRecorded(FaultKind.DISCONNECT));
        }
    }

    private void ask(String second) throws RefusedException {
        if (second.equals("thaw")) {
            desk.thaw(BUYER);
        } else {
            order(BUYER, kind(second));
        }
    }

    private static FaultKind kind(String name) {
        return FaultKind.find(name).orElseThrow();
    }

    private static Stream<Arguments> cells(String table) {
        List<String[]> rows = table.lines().map(line -> line.trim().split(" +")).toList();
        List<Arguments> cells = new ArrayList<>();
        for (String[] row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.length; column++) {
                cells.add(Arguments.of(row[0], rows.get(0)[column - 1], row[column]));
            }
        }
        return cells.stream();
    }
}
