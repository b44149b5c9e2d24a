package org.lockplay.run.control;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.lockplay.json.Json;
import org.lockplay.scenario.Turn;

/** Carries out turns by commands to the workers and by the {@link FaultInjector}. For the run's thread. */
final class WorkerGates implements GateActions {

    private static final Logger LOG = Logger.getLogger(WorkerGates.class);

    private final String run;
    private final BuyerStates states;
    private final RunWorkers workers;
    private final FaultInjector faults;
    private final BackgroundTasks tasks;

    /** @param run the run's id */
    WorkerGates(String run, BuyerStates states, RunWorkers workers, FaultInjector faults, BackgroundTasks tasks) {
        this.run = run;
        this.states = states;
        this.workers = workers;
        this.faults = faults;
        this.tasks = tasks;
    }

    @Override
    public void pass(int buyer, int gates) {
        String command = Json.write(Map.of("command", "pass", "buyer", buyer, "gates", gates));
        workers.workerOf(buyer).ifPresent(worker -> worker.send(command));
    }

    /** The result is a message of its own, so that the caller has handled its turn before. */
    @Override
    public void inject(Turn turn, FaultOrder.Gate gate, Consumer<Boolean> onResult) {
        CompletableFuture<Void> accepted = new CompletableFuture<>();
        accepted.whenComplete((nothing, refused) -> tasks.runAfter(0, () -> onResult.accept(refused == null)));
        tasks.runAfter(0, () -> carryOut(turn, gate, accepted));
    }

    private void carryOut(Turn turn, FaultOrder.Gate gate, CompletableFuture<Void> accepted) {
        try {
            if (turn instanceof Turn.InjectFault inject) {
                faults.repeat(inject, gate, accepted);
            } else {
                faults.thaw(turn.buyer());
                accepted.complete(null);
            }
        } catch (RefusedException | RuntimeException e) {
            LOG.debugf(e, "%s cannot be done again", turn.text());
            accepted.completeExceptionally(e);
        }
    }

    @Override
    public void endRepetition() {
        faults.endRepetition();
    }

    @Override
    public void openAll() {
        String command = Json.write(Map.of("command", "free", "run", run));
        states.unfinished().stream()
                .map(workers::workerOf)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(worker -> worker.send(command));
    }
}
