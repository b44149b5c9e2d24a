package org.lockplay.run.control;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.Outcome;
import org.lockplay.run.archive.RunLog;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.pool.WorkerMessage;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Scenario;

/**
 * The state of a run in progress and everything that changes it. All changes are messages to one {@link RunLoop}.
 * {@link #post}, both {@code end} and {@link #steering} are thread-safe; the other methods are for the run's thread.
 */
public final class RunControl implements AutoCloseable {

    /** The key of the run's id in the mapped diagnostic context of the log. */
    public static final String LOG_KEY = "run";

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration UNLIMITED = Duration.ofDays(1);
    private static final long STUCK_NS = TimeUnit.MILLISECONDS.toNanos(300);

    /**
     * The limits of a run.
     *
     * @param events the number of events after which it is stopped
     * @param stepping how long it may last in step mode
     */
    public record Limits(int events, Duration stepping) {}

    private final LongSupplier clock;
    private final RunLoop loop;
    private final ThreadedTasks tasks;
    private final Stopwatch stopwatch;
    private final HistoryRecorder history;
    private final BuyerStates states;
    private final StuckCheck stuck;
    private final RunWorkers workers;
    private final FaultInjector faults;
    private final GateController gates;
    private final WorkerMessages messages;
    private final RunDeadline deadline;
    private final RunCommands commands;
    private final Steering steering;
    private Optional<RunStatus> endRequested = Optional.empty();

    /**
     * @param run the run's id
     * @param pool takes the workers back whose buyers have finished
     * @param clock nanoseconds, as {@link System#nanoTime()}
     */
    public RunControl(
            String run,
            Scenario scenario,
            RunLog log,
            Limits limits,
            Consumer<WorkerProcess> pool,
            Connections connections,
            LongSupplier clock) {
        this.clock = clock;
        loop = new RunLoop(clock);
        tasks = new ThreadedTasks(loop, run);
        stopwatch = new Stopwatch(clock);
        history = new HistoryRecorder(log, limits.events(), stopwatch);
        states = new BuyerStates(scenario);
        stuck = new StuckCheck(scenario, states);
        workers = new RunWorkers(scenario.placement(), pool);
        faults = new FaultInjector(scenario, states, workers, connections, tasks, history);
        gates = new GateController(
                scenario,
                RecordedSchedule.of(scenario, history),
                new BuyerProgress(scenario, states, history::nowNs),
                new WorkerGates(run, states, workers, faults, tasks),
                history);
        messages = new WorkerMessages(scenario.placement(), workers, states, faults, history);
        deadline = new RunDeadline(scenario, limits.stepping(), clock);
        commands = new RunCommands(scenario, states, faults, gates, deadline);
        steering = new Steering(loop, commands);
        history.addListener(states::onEvent);
        history.addListener(faults::onEvent);
        history.addListener(gates::onEvent);
    }

    /** The user's controls for the buyers. */
    public Steering steering() {
        return steering;
    }

    /** Receives a message of a worker. */
    public void post(WorkerMessage message) {
        loop.postWhenThereIsRoom(() -> messages.handle(message));
    }

    /** Requests the end of the run with a status. May be repeated; the first call counts. */
    public void end(RunStatus status) {
        loop.post(() -> endRequested = endRequested.or(() -> Optional.of(status)));
    }

    /**
     * Requests the end of the run because of a failure, unless its end is requested already.
     *
     * @param failure creates the event that reports it, from the time on the run's clock in nanoseconds
     */
    public void end(RunStatus status, LongFunction<Event> failure) {
        loop.post(() -> {
            if (endRequested.isEmpty()) {
                history.record(failure.apply(history.nowNs()));
                endRequested = Optional.of(status);
            }
        });
    }

    /** Starts the run's clock; its events are recorded from now on. */
    public void start() {
        stopwatch.start();
    }

    /** The start of the run on the clock, in nanoseconds. */
    public long originNs() {
        return stopwatch.originNs();
    }

    /** Nanoseconds since the start of the run. */
    public long nowNs() {
        return stopwatch.nowNs();
    }

    /** Records an event of the run. */
    public void record(Event event) {
        history.record(event);
    }

    /** Executes a task on a thread of its own, which is interrupted when this run's control is closed. */
    public CompletableFuture<Void> inBackground(Task task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tasks.execute(() -> {
            try {
                task.execute();
                done.complete(null);
            } catch (Exception | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Work in the background. */
    public interface Task {

        /** Does the work. */
        void execute() throws Exception;
    }

    /** Waits without a limit; otherwise as {@link #await(CompletableFuture, Duration)}. */
    public boolean await(CompletableFuture<?> result) throws InterruptedException {
        return await(result, UNLIMITED);
    }

    /**
     * Waits for a result, or until the end of the run is requested.
     *
     * @return whether the result is there
     */
    public boolean await(CompletableFuture<?> result, Duration limit) throws InterruptedException {
        result.whenComplete((value, failure) -> loop.post(() -> {}));
        loop.runUntil(() -> result.isDone() || isEndRequested(), limit);
        return result.isDone();
    }

    /** Adds the run's workers, in the order of their numbers. Their messages may arrive from now on. */
    public void join(List<WorkerProcess> joining) {
        workers.join(joining);
    }

    /**
     * Waits until all workers are ready, one has failed, or the end of the run is requested.
     *
     * @return false if that takes longer than the limit
     */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return loop.runUntil(() -> messages.areAllReady() || messages.hasFailed() || isEndRequested(), limit);
    }

    /** Whether the buyers can start. */
    public boolean isReady() {
        return messages.areAllReady() && !messages.hasFailed() && !isEndRequested();
    }

    /** The requested end of the run, if any. */
    public Optional<RunStatus> requestedEnd() {
        return history.isFull() ? endRequested.or(() -> Optional.of(RunStatus.STOPPED)) : endRequested;
    }

    private boolean isEndRequested() {
        return requestedEnd().isPresent();
    }

    /**
     * Starts all buyers at the same moment, and waits until they have finished or are stuck, the time limit has passed,
     * or the end of the run is requested.
     *
     * @return how the run ended
     */
    public RunStatus go() throws InterruptedException {
        deadline.start();
        gates.open();
        workers.working().forEach(worker -> worker.command("go"));
        Optional<Long> stuckSince = Optional.empty();
        while (!loop.runUntil(() -> workers.working().isEmpty() || isEndRequested(), TICK)) {
            gates.tick();
            if (deadline.hasPassed()) {
                return RunStatus.TIMED_OUT;
            }
            long now = clock.getAsLong();
            stuckSince = stuck.isStuck() ? stuckSince.or(() -> Optional.of(now)) : Optional.empty();
            if (stuckSince.filter(since -> now - since >= STUCK_NS).isPresent()) {
                return RunStatus.FINISHED;
            }
        }
        return workers.working().isEmpty() ? RunStatus.FINISHED : requestedEnd().orElseThrow();
    }

    /**
     * Ends the run: kills the remaining workers and waits until all their events are recorded. Their buyers may act
     * until then, so they finish after that. Commands are refused from then on. May be repeated.
     *
     * @return how the run ended: it is not cut off by the time limit if all buyers have finished meanwhile
     */
    public RunStatus clear(RunStatus ending) throws InterruptedException {
        Map<Integer, Outcome> outcomes = states.unfinished().stream()
                .collect(Collectors.toMap(Function.identity(), buyer -> end(buyer, ending)));
        commands.close();
        faults.close();
        messages.end(outcomes);
        workers.dismiss(loop);
        messages.finish(states.unfinished());
        loop.close();
        return ending == RunStatus.TIMED_OUT && !messages.hasEndedBuyers() ? RunStatus.FINISHED : ending;
    }

    /** How a buyer ends that has not finished when the run ends. */
    private Outcome end(int buyer, RunStatus ending) {
        return switch (ending) {
            case TIMED_OUT -> stuck.isStuck(buyer) ? Outcome.STUCK : Outcome.CUT_OFF;
            case FINISHED -> Outcome.STUCK;
            case STOPPED, INTERRUPTED -> Outcome.KILLED;
            case QUEUED, STARTING, RUNNING -> throw new IllegalStateException(ending + " is no ending");
        };
    }

    /** Handles no more messages; commands in progress are refused. Workers are left only after an unexpected failure. */
    @Override
    public void close() {
        workers.killAll();
        loop.close();
        tasks.close();
    }
}
