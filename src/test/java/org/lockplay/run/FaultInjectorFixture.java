package org.lockplay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/**
 * A fault injector whose workers are processes that only log the commands they receive. Tests call {@link #happens} for
 * the events that a worker would emit.
 */
abstract class FaultInjectorFixture {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    final List<Event> history = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, WorkerProcess> workers = new HashMap<>();
    private final List<Process> processes = new ArrayList<>();
    private final long origin = System.nanoTime();

    BuyerStates buyerStates;
    FaultInjector desk;
    private Scenario scenario;

    @TempDir
    private Path folder;

    @AfterEach
    void endProcesses() {
        processes.forEach(process -> process.toHandle().destroyForcibly());
    }

    /** A directory beside the others of the test. */
    final Path folderOf(String name) {
        return folder.resolve(name);
    }

    /** As {@link #open}, for a second injector in the same test. */
    final void openIn(Path own, String members, BackgroundTasks tasks) throws Exception {
        folder = Files.createDirectories(own);
        open(members, tasks);
    }

    /** Creates an injector for a scenario without its {@code version}; the connections of every buyer can be cut. */
    final void open(String members, BackgroundTasks tasks) throws Exception {
        scenario = new ScenarioReader(Limits.DEFAULT).read("{\"version\":1," + members + "}");
        buyerStates = new BuyerStates(scenario, this::now);
        desk = new FaultInjector(scenario, buyerStates, new Hall(), tasks);
        for (int worker = 0; worker < scenario.placement().workers(); worker++) {
            String[] command = {
                "/bin/sh", "-c", "exec cat > \"$0\"", commandsOf(worker).toString()
            };
            Process process = new ProcessBuilder(command).start();
            processes.add(process);
            int number = worker;
            WorkerProcess started = new WorkerProcess(process, idle -> {}, gone -> exited(number, gone));
            started.listen();
            workers.put(worker, started);
        }
    }

    private Path commandsOf(int worker) {
        return folder.resolve("commands-" + worker);
    }

    private void exited(int number, WorkerProcess worker) {
        desk.died(worker).ifPresent(this::record);
        buyerStates.died(number);
        synchronized (workers) {
            workers.remove(number);
        }
    }

    /** Whether a worker was sent a fault. */
    final boolean wasSent(int worker, FaultKind kind) {
        try {
            return Files.exists(commandsOf(worker))
                    && Files.readString(commandsOf(worker)).contains("\"kind\":\"" + kind.wireName() + "\"");
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
        desk.order(buyer, FaultOrder.byHand(kind, OptionalLong.empty()));
    }

    /** A buyer reaches a planned fault at its first step. */
    final void meet(int fault, int buyer) {
        WorkerProcess worker = workers.get(scenario.placement().workerOf(buyer));
        desk.onPlannedFaultReached(worker, "{\"fault\":" + fault + ",\"buyer\":" + buyer + ",\"step\":1}");
    }

    final void happens(EventKind kind, int buyer) {
        record(Event.of(now(), kind, buyer));
    }

    /** A worker has applied a fault that was ordered by hand. */
    final void applied(FaultKind kind, int buyer) {
        record(Event.of(now(), EventKind.FAULT, buyer)
                .with(Field.FAULT, kind.wireName())
                .with(Field.BY, FaultOrder.BY_HAND));
    }

    final long count(EventKind kind) {
        synchronized (history) {
            return history.stream().filter(event -> event.kind() == kind).count();
        }
    }

    final boolean isRecorded(FaultKind kind) {
        synchronized (history) {
            return history.stream()
                    .anyMatch(event -> event.kind() == EventKind.FAULT
                            && event.text(Field.FAULT)
                                    .filter(kind.wireName()::equals)
                                    .isPresent());
        }
    }

    static void await(BooleanSupplier reached) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not so after " + LIMIT);
            }
            Thread.yield();
        }
    }

    /** How many connections of a buyer are cut. */
    int cutConnections(int buyer) {
        return 1;
    }

    private void record(Event event) {
        history.add(event);
        buyerStates.onEvent(event);
        desk.onEvent(event);
    }

    private long now() {
        return System.nanoTime() - origin;
    }

    private final class Hall implements FaultInjector.RunContext {

        @Override
        public Optional<WorkerProcess> workerOf(int buyer) {
            synchronized (workers) {
                return Optional.ofNullable(workers.get(scenario.placement().workerOf(buyer)));
            }
        }

        @Override
        public int cutConnections(int buyer) {
            return FaultInjectorFixture.this.cutConnections(buyer);
        }

        @Override
        public void record(Event event) {
            FaultInjectorFixture.this.record(event);
        }

        @Override
        public long now() {
            return FaultInjectorFixture.this.now();
        }
    }
}
