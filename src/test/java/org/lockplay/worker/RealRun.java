package org.lockplay.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.history.WellFormedHistory;
import org.lockplay.json.Json;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.strategy.Disconnection;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.LockStrategy;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.Stores;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;
import org.lockplay.verdict.Verdict;

/** Executes a scenario with real worker processes under a minimal controller of the tests. */
final class RealRun implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String id = "t" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private final Path directory = TestWorkerPool.folder().resolve(id);
    private final Scenario scenario;
    private final LockStrategy strategy;
    private final List<Assignment> assignments = new ArrayList<>();
    private final List<ChildWorker> workers = new ArrayList<>();
    private final Testimony testimony = new Testimony();

    private RealRun(Scenario scenario) {
        this.scenario = scenario;
        this.strategy = Strategies.of(scenario.lock().kind());
    }

    /** Prepares the run; the buyers wait for the start. */
    static RealRun of(Scenario scenario, ServerUrls servers) throws StoreException, LockException {
        RealRun run = new RealRun(scenario);
        run.prepare(servers);
        return run;
    }

    private void prepare(ServerUrls servers) throws StoreException, LockException {
        long origin = System.nanoTime();
        for (int worker = 0; worker < scenario.placement().workers(); worker++) {
            int host = scenario.placement().hostOf(worker);
            String hostName = "lockplay-" + id + "-" + host;
            assignments.add(new Assignment(
                    id, scenario, scenario.hasClosedGates(), worker, origin, directory, hostName, servers));
        }
        Stores.create(assignments.get(0).storeAddress(), scenario.stock());
        for (int worker = 0;
                worker < assignments.size();
                worker += scenario.placement().processes()) {
            for (LockName lock : scenario.program().locks()) {
                strategy.prepare(assignments.get(worker).lockSite(lock), scenario.lock());
            }
        }
        workers.addAll(TestWorkerPool.lend(assignments.size()));
        for (int worker = 0; worker < workers.size(); worker++) {
            workers.get(worker).listenTo(testimony::hear);
            Map<String, Object> command = assignments.get(worker).toMembers();
            workers.get(worker).command(Json.write(command));
        }
        Waiting.until(() -> testimony.count("!ready", "!failed") == workers.size());
    }

    RealRun go() {
        goFirst();
        goOthers();
        return this;
    }

    /** Starts the buyers of the first worker only. */
    void goFirst() {
        go(workers.get(0));
    }

    /** Starts all other buyers. */
    void goOthers() {
        workers.stream().skip(1).forEach(RealRun::go);
    }

    private static void go(ChildWorker worker) {
        worker.command("{\"command\":\"go\"}");
    }

    /** Waits until every buyer has finished or died, and judges. */
    Verdict awaitVerdict() {
        try {
            Waiting.until(() -> testimony.count("!done", "!holding", "!gone") >= workers.size(), testimony::length);
        } catch (AssertionError e) {
            throw new AssertionError("not all finished: " + testimony, e);
        }
        return verdict(Ending.FINISHED);
    }

    Verdict verdict(Ending ending) {
        return Judge.judge(scenario, history(), ending);
    }

    /** Waits for an event. */
    Event await(Predicate<Event> what) {
        Waiting.until(() -> history().stream().anyMatch(what));
        return history().stream().filter(what).findFirst().orElseThrow();
    }

    /** The next planned fault that a buyer reaches. */
    Testimony.Armed awaitArmed() throws InterruptedException {
        return testimony.awaitArmed();
    }

    /** Answers all later planned faults without injecting them. */
    void spareTheRest() {
        testimony.answerArmed(met -> command(met.buyer(), "spare", ""));
    }

    void command(int buyer, String command, String more) {
        workerOf(buyer).command("{\"command\":\"" + command + "\",\"buyer\":" + buyer + more + "}");
    }

    void openGates() {
        openGates(id);
    }

    /** Sends all workers the command to open the gates of a run. */
    void openGates(String run) {
        workers.forEach(worker -> openGates(worker, run));
    }

    /** Opens the gates of all workers except the buyer's. */
    void openOtherGates(int buyer) {
        workers.stream().filter(worker -> worker != workerOf(buyer)).forEach(worker -> openGates(worker, id));
    }

    private static void openGates(ChildWorker worker, String run) {
        if (worker.process().isAlive()) {
            worker.command("{\"command\":\"free\",\"run\":\"" + run + "\"}");
        }
    }

    ChildWorker workerOf(int buyer) {
        return workers.get(scenario.placement().workerOf(buyer));
    }

    /** Kills a buyer's worker and records the fault as the server does. */
    void kill(int buyer) {
        ChildWorker worker = workerOf(buyer);
        worker.kill();
        Waiting.until(() -> testimony.isGone(worker));
        int number = scenario.placement().workerOf(buyer);
        testimony.add(TestEvents.event(
                now(),
                EventKind.WORKER_EXITED,
                "host=" + scenario.placement().hostOf(number),
                "process=" + number,
                "pid=" + worker.pid(),
                "signal=9"));
        int threads = scenario.placement().threads();
        for (int each = number * threads; each < (number + 1) * threads; each++) {
            if (testimony.outcomeOf(each).isEmpty()) {
                testimony.add(TestEvents.event(now(), EventKind.BUYER_FINISHED, each, "outcome=killed"));
            }
        }
    }

    /** Cuts a buyer's connections as the server does, and returns their number. */
    int cutConnections(int buyer) throws LockException {
        Assignment assignment = assignments.get(scenario.placement().workerOf(buyer));
        return Disconnection.cut(
                assignment.scenario().lock().kind(),
                assignment.lockSite(LockName.DEFAULT),
                buyer,
                workerOf(buyer).pid());
    }

    void tell(int buyer, EventKind kind) {
        testimony.add(TestEvents.event(now(), kind, buyer));
    }

    List<Event> history() {
        return testimony.history();
    }

    /** How a buyer finished. */
    String outcomeOf(int buyer) {
        return testimony.outcomeOf(buyer).orElseThrow();
    }

    /** The count in the store now. */
    long count() throws StoreException {
        try (Store store = Stores.open(assignments.get(0).storeAddress())) {
            return store.read() instanceof Reading.Count reading ? reading.count() : -1;
        }
    }

    /** How long a silent holder keeps the lock; unlimited if the kind has no lease. */
    long leaseNs() {
        return scenario.lock().kind().options().contains(LockOption.LEASE_MS)
                ? scenario.lock().lease().toNanos()
                : Long.MAX_VALUE / 4;
    }

    Scenario scenario() {
        return scenario;
    }

    String id() {
        return id;
    }

    Path directory() {
        return directory;
    }

    /** Ends all workers, and checks for a {@linkplain WellFormedHistory well-formed} history and no leftovers. */
    @Override
    public void close() throws StoreException, LockException {
        for (int worker = 0; worker < workers.size(); worker++) {
            settle(worker);
        }
        for (Assignment assignment : assignments) {
            for (LockName lock : scenario.program().locks()) {
                strategy.remove(assignment.lockSite(lock));
            }
        }
        Stores.remove(assignments.get(0).storeAddress());
        TestWorkerPool.delete(directory);
        new Leftovers(id, directory, assignments.get(0).servers(), workers).assertNone();
        WellFormedHistory.check(history());
    }

    /** Returns a worker if all its buyers have finished; else kills it. */
    private void settle(int number) {
        ChildWorker worker = workers.get(number);
        if (isThrough(number)) {
            Waiting.until(() -> worker.isIdle() || worker.isHolding() || testimony.isGone(worker));
        }
        if (worker.isIdle()) {
            TestWorkerPool.giveBack(worker);
        } else {
            worker.kill();
            TestWorkerPool.replace();
        }
    }

    private boolean isThrough(int worker) {
        return history().stream()
                        .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                        .filter(event -> scenario.placement().workerOf(event.buyer()) == worker)
                        .count()
                == scenario.placement().threads();
    }

    private long now() {
        return System.nanoTime() - assignments.get(0).originNs();
    }
}
