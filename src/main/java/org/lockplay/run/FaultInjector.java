package org.lockplay.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.json.Json;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.scenario.FaultNeeds;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;

/**
 * Injects faults into the buyers of one run, planned or by hand. The server itself kills and freezes processes and cuts
 * connections; for all other faults it sends a command to the worker. Each applied fault is recorded as an event; a
 * fault that is impossible after an earlier one is refused. Slow work runs in the background. Thread-safe.
 */
final class FaultInjector {

    private static final Logger LOG = Logger.getLogger(FaultInjector.class);

    /** What the injector needs from its run. */
    interface RunContext {

        /** The process of a buyer; empty if it no longer works for the run. */
        Optional<WorkerProcess> workerOf(int buyer);

        /** Cuts a buyer's connections on the server side and returns their number. */
        int cutConnections(int buyer) throws LockException;

        /** Appends an event to the history. */
        void record(Event event);

        /** Nanoseconds since the run's start. */
        long now();
    }

    private final Scenario scenario;
    private final BuyerStates buyerStates;
    private final RunContext context;
    private final BackgroundTasks tasks;
    private final PendingFaults pending;
    private final FaultEvents events;
    private final Map<WorkerProcess, Event> crashes = new HashMap<>();
    private final Map<WorkerProcess, ProcessFreezer> freezers = new HashMap<>();
    private final Set<Integer> injected = new HashSet<>();
    private boolean closed;

    FaultInjector(Scenario scenario, BuyerStates buyerStates, RunContext context, BackgroundTasks tasks) {
        this.scenario = scenario;
        this.buyerStates = buyerStates;
        this.context = context;
        this.tasks = tasks;
        this.pending = new PendingFaults(scenario.placement());
        this.events = new FaultEvents(scenario.placement(), buyerStates, pending, context);
    }

    /**
     * Injects a fault by hand.
     *
     * @throws RefusedException if the buyer has finished, or the fault is impossible now
     */
    void order(int buyer, FaultOrder order) throws RefusedException {
        WorkerProcess worker = context.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
        boolean diesHolding = order.kind() == FaultKind.CRASH && buyerStates.isHolding(buyer);
        if (buyerStates.stateOf(buyer) == BuyerStates.BuyerState.FINISHED && !diesHolding) {
            throw new RefusedException("buyer-finished", buyer);
        }
        if (order.kind() == FaultKind.FREEZE && buyerStates.isFrozen(buyer)) {
            throw new RefusedException("buyer-already-frozen", buyer);
        }
        refuse(FaultNeeds.missingFor(order.kind(), scenario), buyer);
        // Mark the worker as not reusable before checking that it still belongs to the run; otherwise it could return
        // to the pool in between.
        worker.markNotReusable();
        if (context.workerOf(buyer).isEmpty()) {
            throw new RefusedException("buyer-finished", buyer);
        }
        refuse(pending.begin(buyer, order), buyer);
        if (order.kind() == FaultKind.DISCONNECT) {
            if (!disconnect(buyer, order)) {
                throw new RefusedException("fault-needs-connection", buyer);
            }
        } else {
            inject(worker, buyer, order);
        }
    }

    private static void refuse(Optional<String> reason, int buyer) throws RefusedException {
        if (reason.isPresent()) {
            throw new RefusedException(reason.get(), buyer);
        }
    }

    /**
     * Thaws a frozen buyer by hand.
     *
     * @throws RefusedException if the buyer is not frozen, or its process is ending
     */
    void thaw(int buyer) throws RefusedException {
        WorkerProcess worker = context.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
        refuse(Optional.of("buyer-dying").filter(reason -> pending.isDying(buyer)), buyer);
        if (!freezer(worker).thaw(() -> events.recordForProcess(buyer, EventKind.THAWED, FaultOrder.BY_HAND))) {
            throw new RefusedException("buyer-not-frozen", buyer);
        }
    }

    /**
     * Replays a fault or thaw that was injected by hand in the recorded run.
     *
     * @param done receives, on another thread, whether it was accepted
     */
    void again(Turn turn, Consumer<Boolean> done) {
        tasks.run(() -> done.accept(does(turn)));
    }

    private boolean does(Turn turn) {
        try {
            if (turn instanceof Turn.InjectFault inject) {
                order(inject.buyer(), FaultOrder.byHand(inject.kind(), inject.forMs()));
            } else {
                thaw(turn.buyer());
            }
            return true;
        } catch (RefusedException e) {
            LOG.debugf("%s cannot be done again: %s", turn.text(), e.getMessage());
            return false;
        }
    }

    /** Handles the call of a worker whose buyer has reached a planned fault: injects it, or lets the buyer continue. */
    void onPlannedFaultReached(WorkerProcess worker, String call) {
        Map<String, Object> members = Json.parseObject(call);
        int index = ((Long) members.get("fault")).intValue();
        int buyer = ((Long) members.get("buyer")).intValue();
        FaultOrder order = FaultOrder.planned(scenario.faults().get(index), (Long) members.get("step"));
        if (!begin(index, buyer, order)) {
            spare(worker, buyer, false);
            return;
        }
        worker.markNotReusable();
        switch (order.kind()) {
            case DISCONNECT -> tasks.run(() -> spare(worker, buyer, injected(index, disconnect(buyer, order))));
            case FREEZE -> tasks.run(() -> spare(worker, buyer, injected(index, freeze(worker, buyer, order))));
            case EXCEPTION, CRASH, HANG, SLOW, FORGET, TORN_WRITE -> inject(worker, buyer, order);
        }
    }

    /**
     * Reserves a planned fault for the buyer that reached it. False if it was injected before, or the buyer is ending.
     */
    private synchronized boolean begin(int index, int buyer, FaultOrder order) {
        return !injected.contains(index) && pending.begin(buyer, order).isEmpty() && injected.add(index);
    }

    /**
     * Returns {@code happened}. A planned fault that could not be injected remains for the next buyer that reaches it.
     */
    private synchronized boolean injected(int index, boolean happened) {
        if (!happened) {
            injected.remove(index);
        }
        return happened;
    }

    /** Notes an applied fault, so that it can be ordered again. */
    void onEvent(Event event) {
        pending.onEvent(event);
    }

    /** Settles a buyer's pending faults; call this just before its end is recorded. */
    void ends(Event end) {
        events.ends(end);
    }

    /**
     * Cleans up after a worker's process has ended.
     *
     * @return the crash event, if this injector killed the process
     */
    Optional<Event> died(WorkerProcess worker) {
        freezer(worker).close();
        synchronized (this) {
            return Optional.ofNullable(crashes.get(worker));
        }
    }

    /** Cancels pending faults and thaws: the run is ending. */
    void close() {
        events.close();
        List<ProcessFreezer> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(freezers.values());
        }
        all.forEach(ProcessFreezer::close);
    }

    private synchronized ProcessFreezer freezer(WorkerProcess worker) {
        return freezers.computeIfAbsent(worker, key -> newFreezer(key));
    }

    private ProcessFreezer newFreezer(WorkerProcess worker) {
        ProcessFreezer freezer = new ProcessFreezer(worker.handle(), tasks);
        if (closed) {
            freezer.close();
        }
        return freezer;
    }

    private void inject(WorkerProcess worker, int buyer, FaultOrder order) {
        switch (order.kind()) {
            case CRASH -> crash(worker, buyer, order);
            case FREEZE -> tasks.run(() -> freeze(worker, buyer, order));
            case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> worker.send(command(buyer, order));
            case DISCONNECT -> throw new IllegalArgumentException("the servers do that, not the worker");
        }
    }

    private void crash(WorkerProcess worker, int buyer, FaultOrder order) {
        synchronized (this) {
            crashes.put(worker, events.of(buyer, order));
        }
        worker.kill();
        freezer(worker).close();
    }

    private boolean freeze(WorkerProcess worker, int buyer, FaultOrder order) {
        boolean frozen = false;
        try {
            frozen = freezer(worker)
                    .freeze(
                            order.forMs(),
                            wasRunning -> {
                                events.record(events.of(buyer, order), order);
                                if (wasRunning) {
                                    events.recordForProcess(buyer, EventKind.FROZEN, null);
                                }
                            },
                            () -> events.recordForProcess(buyer, EventKind.THAWED, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!frozen) {
            LOG.debugf("worker %d was gone before it could freeze", worker.pid());
            pending.withdraw(buyer, order);
        }
        return frozen;
    }

    private boolean disconnect(int buyer, FaultOrder order) {
        try {
            // Before the cut: another buyer can have the lock before the server answers.
            Event fault = events.of(buyer, order);
            if (context.cutConnections(buyer) > 0) {
                events.record(fault, order);
                return true;
            }
        } catch (LockException e) {
            LOG.warnf("buyer %d keeps its connections: %s", buyer, e.getMessage());
        }
        pending.withdraw(buyer, order);
        return false;
    }

    private static void spare(WorkerProcess worker, int buyer, boolean injected) {
        worker.send(Json.write(Map.of("command", "spare", "buyer", buyer, "struck", injected)));
    }

    private static String command(int buyer, FaultOrder order) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("command", "fault");
        members.put("buyer", buyer);
        members.put("kind", order.kind().wireName());
        order.forMs().ifPresent(ms -> members.put("forMs", ms));
        members.put("by", order.by());
        return Json.write(members);
    }
}
