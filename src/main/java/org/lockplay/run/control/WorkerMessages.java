package org.lockplay.run.control;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Outcome;
import org.lockplay.history.WorkerExited;
import org.lockplay.history.WorkerStarted;
import org.lockplay.run.pool.WorkerMessage;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Placement;

/**
 * Handles the messages of a run's workers: records their events, counts the ready ones, and finishes the buyers of a
 * process that has ended. For the run's thread.
 */
final class WorkerMessages {

    private final Placement placement;
    private final RunWorkers workers;
    private final BuyerStates states;
    private final FaultInjector faults;
    private final HistoryRecorder history;
    /** The workers whose start is in the history. */
    private final Set<WorkerProcess> started = new HashSet<>();

    private int ready;
    private boolean failed;
    /** The outcomes of the buyers that are ended with the run; empty while the run is in progress. */
    private Map<Integer, Outcome> lastOutcomes = Map.of();

    private boolean endedBuyers;

    WorkerMessages(
            Placement placement,
            RunWorkers workers,
            BuyerStates states,
            FaultInjector faults,
            HistoryRecorder history) {
        this.placement = placement;
        this.workers = workers;
        this.states = states;
        this.faults = faults;
        this.history = history;
    }

    /** Handles one message. */
    void handle(WorkerMessage message) {
        if (message instanceof WorkerMessage.Emitted emitted) {
            if (emitted.event() instanceof WorkerStarted) {
                started.add(emitted.worker());
            }
            record(emitted.event());
        } else if (message instanceof WorkerMessage.Ready) {
            ready++;
        } else if (message instanceof WorkerMessage.Failed) {
            failed = true;
        } else if (message instanceof WorkerMessage.Armed call) {
            faults.onArmed(call);
        } else if (message instanceof WorkerMessage.Holding holding) {
            workers.hold(holding.worker());
        } else if (message instanceof WorkerMessage.Done done) {
            workers.release(done.worker());
            failIfNotReady();
        } else if (message instanceof WorkerMessage.Exited exited) {
            exited(exited);
        }
    }

    boolean areAllReady() {
        return ready == placement.workers();
    }

    /** Whether a worker could not be set up. */
    boolean hasFailed() {
        return failed;
    }

    /**
     * Records that the run is ending.
     *
     * @param outcomes how the buyers that are left finish when their processes end
     */
    void end(Map<Integer, Outcome> outcomes) {
        lastOutcomes = Map.copyOf(outcomes);
    }

    /** Records the end of buyers that have not finished; those that were left when the run was ending. */
    void finish(List<Integer> buyers) {
        buyers.stream().filter(lastOutcomes::containsKey).forEach(buyer -> {
            endedBuyers = true;
            finish(buyer, lastOutcomes.get(buyer));
        });
    }

    /** Whether the end of the run has ended a buyer. */
    boolean hasEndedBuyers() {
        return endedBuyers;
    }

    private void finish(int buyer, Outcome outcome) {
        record(BuyerFinished.of(EventHeader.of(history.nowNs(), buyer), outcome));
    }

    private void record(Event event) {
        if (event instanceof BuyerFinished end) {
            faults.ends(end);
        }
        history.record(event);
    }

    private void exited(WorkerMessage.Exited exit) {
        workers.numberOf(exit.worker()).ifPresent(number -> {
            Optional<Event> crash = faults.died(exit.worker());
            crash.ifPresent(history::record);
            if (crash.isEmpty()) {
                finish(states.unfinishedIn(number));
            }
            if (started.contains(exit.worker())) {
                history.record(new WorkerExited(
                        EventHeader.of(history.nowNs()),
                        placement.hostOf(number),
                        number,
                        exit.worker().pid(),
                        exit.signal().isPresent() ? OptionalInt.empty() : OptionalInt.of(exit.code()),
                        exit.signal()));
            }
            states.unfinishedIn(number).forEach(buyer -> finish(buyer, Outcome.KILLED));
            states.died(number);
            workers.exited(exit.worker());
            failIfNotReady();
        });
    }

    private void failIfNotReady() {
        failed |= !areAllReady();
    }
}
