package org.lockplay.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreException;
import org.lockplay.worker.Assignment;

/**
 * Executes one run from its first event to its last. {@link #conduct} blocks its thread; everything else is
 * thread-safe.
 *
 * <ol>
 *   <li>Prepare the store and the lock, and assign a worker to each process of the scenario.
 *   <li>Start all buyers at the same moment when every worker is ready.
 *   <li>Wait until the workers are done, the run is stopped or stuck, or the time limit has passed.
 *   <li>Kill the workers that are left, and record the final state of the store.
 * </ol>
 */
final class RunExecution implements WorkerListener, FaultInjector.RunContext {

    private static final Logger LOG = Logger.getLogger(RunExecution.class);
    private static final long LOOK_MS = 100;
    private static final long STUCK_MS = 300;

    private final Scenario scenario;
    private final ServerResolver addresses;
    private final RunLog log;
    private final RunConfig config;
    private final WorkerPool pool;
    private final UnfinishedBuyers buyers;
    private final RunWorkers runWorkers;
    private final BuyerStates buyerStates;
    private final FaultInjector faults;
    private final Steering steering;
    private final RunDeadline deadline;

    private volatile RunSite site;
    private volatile long originNs;
    /** The outcome of buyers that are ended with the run; {@code null} while the run is in progress. */
    private volatile String lastOutcome;

    private int ready;
    private boolean failed;
    private RunStatus endRequested;

    RunExecution(
            Scenario scenario,
            RunSite site,
            ServerResolver addresses,
            RunLog log,
            RunConfig config,
            WorkerPool pool,
            BackgroundTasks tasks) {
        this.scenario = scenario;
        this.site = site;
        this.addresses = addresses;
        this.log = log;
        this.config = config;
        this.pool = pool;
        this.buyers = new UnfinishedBuyers(scenario.placement(), this::now, this::record);
        this.runWorkers = new RunWorkers(scenario.placement());
        this.buyerStates = new BuyerStates(scenario, this::now);
        this.faults = new FaultInjector(scenario, buyerStates, this, tasks);
        GateController gates = new GateController(site.run(), scenario, buyerStates, runWorkers, faults, this);
        this.deadline = new RunDeadline(scenario, config.limits().stepping(), System::nanoTime);
        this.steering = new Steering(scenario, buyerStates, faults, gates, deadline);
    }

    /**
     * Executes the scenario and records its whole history; does not close the log.
     *
     * @param onRunning called just before the buyers start
     * @return how the run ended
     */
    RunStatus conduct(Runnable onRunning) throws InterruptedException {
        originNs = System.nanoTime();
        record(Event.of(0, EventKind.RUN_STARTED)
                .with(Field.LOCK, scenario.lock().kind().wireName()));
        RunStatus ending = RunStatus.STOPPED;
        try {
            site = site.with(addresses.addressesFor(scenario.lock().kind(), scenario.store()));
            site.prepare(scenario);
            ending = gather() ? go(onRunning) : endedBeforeStart();
            steering.close();
            clear(ending);
            record(site.look(scenario.store(), now()));
        } catch (IOException | StoreException | LockException | TimeoutException | RuntimeException e) {
            LOG.warnf("run %s could not go on: %s", site.run(), e.getMessage());
            failure(e);
            steering.close();
            clear(ending);
        }
        record(Event.of(now(), EventKind.RUN_FINISHED).with(Field.REASON, ending.wireName()));
        return ending;
    }

    /** Removes the run's resources outside its processes. Failures are logged; the next startup retries. */
    void remove() {
        try {
            site.remove(scenario);
        } catch (IOException | StoreException | LockException | RuntimeException e) {
            LOG.warnf(e, "run %s has left something behind; the next start sweeps it", site.run());
        }
    }

    /** Requests the end of the run with a status. May be repeated; the first call counts. */
    synchronized void end(RunStatus called) {
        if (endRequested == null) {
            endRequested = called;
        }
        notifyAll();
    }

    /** Assigns every worker its part and waits until all are ready. */
    private boolean gather() throws InterruptedException, TimeoutException {
        int count = scenario.placement().workers();
        List<WorkerProcess> workers = pool.take(count, config.startTimeout());
        runWorkers.join(workers);
        for (int i = 0; i < count; i++) {
            workers.get(i).assign(part(i), this);
        }
        boolean inTime = await(() -> ready == count || failed || endRequested != null, config.startTimeout());
        if (!inTime) {
            throw new TimeoutException("the workers were not ready in time");
        }
        return ready == count && !failed && endRequested == null;
    }

    private Assignment part(int worker) {
        String hostName = site.hostName(scenario.placement().hostOf(worker));
        return new Assignment(site.run(), scenario, worker, originNs, site.directory(), hostName, site.servers());
    }

    private RunStatus go(Runnable onRunning) throws InterruptedException {
        onRunning.run();
        // Before the first event: a user may react to it at once.
        steering.open();
        runWorkers.working().forEach(worker -> worker.command("go"));
        long stuckSince = 0;
        while (!await(() -> runWorkers.working().isEmpty() || endRequested != null, Duration.ofMillis(LOOK_MS))) {
            long now = System.nanoTime();
            steering.look();
            if (deadline.hasPassed()) {
                return RunStatus.TIMED_OUT;
            }
            if (!buyerStates.isStuck()) {
                stuckSince = 0;
            } else if (stuckSince == 0) {
                stuckSince = now;
            } else if (now - stuckSince >= TimeUnit.MILLISECONDS.toNanos(STUCK_MS)) {
                return RunStatus.FINISHED;
            }
        }
        synchronized (this) {
            return runWorkers.working().isEmpty() ? RunStatus.FINISHED : endRequested;
        }
    }

    /**
     * Kills the remaining workers and waits until all their events are recorded. Their buyers may act until then, so
     * they finish after that.
     */
    private void clear(RunStatus ending) {
        lastOutcome = ending == RunStatus.TIMED_OUT || ending == RunStatus.FINISHED ? "stuck" : "killed";
        runWorkers.dismiss(buyerStates.workersWithLock());
        buyers.finishAll(lastOutcome);
    }

    private synchronized RunStatus endedBeforeStart() {
        return endRequested == null ? RunStatus.STOPPED : endRequested;
    }

    /** The user's controls for the buyers. */
    Steering steering() {
        return steering;
    }

    private synchronized boolean await(BooleanSupplier reached, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    @Override
    public void onEvent(WorkerProcess worker, Event event) {
        if (event.kind() == EventKind.BUYER_FINISHED) {
            buyers.finished(event.buyer());
        }
        record(event);
    }

    @Override
    public synchronized void onReady(WorkerProcess worker) {
        if (++ready == scenario.placement().workers()) {
            notifyAll();
        }
    }

    @Override
    public synchronized void onFailed(WorkerProcess worker) {
        failed = true;
        notifyAll();
    }

    @Override
    public void onPlannedFault(WorkerProcess worker, String call) {
        faults.onPlannedFaultReached(worker, call);
    }

    @Override
    public synchronized void onHolding(WorkerProcess worker) {
        runWorkers.hold(worker);
        notifyAll();
    }

    @Override
    public void onDone(WorkerProcess worker) {
        leave(worker);
    }

    @Override
    public void onExited(WorkerProcess worker, int code, OptionalInt signal) {
        runWorkers.numberOf(worker).ifPresent(number -> {
            Optional<Event> crash = faults.died(worker);
            crash.ifPresent(this::record);
            if (crash.isEmpty() && lastOutcome != null) {
                buyers.finishWorker(number, lastOutcome);
            }
            Event exited = Event.of(now(), EventKind.WORKER_EXITED)
                    .with(Field.HOST, scenario.placement().hostOf(number))
                    .with(Field.PROCESS, number)
                    .with(Field.PID, worker.pid());
            record(signal.isPresent() ? exited.with(Field.SIGNAL, signal.getAsInt()) : exited.with(Field.CODE, code));
            buyers.finishWorker(number, "killed");
            buyerStates.died(number);
            leave(worker);
        });
    }

    private synchronized void leave(WorkerProcess worker) {
        runWorkers.leave(worker);
        if (ready < scenario.placement().workers()) {
            failed = true;
        }
        notifyAll();
    }

    @Override
    public int cutConnections(int buyer) throws LockException {
        Optional<WorkerProcess> worker = workerOf(buyer);
        return worker.isPresent()
                ? site.cutConnections(scenario, buyer, worker.get().pid())
                : 0;
    }

    @Override
    public Optional<WorkerProcess> workerOf(int buyer) {
        return runWorkers.workerOf(buyer);
    }

    private void failure(Exception cause) {
        SetupFailure failure = SetupFailure.of(cause);
        // Cleaning up on that server would fail, too.
        failure.server().ifPresent(gone -> site = site.with(site.servers().without(gone)));
        record(failure.event(now()));
    }

    @Override
    public void record(Event event) {
        if (event.kind() == EventKind.BUYER_FINISHED) {
            faults.ends(event);
        }
        buyerStates.onEvent(event);
        // Before the event becomes visible: a client that sees the fault may order it again at once.
        faults.onEvent(event);
        if (log.append(event) == config.maxEvents()) {
            record(Event.of(now(), EventKind.FAILED).with(Field.WHAT, FailureKind.TOO_MANY_EVENTS.wireName()));
            end(RunStatus.STOPPED);
        }
        steering.onEvent(event);
    }

    @Override
    public long now() {
        return System.nanoTime() - originNs;
    }
}
