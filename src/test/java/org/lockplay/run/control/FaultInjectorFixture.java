package org.lockplay.run.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.run.archive.RunLog;
import org.lockplay.run.pool.WorkerMessage;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/**
 * A fault injector whose workers are processes that only log the commands they receive. Tests call {@link #happens} for
 * the events that a worker would emit.
 */
abstract class FaultInjectorFixture {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    final List<Event> history = new ArrayList<>();
    final RunLoop loop = new RunLoop(System::nanoTime);
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();

    BuyerStates buyerStates;
    FaultInjector desk;
    private Scenario scenario;
    private RunWorkers runWorkers;
    private HistoryRecorder recorder;

    @TempDir
    private Path folder;

    @AfterEach
    void endProcesses() {
        processes.forEach(process -> process.toHandle().destroyForcibly());
    }

    /** Creates an injector for a scenario without its {@code version}; the connections of every buyer can be cut. */
    final void open(String members, BackgroundTasks tasks) throws Exception {
        open(members, tasks, (buyer, pid) -> 1);
    }

    final void open(String members, BackgroundTasks tasks, Connections connections) throws Exception {
        scenario = new ScenarioReader(Limits.DEFAULT).read("{\"version\":1," + members + "}");
        buyerStates = new BuyerStates(scenario);
        runWorkers = new RunWorkers(scenario.placement(), released -> {});
        Stopwatch stopwatch = new Stopwatch(System::nanoTime);
        stopwatch.start();
        recorder = new HistoryRecorder(new RunLog(), Integer.MAX_VALUE, stopwatch);
        desk = new FaultInjector(scenario, buyerStates, runWorkers, connections, tasks, recorder);
        recorder.addListener(history::add);
        recorder.addListener(buyerStates::onEvent);
        recorder.addListener(desk::onEvent);
        for (int number = 0; number < scenario.placement().workers(); number++) {
            workers.add(started(number));
        }
        runWorkers.join(workers);
    }

    private WorkerProcess started(int number) throws IOException {
        String[] command = {
            "/bin/sh", "-c", "exec cat > \"$0\"", commandsOf(number).toString()
        };
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        WorkerProcess started = new WorkerProcess(process, idle -> {}, gone -> loop.post(() -> exited(number, gone)));
        started.listen();
        return started;
    }

    private Path commandsOf(int worker) {
        return folder.resolve("commands-" + worker);
    }

    private void exited(int number, WorkerProcess worker) {
        desk.died(worker).ifPresent(recorder::record);
        buyerStates.died(number);
        runWorkers.exited(worker);
    }

    /** Whether a worker was sent a fault. */
    final boolean wasSent(int worker, FaultKind kind) {
        return sent(worker, kind) > 0;
    }

    /** How often a worker was sent a fault. */
    final long sent(int worker, FaultKind kind) {
        String command = "\"kind\":\"" + kind.wireName() + "\"";
        try (Stream<String> commands =
                Files.exists(commandsOf(worker)) ? Files.lines(commandsOf(worker)) : Stream.empty()) {
            return commands.filter(line -> line.contains(command)).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The process of a worker. */
    final ProcessHandle processOf(int worker) {
        return processes.get(worker).toHandle();
    }

    /** Whether a process is stopped. */
    static boolean isStopped(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            return false;
        }
    }

    final void order(int buyer, FaultKind kind) throws RefusedException {
        order(buyer, kind, OptionalLong.empty());
    }

    /** Orders a fault; the result completes when it is accepted. */
    final CompletableFuture<Void> order(int buyer, FaultKind kind, OptionalLong forMs) throws RefusedException {
        CompletableFuture<Void> accepted = new CompletableFuture<>();
        desk.order(buyer, FaultOrder.byHand(kind, forMs), accepted);
        return accepted;
    }

    /** A buyer reaches a planned fault at its first step. */
    final void meet(int fault, int buyer) {
        WorkerProcess worker = workers.get(scenario.placement().workerOf(buyer));
        desk.onArmed(new WorkerMessage.Armed(worker, fault, buyer, 1, 0));
    }

    /** A buyer finishes. */
    final void ends(BuyerFinished end) {
        desk.ends(end);
        recorder.record(end);
    }

    final void happens(EventKind kind, int buyer) {
        recorder.record(TestEvents.event(recorder.nowNs(), kind, buyer));
    }

    /** A worker has applied a fault that was ordered by hand. */
    final void applied(FaultKind kind, int buyer) {
        recorder.record(
                TestEvents.event(recorder.nowNs(), EventKind.FAULT, buyer, "fault=" + kind.wireName(), "by=hand"));
    }

    final long count(EventKind kind) {
        return history.stream().filter(event -> event.kind() == kind).count();
    }

    final boolean isRecorded(FaultKind kind) {
        return recorded(kind) > 0;
    }

    /** How often a fault was recorded. */
    final long recorded(FaultKind kind) {
        return history.stream().filter(event -> event.isFault(kind)).count();
    }

    /** Handles the run's messages until a condition holds. */
    final void await(BooleanSupplier reached) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not so after " + LIMIT);
            }
            loop.runPending();
            Thread.yield();
        }
    }
}
