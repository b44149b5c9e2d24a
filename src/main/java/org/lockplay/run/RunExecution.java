package org.lockplay.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.lockplay.history.EventHeader;
import org.lockplay.history.RunFinished;
import org.lockplay.history.RunStarted;
import org.lockplay.run.archive.RunLog;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.control.RunControl;
import org.lockplay.run.control.Steering;
import org.lockplay.run.pool.WorkerPool;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreException;
import org.lockplay.worker.AssignmentWriter;

/**
 * Executes one run from its first event to its last. {@link #conduct} blocks its thread, which becomes the run's
 * thread: it handles all messages of the run. {@link #end} and {@link #steering} are thread-safe.
 *
 * <ol>
 *   <li>Prepare the store and the lock, and assign a worker to each process of the scenario.
 *   <li>Start all buyers at the same moment when every worker is ready.
 *   <li>Wait until the workers are done, the run is stopped or stuck, or the time limit has passed.
 *   <li>Kill the workers that are left, and record the final state of the store.
 * </ol>
 */
final class RunExecution {

    private static final Logger LOG = Logger.getLogger(RunExecution.class);

    private final Scenario scenario;
    private final String run;
    private final RunConfig config;
    private final Supplier<WorkerPool> pool;
    private final RunResources resources;
    private final RunControl control;
    private CompletableFuture<Void> preparation = CompletableFuture.completedFuture(null);

    /**
     * @param run the run's id
     * @param pool provides the pool of workers, which may have to be opened
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    RunExecution(
            String run,
            Scenario scenario,
            RunResources resources,
            RunLog log,
            RunConfig config,
            Supplier<WorkerPool> pool,
            LongSupplier clock) {
        this.run = run;
        this.scenario = scenario;
        this.resources = resources;
        this.config = config;
        this.pool = pool;
        RunControl.Limits limits =
                new RunControl.Limits(config.maxEvents(), config.limits().stepping());
        this.control =
                new RunControl(run, scenario, log, limits, worker -> pool.get().release(worker), resources, clock);
    }

    /**
     * Executes the scenario and records its whole history; does not close the log. A run that cannot be set up is
     * interrupted: its user has not stopped it.
     *
     * @param onRunning called just before the buyers start
     * @return how the run ended
     */
    RunStatus conduct(Runnable onRunning) throws InterruptedException {
        control.start();
        control.record(new RunStarted(
                EventHeader.of(0), Optional.of(scenario.lock().kind().wireName())));
        RunStatus ending = RunStatus.INTERRUPTED;
        try (control) {
            try {
                prepare();
                if (control.requestedEnd().isEmpty()) {
                    gather();
                }
                ending = control.isReady()
                        ? go(onRunning)
                        : control.requestedEnd().orElse(RunStatus.INTERRUPTED);
                ending = control.clear(ending);
                if (isPrepared()) {
                    control.record(resources.look(control.nowNs()));
                }
            } catch (ExecutionException e) {
                fail(e.getCause());
                control.clear(ending);
            } catch (StoreException | TimeoutException | RuntimeException e) {
                fail(e);
                control.clear(ending);
            }
        }
        control.record(new RunFinished(EventHeader.of(control.nowNs()), Optional.of(ending.wireName())));
        return ending;
    }

    /**
     * Removes the run's resources outside its processes, in the background if their preparation has been abandoned and
     * is still in progress. Failures are logged; the next startup retries.
     */
    void remove() {
        if (preparation.isDone()) {
            resources.remove();
        } else {
            preparation.whenCompleteAsync((done, failure) -> resources.remove());
        }
    }

    private boolean isPrepared() {
        return preparation.isDone() && !preparation.isCompletedExceptionally();
    }

    /** Requests the end of the run with a status. May be repeated; the first call counts. */
    void end(RunStatus status) {
        control.end(status);
    }

    /** Ends the run because the database does not accept its row; otherwise as {@link #end}. */
    void endUnkept(RuntimeException cause) {
        control.end(RunStatus.INTERRUPTED, nowNs -> SetupFailure.refused(cause).event(nowNs));
    }

    /** The user's controls for the buyers. */
    Steering steering() {
        return control.steering();
    }

    /**
     * Creates the store and the lock, which may have to start a server. Ends early if the end of the run is requested.
     */
    private void prepare() throws InterruptedException, ExecutionException {
        preparation = control.inBackground(resources::prepare);
        if (control.await(preparation)) {
            preparation.get();
        }
    }

    /** Assigns every worker its part and waits until all are ready. Ends early if the end of the run is requested. */
    private void gather() throws InterruptedException, ExecutionException, TimeoutException {
        int count = scenario.placement().workers();
        CompletableFuture<List<WorkerProcess>> request = pool.get().request(count);
        boolean isServed = control.await(request, config.startTimeout());
        if (control.requestedEnd().isPresent()) {
            pool.get().withdraw(request);
        } else if (isServed) {
            assign(request.get());
        } else {
            pool.get().withdraw(request);
            throw new TimeoutException(count + " workers were not ready in time");
        }
    }

    private void assign(List<WorkerProcess> workers) throws InterruptedException, TimeoutException {
        control.join(workers);
        AssignmentWriter writer = new AssignmentWriter(scenario);
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i).assign(writer.write(resources.part(i, control.originNs())), control::post);
        }
        if (!control.awaitReady(config.startTimeout())) {
            throw new TimeoutException("the workers were not ready in time");
        }
    }

    private RunStatus go(Runnable onRunning) throws InterruptedException {
        // Before the first event: a user may react to it at once.
        onRunning.run();
        return control.go();
    }

    private void fail(Throwable cause) {
        if (SetupFailure.isDefect(cause)) {
            LOG.errorf(cause, "run %s could not go on", run);
        } else {
            LOG.warnf("run %s could not go on: %s", run, cause.getMessage());
        }
        SetupFailure failure = SetupFailure.of(cause);
        // Cleaning up on that server would fail, too.
        failure.server().ifPresent(resources::avoid);
        control.record(failure.event(control.nowNs()));
    }
}
