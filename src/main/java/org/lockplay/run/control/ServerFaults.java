package org.lockplay.run.control;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.lockplay.fault.AffectedProcess;
import org.lockplay.fault.ServerAction;
import org.lockplay.history.Event;
import org.lockplay.run.pool.WorkerProcess;

/**
 * Applies the faults that the server injects from outside of a buyer's process: signals, and cuts of connections. For
 * the run's thread.
 */
final class ServerFaults implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServerFaults.class);

    private final Connections connections;
    private final BackgroundTasks tasks;
    private final PendingFaults pending;
    private final FaultEvents events;
    private final Map<WorkerProcess, Event> crashes = new HashMap<>();
    private final Map<WorkerProcess, ProcessFreezer> freezers = new HashMap<>();

    private boolean closed;

    /** The caller that ordered a fault. */
    interface Caller {

        /** The fault is accepted, and will happen unless its buyer ends before. */
        void onAccepted();

        /** The fault has happened, or has turned out to be impossible. Not called for a kill. */
        void onResult(boolean happened);
    }

    ServerFaults(Connections connections, BackgroundTasks tasks, PendingFaults pending, FaultEvents events) {
        this.connections = connections;
        this.tasks = tasks;
        this.pending = pending;
        this.events = events;
    }

    /** Applies a fault to a buyer. */
    void apply(ServerAction action, WorkerProcess worker, int buyer, FaultOrder order, Caller caller) {
        action.apply(new Target(worker, buyer, order, caller), order.forMs());
    }

    /**
     * Thaws a buyer's process by hand.
     *
     * @return whether it was frozen
     */
    boolean thaw(WorkerProcess worker, int buyer) {
        return freezer(worker).thaw(() -> events.recordThawedByHand(buyer));
    }

    /**
     * Cleans up after a worker's process has ended.
     *
     * @return the event of the fault, if the process was killed here
     */
    Optional<Event> died(WorkerProcess worker) {
        freezer(worker).close();
        return Optional.ofNullable(crashes.get(worker));
    }

    /** Cancels pending thaws: the run is ending. */
    @Override
    public void close() {
        closed = true;
        freezers.values().forEach(ProcessFreezer::close);
    }

    private ProcessFreezer freezer(WorkerProcess worker) {
        return freezers.computeIfAbsent(worker, key -> {
            ProcessFreezer freezer = new ProcessFreezer(key.handle(), tasks);
            if (closed) {
                freezer.close();
            }
            return freezer;
        });
    }

    /** The process of one buyer, for one fault. */
    private final class Target implements AffectedProcess {

        private final WorkerProcess worker;
        private final int buyer;
        private final FaultOrder order;
        private final Caller caller;

        Target(WorkerProcess worker, int buyer, FaultOrder order, Caller caller) {
            this.worker = worker;
            this.buyer = buyer;
            this.order = order;
            this.caller = caller;
        }

        @Override
        public void kill() {
            crashes.put(worker, events.of(buyer, order));
            worker.kill();
            freezer(worker).close();
            caller.onAccepted();
        }

        @Override
        public void freeze(OptionalLong forMs) {
            caller.onAccepted();
            freezer(worker).freeze(forMs, new ProcessFreezer.Listener() {

                @Override
                public void onFrozen(boolean wasRunning) {
                    events.record(events.of(buyer, order), order);
                    if (wasRunning) {
                        events.recordFrozen(buyer);
                    }
                    caller.onResult(true);
                }

                @Override
                public void onFailed() {
                    LOG.debugf("worker %d was gone before it could freeze", worker.pid());
                    fails();
                }

                @Override
                public void onThawed() {
                    events.recordThawed(buyer);
                }
            });
        }

        @Override
        public void disconnect() {
            // Before the cut: another buyer can have the lock before the server answers.
            Event fault = events.of(buyer, order);
            tasks.run(
                    () -> connections.cut(buyer, worker.pid()),
                    cut -> {
                        if (cut > 0) {
                            events.record(fault, order);
                            caller.onResult(true);
                        } else {
                            fails();
                        }
                    },
                    failure -> {
                        LOG.warnf("buyer %d keeps its connections: %s", buyer, failure.getMessage());
                        fails();
                    });
        }

        private void fails() {
            pending.withdraw(buyer, order);
            caller.onResult(false);
        }
    }
}
