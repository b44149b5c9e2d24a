package org.lockplay.worker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.EventHeader;
import org.lockplay.history.WorkerStarted;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.LockStrategy;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.Databases;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.Stores;

/**
 * A worker's part in one run: its buyers, each with a thread, a store connection and lock handles of its own. The
 * buyers wait until {@link #go}. Closing the session closes all handles; a lock that is still held is then subject to
 * its kind's failure semantics.
 */
final class Session implements AutoCloseable {

    private final Assignment assignment;
    private final LineOutput output;
    private final Runnable whenFinished;
    private final RunClock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Store> stores = new ArrayList<>();
    /** The locks of each buyer. */
    private final List<List<BuyerLock>> locks = new ArrayList<>();

    private final Map<Integer, BuyerGate> gates = new HashMap<>();
    private final List<Buyer> buyers = new ArrayList<>();
    private final List<BuyerThread> line = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final WaitWatch waits;

    private Session(Assignment assignment, LineOutput output, Runnable whenFinished) {
        this.assignment = assignment;
        this.output = output;
        this.whenFinished = whenFinished;
        this.clock = RunClock.since(assignment.originNs());
        this.waits = new WaitWatch(assignment.closed());
    }

    /**
     * Opens all resources and prepares the buyers.
     *
     * @param spare provides the buyers' threads
     * @param whenFinished called once, by the last buyer's thread
     */
    static Session open(Assignment assignment, LineOutput output, StandbyThread spare, Runnable whenFinished)
            throws StoreException, LockException {
        Session session = new Session(assignment, output, whenFinished);
        try {
            session.tellStarted();
            session.lineUp(spare);
            return session;
        } catch (StoreException | LockException | RuntimeException | LinkageError e) {
            session.close();
            throw e;
        }
    }

    /** Starts all buyers. */
    void go() {
        for (int i = 0; i < buyers.size(); i++) {
            Buyer buyer = buyers.get(i);
            List<BuyerLock> own = locks.get(i);
            line.get(i).go(() -> run(buyer, own));
        }
    }

    /**
     * Returns the gate of one of the worker's buyers.
     *
     * @throws IllegalArgumentException if the buyer belongs to another worker
     */
    BuyerGate gate(int buyer) {
        BuyerGate gate = gates.get(buyer);
        if (gate == null) {
            throw new IllegalArgumentException("buyer " + buyer + " does not live here");
        }
        return gate;
    }

    /** The run's id. */
    String run() {
        return assignment.run();
    }

    /** Opens all gates permanently. */
    void openGates() {
        waits.close();
        gates.values().forEach(BuyerGate::open);
    }

    /** Whether a buyer has finished and still holds a lock; only valid after all buyers have finished. */
    boolean holdsLock() {
        return buyers.stream().anyMatch(Buyer::holdsLock);
    }

    @Override
    public void close() {
        closed.countDown();
        waits.close();
        line.forEach(BuyerThread::dismiss);
        for (int i = 0; i < locks.size(); i++) {
            if (i >= buyers.size() || !buyers.get(i).holdsLock()) {
                locks.get(i).forEach(BuyerLock::close);
            }
        }
        stores.forEach(Store::close);
    }

    private void tellStarted() {
        output.emit(new WorkerStarted(
                EventHeader.of(clock.nowNs()),
                assignment.host(),
                assignment.worker(),
                ProcessHandle.current().pid()));
    }

    private void lineUp(StandbyThread spare) throws StoreException, LockException {
        Scenario scenario = assignment.scenario();
        LockStrategy strategy = Strategies.of(scenario.lock().kind());
        int threads = scenario.placement().threads();
        for (int number = assignment.firstBuyer(); number < assignment.firstBuyer() + threads; number++) {
            Store store =
                    Stores.open(assignment.storeAddress(), Databases.owner(assignment.run(), String.valueOf(number)));
            stores.add(store);
            if (!scenario.store().needs().isEmpty()) {
                // Warm up this connection, so that the buyer's first read is not slower than others.
                store.read();
            }
            Program program = scenario.program().of(number);
            BuyerEvents events = new BuyerEvents(number, clock, output);
            BuyerGate gate = new BuyerGate(
                    number, events, this::tellArmed, assignment.closed(), faultsFor(number), scenario::mayWait);
            gates.put(number, gate);
            BuyerLocks uses = new BuyerLocks(open(program.locks(), strategy, number, events));
            buyers.add(new Buyer(number, scenario, ProgramCode.of(program), store, uses, gate, clock, events));
        }
        running.set(buyers.size());
        buyers.forEach(buyer -> line.add(spare.take()));
    }

    /** Opens the locks of a buyer. */
    private Map<LockName, LockUse> open(
            Collection<LockName> names, LockStrategy strategy, int buyer, BuyerEvents events) throws LockException {
        LockSpec spec = assignment.scenario().lock();
        List<BuyerLock> own = new ArrayList<>();
        locks.add(own);
        Map<LockName, LockUse> uses = new HashMap<>();
        for (LockName name : names) {
            BuyerLock lock = strategy.open(assignment.lockSite(name), spec, buyer);
            own.add(lock);
            uses.put(name, new LockUse(name, lock, spec, events, waits));
        }
        return uses;
    }

    private List<ArmedFault> faultsFor(int buyer) {
        List<PlannedFault> planned = assignment.scenario().faults();
        return IntStream.range(0, planned.size())
                .mapToObj(index -> new ArmedFault(index, planned.get(index)))
                .filter(armed -> armed.fault().buyer().orElse(buyer) == buyer)
                .toList();
    }

    private void tellArmed(int fault, int buyer, int line, int passed) {
        output.tell("armed {\"fault\":" + fault + ",\"buyer\":" + buyer + ",\"step\":" + line + ",\"pass\":" + passed
                + "}");
    }

    private void run(Buyer buyer, List<BuyerLock> own) {
        try {
            buyer.run();
        } finally {
            // Even after an error, or the run would wait for this buyer until its time limit.
            boolean holds = buyer.holdsLock();
            if (running.decrementAndGet() == 0) {
                whenFinished.run();
            }
            if (holds) {
                closeAtTheEnd(own);
            }
        }
    }

    /**
     * Keeps a buyer's locks until the session is closed. The owning thread closes them, because a robust mutex belongs
     * to it.
     */
    private void closeAtTheEnd(List<BuyerLock> own) {
        try {
            closed.await();
            own.forEach(BuyerLock::close);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
