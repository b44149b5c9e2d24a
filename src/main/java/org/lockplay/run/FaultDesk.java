package org.lockplay.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.history.Json;
import org.lockplay.lock.LockException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;
import org.lockplay.store.StoreKind;

/**
 * Does bad things to the buyers of one run, planned ones and those by hand. What the kernel or a server does to a worker
 * is done here; what a step does to itself is ordered from the worker. Each is told by an event once it has happened.
 * Whatever takes time is done on the timer's thread. Thread-safe.
 */
final class FaultDesk {

    private static final Logger LOG = Logger.getLogger(FaultDesk.class);
    private static final Duration FREEZE_LIMIT = Duration.ofSeconds(2);
    private static final String BY_HAND = "hand";

    /** What the desk needs of its run. */
    interface Floor {

        /** The process that a buyer lives in; empty if it does not work for the run any more. */
        Optional<WorkerProcess> workerOf(int buyer);

        /** Cuts a buyer's connections at the servers' side, and says how many there were. */
        int cutConnections(int buyer) throws LockException;

        /** Writes the history. */
        void record(Event event);

        /** Nanoseconds since the run's start. */
        long now();
    }

    private record Pending(int buyer, FaultKind kind) {}

    private final Scenario scenario;
    private final Situation situation;
    private final Floor floor;
    private final ScheduledExecutorService timer;
    private final Set<Pending> pending = new HashSet<>();
    private final Map<WorkerProcess, Event> crashes = new HashMap<>();
    private final Set<Integer> struck = new HashSet<>();

    FaultDesk(Scenario scenario, Situation situation, Floor floor, ScheduledExecutorService timer) {
        this.scenario = scenario;
        this.situation = situation;
        this.floor = floor;
        this.timer = timer;
    }

    /** Does something to a buyer now, by hand. */
    void order(int buyer, FaultOrder order) throws RefusedException {
        WorkerProcess worker = floor.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
        boolean diesHolding = order.kind() == FaultKind.CRASH && situation.isHolding(buyer);
        if (situation.placeOf(buyer) == Situation.Place.FINISHED && !diesHolding) {
            throw new RefusedException("buyer-finished", buyer);
        }
        if (order.kind() == FaultKind.FREEZE && situation.isFrozen(buyer)) {
            throw new RefusedException("buyer-already-frozen", buyer);
        }
        if (order.kind() == FaultKind.TORN_WRITE && scenario.store() != StoreKind.FILE) {
            throw new RefusedException("fault-needs-file", buyer);
        }
        // In this order: whoever still works for the run after it was condemned will not work for another one.
        worker.condemn();
        if (floor.workerOf(buyer).isEmpty()) {
            throw new RefusedException("buyer-finished", buyer);
        }
        if (!begin(buyer, order.kind())) {
            throw new RefusedException("fault-pending", buyer);
        }
        if (order.kind() == FaultKind.DISCONNECT) {
            if (!disconnect(buyer, order)) {
                throw new RefusedException("fault-needs-connection", buyer);
            }
        } else {
            strike(worker, buyer, order);
        }
    }

    /** Lets a frozen buyer go on, by hand. */
    void thaw(int buyer) throws RefusedException {
        WorkerProcess worker = floor.workerOf(buyer).orElseThrow(() -> new RefusedException("buyer-finished", buyer));
        if (!situation.isFrozen(buyer)) {
            throw new RefusedException("buyer-not-frozen", buyer);
        }
        thaw(worker, buyer, BY_HAND);
    }

    /**
     * Does once more what was done by hand in a run that is repeated.
     *
     * @param done is told whether it could be done, on the timer's thread
     */
    void again(Turn turn, Consumer<Boolean> done) {
        timer.execute(() -> done.accept(does(turn)));
    }

    private boolean does(Turn turn) {
        try {
            if (turn instanceof Turn.Strike strike) {
                order(strike.buyer(), FaultOrder.byHand(strike.kind(), strike.forMs()));
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
    void met(WorkerProcess worker, String call) {
        Map<String, Object> members = Json.parseObject(call);
        int index = ((Long) members.get("fault")).intValue();
        int buyer = ((Long) members.get("buyer")).intValue();
        PlannedFault fault = scenario.faults().get(index);
        synchronized (this) {
            if (!struck.add(index)) {
                spare(worker, buyer, false);
                return;
            }
        }
        worker.condemn();
        begin(buyer, fault.kind());
        FaultOrder order = FaultOrder.planned(fault, (Long) members.get("step"));
        if (fault.kind() == FaultKind.DISCONNECT) {
            timer.execute(() -> spare(worker, buyer, disconnect(buyer, order)));
        } else if (fault.kind() == FaultKind.FREEZE) {
            timer.execute(() -> spare(worker, buyer, freeze(worker, buyer, order)));
        } else {
            strike(worker, buyer, order);
        }
    }

    /** Takes notice of what a worker did to itself: it may be asked for again. */
    synchronized void notice(Event event) {
        if (event.kind() == EventKind.FAULT) {
            event.text(Field.FAULT)
                    .flatMap(FaultKind::find)
                    .ifPresent(kind -> pending.remove(new Pending(event.buyer(), kind)));
        }
    }

    /** The event that tells why a worker died, if that was done here. */
    synchronized Optional<Event> causeOfDeath(WorkerProcess worker) {
        return Optional.ofNullable(crashes.get(worker));
    }

    private synchronized boolean begin(int buyer, FaultKind kind) {
        return pending.add(new Pending(buyer, kind));
    }

    private void strike(WorkerProcess worker, int buyer, FaultOrder order) {
        switch (order.kind()) {
            case CRASH -> crash(worker, buyer, order);
            case FREEZE -> timer.execute(() -> freeze(worker, buyer, order));
            case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> worker.send(command(buyer, order));
            case DISCONNECT -> throw new IllegalArgumentException("the servers do that, not the worker");
        }
    }

    private void crash(WorkerProcess worker, int buyer, FaultOrder order) {
        synchronized (this) {
            crashes.put(worker, event(EventKind.FAULT, buyer, order));
        }
        worker.kill();
    }

    private boolean freeze(WorkerProcess worker, int buyer, FaultOrder order) {
        try {
            if (!Signals.freeze(worker.pid(), FREEZE_LIMIT)) {
                LOG.debugf("worker %d was gone before it could freeze", worker.pid());
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        floor.record(event(EventKind.FAULT, buyer, order));
        housemates(buyer, EventKind.FROZEN, null);
        order.forMs().ifPresent(ms -> timer.schedule(() -> thaw(worker, buyer, null), ms, TimeUnit.MILLISECONDS));
        return true;
    }

    /** @param by {@code hand}, or {@code null} for the end of its time */
    private void thaw(WorkerProcess worker, int buyer, String by) {
        if (situation.isFrozen(buyer)) {
            // Told first: what the buyer does next comes after it.
            housemates(buyer, EventKind.THAWED, by);
            Signals.thaw(worker.pid());
        }
    }

    /** Tells the same of everybody who lives in a buyer's process. */
    private void housemates(int buyer, EventKind kind, String by) {
        int threads = scenario.placement().threads();
        int worker = scenario.placement().workerOf(buyer);
        for (int mate = worker * threads; mate < (worker + 1) * threads; mate++) {
            if (situation.placeOf(mate) != Situation.Place.FINISHED) {
                floor.record(Event.of(floor.now(), kind, mate)
                        .with(Field.PROCESS, worker)
                        .with(Field.BY, mate == buyer ? by : null));
            }
        }
    }

    private boolean disconnect(int buyer, FaultOrder order) {
        try {
            if (floor.cutConnections(buyer) > 0) {
                floor.record(event(EventKind.FAULT, buyer, order));
                return true;
            }
        } catch (LockException e) {
            LOG.warnf("buyer %d keeps its connections: %s", buyer, e.getMessage());
        }
        synchronized (this) {
            pending.remove(new Pending(buyer, order.kind()));
        }
        return false;
    }

    private Event event(EventKind kind, int buyer, FaultOrder order) {
        return Event.of(floor.now(), kind, buyer)
                .with(Field.PROCESS, scenario.placement().workerOf(buyer))
                .with(Field.FAULT, order.kind().wireName())
                .with(Field.BY, order.by())
                .with(Field.FOR_MS, order.forMs().isPresent() ? order.forMs().getAsLong() : null)
                .with(Field.STEP, order.step().isPresent() ? order.step().getAsLong() : null);
    }

    private static void spare(WorkerProcess worker, int buyer, boolean struck) {
        worker.send(Json.write(Map.of("command", "spare", "buyer", buyer, "struck", struck)));
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
