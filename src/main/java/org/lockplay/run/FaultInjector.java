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
import org.lockplay.history.Json;
import org.lockplay.lock.LockException;
import org.lockplay.scenario.FaultNeeds;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;

/**
 * Does bad things to the buyers of one run, planned ones and those by hand. What the kernel or a server does to a worker
 * is done here; what a step does to itself is ordered from the worker. Each is told by an event once it has happened; what
 * cannot happen after an earlier fault is refused. Whatever takes time is done in the background. Thread-safe.
 */
final class FaultInjector {

    private static final Logger LOG = Logger.getLogger(FaultInjector.class);

    /** What the desk needs of its run. */
    interface RunContext {

        /** The process that a buyer lives in; empty if it does not work for the run any more. */
        Optional<WorkerProcess> workerOf(int buyer);

        /** Cuts a buyer's connections at the servers' side, and says how many there were. */
        int cutConnections(int buyer) throws LockException;

        /** Writes the history. */
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

    /** Does something to a buyer now, by hand. */
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
        // In this order: whoever still works for the run after it was condemned will not work for another one.
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

    /** Lets a frozen buyer go on, by hand. */
    void thaw(int buyer) throws RefusedException {
        WorkerProcess worker = context.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
        refuse(Optional.of("buyer-dying").filter(reason -> pending.isDying(buyer)), buyer);
        if (!freezer(worker).thaw(() -> events.recordForProcess(buyer, EventKind.THAWED, FaultOrder.BY_HAND))) {
            throw new RefusedException("buyer-not-frozen", buyer);
        }
    }

    /**
     * Does once more what was done by hand in a run that is repeated.
     *
     * @param done is told whether it could be done, on another thread
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

    /**
     * Answers a worker of which a buyer has met a planned fault.
     *
     * @param call {@code {"fault":0,"buyer":3,"step":7}}
     */
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

    /** Whether a planned fault is to strike the buyer that has met it: it strikes once, and nobody who is ending anyway. */
    private synchronized boolean begin(int index, int buyer, FaultOrder order) {
        return !injected.contains(index) && pending.begin(buyer, order).isEmpty() && injected.add(index);
    }

    /** Says what it is told; a planned fault that could not strike is left for the next buyer that meets it. */
    private synchronized boolean injected(int index, boolean happened) {
        if (!happened) {
            injected.remove(index);
        }
        return happened;
    }

    /** Takes notice of what a worker did to itself: it may be asked for again. */
    void onEvent(Event event) {
        pending.onEvent(event);
    }

    /** Takes notice that a buyer comes to its end, before that is in the history. */
    void ends(Event end) {
        events.ends(end);
    }

    /**
     * Takes notice that a worker's process is gone.
     *
     * @return the event that tells why, if that was done here
     */
    Optional<Event> died(WorkerProcess worker) {
        freezer(worker).close();
        synchronized (this) {
            return Optional.ofNullable(crashes.get(worker));
        }
    }

    /** Ends what has not come yet: nobody is thawed any more. */
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
                                events.tell(buyer, order);
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
            if (context.cutConnections(buyer) > 0) {
                events.tell(buyer, order);
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
