package org.lockplay.run.control;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.ServerAction;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.json.Json;
import org.lockplay.run.pool.WorkerMessage;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.FaultNeeds;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;

/**
 * Injects faults into the buyers of one run, planned or by hand: applies a {@link ServerAction} itself, and sends a
 * command to the worker for all others. Each applied fault is recorded as an event; a fault that is impossible after an
 * earlier one is refused. For the run's thread.
 */
final class FaultInjector implements AutoCloseable {

    private final Scenario scenario;
    private final BuyerStates buyerStates;
    private final RunWorkers workers;
    private final PendingFaults pending;
    private final FaultEvents events;
    private final ServerFaults serverFaults;
    /** The indexes of the planned faults that have been injected. */
    private final Set<Integer> injected = new HashSet<>();

    /** Whether the schedule decides which planned faults are injected. */
    private boolean repeating;

    FaultInjector(
            Scenario scenario,
            BuyerStates buyerStates,
            RunWorkers workers,
            Connections connections,
            BackgroundTasks tasks,
            HistoryRecorder history) {
        this.scenario = scenario;
        this.buyerStates = buyerStates;
        this.workers = workers;
        this.pending = new PendingFaults(scenario.placement());
        this.events = new FaultEvents(scenario.placement(), buyerStates, pending, history);
        this.serverFaults = new ServerFaults(connections, tasks, pending, events);
        this.repeating = !scenario.schedule().isEmpty();
    }

    /**
     * Injects a fault by hand.
     *
     * @param accepted completes when the fault is accepted; exceptionally, if that takes a server's answer and is
     *     refused
     * @throws RefusedException if the buyer has finished, or the fault is impossible now
     */
    void order(int buyer, FaultOrder order, CompletableFuture<Void> accepted) throws RefusedException {
        WorkerProcess worker = workerOf(buyer);
        FaultEffect effect = order.kind().effect();
        boolean diesHolding = effect == FaultEffect.KILLED && buyerStates.isHolding(buyer);
        if (buyerStates.stateOf(buyer) == BuyerStates.BuyerState.FINISHED && !diesHolding) {
            throw new RefusedException("buyer-finished", buyer);
        }
        if (effect == FaultEffect.FROZEN && buyerStates.isFrozen(buyer)) {
            throw new RefusedException("buyer-already-frozen", buyer);
        }
        refuse(FaultNeeds.missingFor(order.kind(), scenario), buyer);
        refuse(pending.begin(buyer, order), buyer);
        inject(worker, buyer, order, new ServerFaults.Caller() {

            @Override
            public void onAccepted() {
                accepted.complete(null);
            }

            @Override
            public void onResult(boolean happened) {
                if (happened) {
                    accepted.complete(null);
                } else {
                    accepted.completeExceptionally(new RefusedException("fault-needs-connection", buyer));
                }
            }
        });
    }

    /**
     * Injects a fault of the schedule. If it matches a planned fault that has not been injected, it is that fault.
     *
     * @param gate where the buyer is
     * @param accepted see {@link #order}
     */
    void repeat(Turn.InjectFault turn, FaultOrder.Gate gate, CompletableFuture<Void> accepted) throws RefusedException {
        OptionalInt planned = IntStream.range(0, scenario.faults().size())
                .filter(i -> !injected.contains(i)
                        && scenario.faults().get(i).matches(turn.buyer(), turn.kind(), turn.forMs()))
                .findFirst();
        order(
                turn.buyer(),
                planned.isPresent()
                        ? FaultOrder.planned(scenario.faults().get(planned.getAsInt()), gate)
                        : FaultOrder.byHand(turn.kind(), turn.forMs()),
                accepted);
        planned.ifPresent(injected::add);
    }

    /** Notes that the schedule is over: buyers that reach a planned fault from now on meet it. */
    void endRepetition() {
        repeating = false;
    }

    /**
     * Thaws a frozen buyer by hand.
     *
     * @throws RefusedException if the buyer is not frozen, or its process is ending
     */
    void thaw(int buyer) throws RefusedException {
        WorkerProcess worker = workerOf(buyer);
        refuse(Optional.of("buyer-dying").filter(reason -> pending.isDying(buyer)), buyer);
        if (!serverFaults.thaw(worker, buyer)) {
            throw new RefusedException("buyer-not-frozen", buyer);
        }
    }

    private WorkerProcess workerOf(int buyer) throws RefusedException {
        return workers.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
    }

    private static void refuse(Optional<String> reason, int buyer) throws RefusedException {
        if (reason.isPresent()) {
            throw new RefusedException(reason.get(), buyer);
        }
    }

    /** Handles the call of a buyer that has reached a planned fault: injects it, or lets the buyer continue. */
    void onArmed(WorkerMessage.Armed call) {
        FaultOrder order =
                FaultOrder.planned(scenario.faults().get(call.fault()), new FaultOrder.Gate(call.step(), call.pass()));
        if (!begin(call.fault(), call.buyer(), order)) {
            release(call.worker(), call.buyer(), false);
            return;
        }
        inject(call.worker(), call.buyer(), order, new ServerFaults.Caller() {

            @Override
            public void onAccepted() {
                // The buyer is answered when the result is known.
            }

            @Override
            public void onResult(boolean happened) {
                settle(call, happened);
            }
        });
    }

    /**
     * Reserves a planned fault for the buyer that reached it. False if it was injected before, the schedule decides
     * about it, or the buyer is ending.
     */
    private boolean begin(int index, int buyer, FaultOrder order) {
        return !repeating
                && !injected.contains(index)
                && pending.begin(buyer, order).isEmpty()
                && injected.add(index);
    }

    /** Answers the buyer. A planned fault that could not be injected remains for the next buyer that reaches it. */
    private void settle(WorkerMessage.Armed call, boolean happened) {
        if (!happened) {
            injected.remove(call.fault());
        }
        release(call.worker(), call.buyer(), happened);
    }

    /** Notes an applied fault, so that it can be ordered again. */
    void onEvent(Event event) {
        pending.onEvent(event);
    }

    /** Settles a buyer's pending faults; call this just before its end is recorded. */
    void ends(BuyerFinished end) {
        events.ends(end);
    }

    /**
     * Cleans up after a worker's process has ended.
     *
     * @return the event of the fault, if this injector killed the process
     */
    Optional<Event> died(WorkerProcess worker) {
        return serverFaults.died(worker);
    }

    /** Cancels pending faults and thaws: the run is ending. */
    @Override
    public void close() {
        events.close();
        serverFaults.close();
    }

    private void inject(WorkerProcess worker, int buyer, FaultOrder order, ServerFaults.Caller caller) {
        worker.markNotReusable();
        if (order.kind().action() instanceof ServerAction action) {
            serverFaults.apply(action, worker, buyer, order, caller);
        } else {
            worker.send(command(buyer, order));
            caller.onAccepted();
        }
    }

    private static void release(WorkerProcess worker, int buyer, boolean injected) {
        worker.send(Json.write(Map.of("command", "spare", "buyer", buyer, "struck", injected)));
    }

    private static String command(int buyer, FaultOrder order) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("command", "fault");
        members.put("buyer", buyer);
        members.put("kind", order.kind().wireName());
        order.forMs().ifPresent(ms -> members.put("forMs", ms));
        members.put("by", order.by().wireName());
        return Json.write(members);
    }
}
