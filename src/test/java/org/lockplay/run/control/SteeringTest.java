package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** What a caller on another thread gets from a run's thread. */
class SteeringTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final RunLoop loop = new RunLoop(System::nanoTime);
    private final BuyerStates states = new BuyerStates(scenario());
    private final RunCommands commands = new RunCommands(scenario(), states, null, null, null);
    private final Steering steering = new Steering(loop, commands);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void theCallerGetsTheAnswerOfTheStateAfterAllEarlierMessages() throws Exception {
        loop.post(() -> states.onEvent(TestEvents.event(1, EventKind.LOCK_ACQUIRED, 2)));
        CompletableFuture<Integer> holder = answered();

        assertThat(holder.get(20, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void theCallerGetsTheReasonOfARefusal() throws Exception {
        CompletableFuture<Integer> holder = answered();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> holder.get(20, TimeUnit.SECONDS))
                .havingRootCause()
                .withMessage("nobody-holds");
    }

    @Test
    void aCommandForTheHolderIsRefusedWhereNobodyHolds() throws Exception {
        CompletableFuture<Void> ordered = CompletableFuture.runAsync(this::orderHolder);
        ordered.whenComplete((answer, refusal) -> loop.post(() -> {}));
        loop.runUntil(ordered::isDone, LIMIT);

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> ordered.get(20, TimeUnit.SECONDS))
                .havingRootCause()
                .withMessage("nobody-holds");
    }

    private void orderHolder() {
        try {
            steering.orderHolder(FaultOrder.byHand(FaultKind.CRASH, OptionalLong.empty()));
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCommandThatTheRunNoLongerHandlesIsRefused() {
        CompletableFuture<Integer> holder = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                holder.complete(holder());
            } catch (RuntimeException e) {
                holder.completeExceptionally(e);
            }
        });
        caller.start();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (caller.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(caller.getState()).as("it waits for the answer").isEqualTo(Thread.State.WAITING);
        loop.close();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> holder.get(20, TimeUnit.SECONDS))
                .havingRootCause()
                .withMessage("run-already-ended");
    }

    /** Asks on another thread, and handles messages until there is an answer. */
    private CompletableFuture<Integer> answered() throws Exception {
        CompletableFuture<Integer> holder = CompletableFuture.supplyAsync(this::holder);
        holder.whenComplete((answer, refusal) -> loop.post(() -> {}));
        loop.runUntil(holder::isDone, LIMIT);
        return holder;
    }

    private int holder() {
        try {
            return steering.holder();
        } catch (RefusedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Scenario scenario() {
        try {
            return new ScenarioReader(Limits.DEFAULT)
                    .read("{\"version\":1,\"placement\":{\"processes\":3},\"lock\":{\"kind\":\"semaphore\"}}");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
