package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FaultOrigin;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.worker.Gate.GateDecision;

class BuyerGateTest {

    private static final Instruction WRITE = new Instruction(Operation.WRITE, 7, 0);
    private static final Instruction LOCK = new Instruction(Operation.LOCK, 6, 0);
    private static final Instruction UNLOCK = new Instruction(Operation.UNLOCK, 8, 0);

    private final List<Event> history = Collections.synchronizedList(new ArrayList<>());
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

    @Test
    void anOpenGateEmitsNoEvent() throws Exception {
        assertThat(gate(false).pass(WRITE, true)).isEqualTo(GateDecision.GO);
        assertThat(history).isEmpty();
    }

    @Test
    void aClosedGateEmitsGateAndBlocksUntilAPermit() throws Exception {
        BuyerGate gate = gate(true);
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, false));
        awaitEvents(1);
        assertThat(passing).isNotDone();

        gate.permit(1);

        assertThat(passing.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
        assertThat(history).extracting(Event::kind).containsExactly(EventKind.GATE);
    }

    @Test
    void aPermitLetsThroughOnce() throws Exception {
        BuyerGate gate = gate(true);
        gate.permit(1);
        gate.pass(WRITE, false);
        CompletableFuture<GateDecision> second = CompletableFuture.supplyAsync(() -> pass(gate, UNLOCK, false));
        awaitEvents(2);
        assertThat(second).isNotDone();

        gate.open();

        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
    }

    @Test
    void aPermitForSeveralGatesIsVoidBeforeAStepThatMayWait() throws Exception {
        BuyerGate gate = gate(true);
        gate.permit(5);
        gate.pass(WRITE, false);
        gate.passMiddle(WRITE);
        gate.pass(UNLOCK, false);
        CompletableFuture<GateDecision> locking = CompletableFuture.supplyAsync(() -> pass(gate, LOCK, false));
        awaitEvents(4);
        assertThat(locking).isNotDone();

        gate.permit(2);

        assertThat(locking.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
        assertThat(gate.pass(WRITE, false)).isEqualTo(GateDecision.GO);
    }

    @Test
    void aPermitForOneGateCanComeBeforeTheBuyer() throws Exception {
        BuyerGate gate = gate(true);
        gate.permit(1);

        assertThat(gate.pass(LOCK, false)).isEqualTo(GateDecision.GO);
    }

    @Test
    void aPlannedFaultAsksTheServerAndThenThrows() throws Exception {
        BuyerGate gate = gate(false, armed(OptionalInt.of(3), "write", FaultKind.EXCEPTION));
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, false));
        awaitCalls(1);

        gate.order(new RequestedFault(FaultKind.EXCEPTION, OptionalLong.empty(), FaultOrigin.PLAN));

        assertThatThrownBy(() -> passing.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InjectedFaultException.class);
        assertThat(calls).containsExactly("0 3 7 0");
        assertThat(history).extracting(Event::kind).containsExactly(EventKind.FAULT);
    }

    @Test
    void aSparedBuyerContinuesAndDoesNotAskAgain() throws Exception {
        BuyerGate gate = gate(false, armed(OptionalInt.empty(), "write", FaultKind.CRASH));
        assertThat(gate.pass(WRITE, false)).isEqualTo(GateDecision.GO);
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, true));
        awaitCalls(1);

        gate.spare(false);

        assertThat(passing.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
        assertThat(gate.pass(WRITE, true)).isEqualTo(GateDecision.GO);
        assertThat(calls).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBuyerDelayedByAPlannedFaultAtAClosedGatePassesItTwice(boolean isWorkersOwn) throws Exception {
        BuyerGate gate = gate(true, armed(OptionalInt.of(3), "write", FaultKind.SLOW));
        gate.permit(1);
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, true));
        awaitCalls(1);

        if (isWorkersOwn) {
            gate.order(new RequestedFault(FaultKind.SLOW, OptionalLong.of(1), FaultOrigin.PLAN));
        } else {
            gate.spare(true);
        }
        Waiting.until(() ->
                history.stream().filter(event -> event.kind() == EventKind.GATE).count() == 2);
        assertThat(passing).isNotDone();
        gate.permit(1);

        assertThat(passing.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
        assertThat(calls).hasSize(1);
    }

    @Test
    void aSparedBuyerAtAClosedGatePassesItOnce() throws Exception {
        BuyerGate gate = gate(true, armed(OptionalInt.empty(), "write", FaultKind.DISCONNECT));
        gate.permit(1);
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, true));
        awaitCalls(1);

        gate.spare(false);

        assertThat(passing.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
        assertThat(history).extracting(Event::kind).containsExactly(EventKind.GATE);
    }

    @Test
    void aFaultByHandIsNoAnswerToAPlannedOne() throws Exception {
        BuyerGate gate = gate(false, armed(OptionalInt.of(3), "write", FaultKind.CRASH));
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, true));
        awaitCalls(1);

        gate.order(new RequestedFault(FaultKind.SLOW, OptionalLong.of(1), FaultOrigin.HAND));
        assertThat(history).isEmpty();
        gate.spare(false);

        assertThat(passing.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
        assertThat(history).extracting(Event::kind).containsExactly(EventKind.FAULT);
    }

    @Test
    void forgetWaitsForTheRelease() throws Exception {
        BuyerGate gate = gate(false);
        gate.order(new RequestedFault(FaultKind.FORGET, OptionalLong.empty(), FaultOrigin.HAND));

        assertThat(gate.pass(WRITE, true)).isEqualTo(GateDecision.GO);
        assertThat(history).isEmpty();
        assertThat(gate.pass(UNLOCK, true)).isEqualTo(GateDecision.SKIP);
        assertThat(history).extracting(Event::kind).containsExactly(EventKind.FAULT);
    }

    @Test
    void anExceptionByHandInterruptsAWait() throws Exception {
        BuyerGate gate = gate(false);
        CompletableFuture<Void> started = new CompletableFuture<>();
        CompletableFuture<Void> thinking = CompletableFuture.runAsync(() -> think(gate, started));
        started.get(5, TimeUnit.SECONDS);

        gate.order(new RequestedFault(FaultKind.EXCEPTION, OptionalLong.empty(), FaultOrigin.HAND));

        assertThatThrownBy(() -> thinking.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InjectedFaultException.class);
    }

    @Test
    void aDelayedBuyerAtAClosedGateStillNeedsItsPermit() throws Exception {
        BuyerGate gate = gate(true);
        CompletableFuture<GateDecision> passing = CompletableFuture.supplyAsync(() -> pass(gate, WRITE, false));
        awaitEvents(1);

        gate.order(new RequestedFault(FaultKind.SLOW, OptionalLong.of(1), FaultOrigin.HAND));
        awaitEvents(2);
        assertThat(passing).isNotDone();
        gate.permit(1);

        assertThat(passing.get(5, TimeUnit.SECONDS)).isEqualTo(GateDecision.GO);
    }

    private BuyerGate gate(boolean closed, ArmedFault... armed) {
        BuyerEvents events = new BuyerEvents(3, RunClock.since(0), history::add);
        return new BuyerGate(
                3,
                events,
                (fault, buyer, line, passed) -> calls.add(fault + " " + buyer + " " + line + " " + passed),
                closed,
                List.of(armed),
                Instruction::acquires);
    }

    private static ArmedFault armed(OptionalInt buyer, String at, FaultKind kind) {
        return new ArmedFault(0, new PlannedFault(buyer, at, kind, OptionalLong.empty()));
    }

    private static GateDecision pass(BuyerGate gate, Instruction next, boolean holding) {
        try {
            return gate.pass(next, holding);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void think(BuyerGate gate, CompletableFuture<Void> started) {
        try {
            gate.during(() -> {
                started.complete(null);
                TimeUnit.MINUTES.sleep(1);
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEvents(int count) {
        Waiting.until(() -> history.size() >= count);
    }

    private void awaitCalls(int count) {
        Waiting.until(() -> calls.size() >= count);
    }
}
