package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/**
 * A simulated run: buyers, a lock and faults of every kind in simulated time, from a seed. Its history is what real
 * workers and a real server would have recorded; the simulation also knows the true holders.
 */
final class SimulatedRun {

    private static final long LIMIT_NS = 30_000;
    private static final long LEASE_NS = 2_500;
    private static final List<LockKind> KINDS = List.of(
            LockKind.SEMAPHORE,
            LockKind.FILE_LOCK,
            LockKind.ADVISORY,
            LockKind.ROW,
            LockKind.REDIS,
            LockKind.LOCK_TABLE,
            LockKind.FLAG);
    private static final List<String> FAULTS =
            List.of("crash", "freeze", "disconnect", "exception", "hang", "slow", "forget", "torn-write");

    /** A period in which a buyer acted as the holder. */
    record Belief(int buyer, long fromNs, long toNs) {

        private boolean overlaps(Belief other) {
            return buyer != other.buyer && fromNs < other.toNs && other.fromNs < toNs;
        }
    }

    private record Action(long at, long order, Runnable what) {}

    private final SplittableRandom random;
    private final LockKind kind;
    private final SimulatedLock lock;
    private final List<SimulatedBuyer> buyers;
    private final List<Event> events = new ArrayList<>();
    private final List<Belief> beliefs = new ArrayList<>();
    private final PriorityQueue<Action> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Action::at).thenComparing(Action::order));
    private long now;
    private long version;
    private long actions;
    private boolean released;

    private SimulatedRun(long seed) {
        random = new SplittableRandom(seed);
        kind = KINDS.get(random.nextInt(KINDS.size()));
        lock = new SimulatedLock(kind, LEASE_NS, random);
        List<String> program = program();
        long timeout = random.nextInt(3) == 0 ? 4_000 : Long.MAX_VALUE;
        buyers = IntStream.range(0, 2 + random.nextInt(4))
                .mapToObj(number -> new SimulatedBuyer(number, program, timeout, this, lock))
                .toList();
    }

    /** Simulates a run to its end. */
    static SimulatedRun of(long seed) {
        SimulatedRun run = new SimulatedRun(seed);
        run.play();
        return run;
    }

    /** Applies a check to many histories; a failure names the seed. */
    static void forEach(int runs, ThrowingConsumer<RunHistory> check) {
        for (long seed = 0; seed < runs; seed++) {
            RunHistory history = of(seed).history();
            assertThatCode(() -> check.accept(history)).as("seed %d", seed).doesNotThrowAnyException();
        }
    }

    RunHistory history() {
        Scenario scenario = Histories.scenario(kind, buyers.size());
        return new RunHistory("simulated", "finished", scenario, events, Map.of());
    }

    /** Whether two buyers acted as holders at once. */
    boolean twoHeldAtOnce() {
        return beliefs.stream().anyMatch(one -> beliefs.stream().anyMatch(one::overlaps));
    }

    /** Whether a buyer released a lock that it did not hold. */
    boolean releasedWithoutHolding() {
        return released;
    }

    List<Belief> beliefs() {
        return beliefs;
    }

    private List<String> program() {
        List<String> plain = List.of(
                "query lock read take write unlock",
                "lock read take write unlock lock read write unlock",
                "lock read take write",
                "lock lock read take write unlock unlock",
                "lock read lock write unlock",
                "with read take write leave",
                "with lock read write leave",
                kind == LockKind.SEMAPHORE ? "lock read write unlock unlock" : "lock unlock");
        return List.of(plain.get(random.nextInt(plain.size())).split(" "));
    }

    private void play() {
        record(TestEvents.event(0, EventKind.RUN_STARTED));
        buyers.forEach(buyer -> after(random.nextInt(50), buyer::start));
        for (int i = random.nextInt(4); i > 0; i--) {
            String fault = FAULTS.get(random.nextInt(FAULTS.size()));
            SimulatedBuyer buyer = buyers.get(random.nextInt(buyers.size()));
            after(random.nextLong(8_000), () -> strike(buyer, fault));
        }
        while (!agenda.isEmpty() && now < LIMIT_NS) {
            Action next = agenda.poll();
            now = next.at();
            next.what().run();
        }
        now = Math.max(now, LIMIT_NS);
        end();
    }

    private void strike(SimulatedBuyer buyer, String fault) {
        switch (fault) {
            case "crash" -> {
                Event crash = fault(buyer, fault);
                after(random.nextInt(300), () -> die(buyer, crash));
            }
            case "freeze" -> {
                if (buyer.freeze()) {
                    record(fault(buyer, fault));
                    record(TestEvents.event(now, EventKind.FROZEN, buyer.number()));
                    if (random.nextBoolean()) {
                        after(random.nextLong(6_000), () -> thaw(buyer));
                    }
                }
            }
            case "disconnect" -> {
                boolean atOnce = buyer.cut();
                after(atOnce ? 0 : random.nextInt(600), () -> record(fault(buyer, fault)));
            }
            default -> buyer.suffer(fault);
        }
    }

    private Event fault(SimulatedBuyer buyer, String fault) {
        return TestEvents.event(now, EventKind.FAULT, buyer.number(), "fault=" + fault);
    }

    private void thaw(SimulatedBuyer buyer) {
        if (!buyer.isOver()) {
            record(TestEvents.event(now, EventKind.THAWED, buyer.number()));
            buyer.thaw();
        }
    }

    private void die(SimulatedBuyer buyer, Event crash) {
        if (buyer.die(crash.t())) {
            after(random.nextInt(100), () -> lock.ownerDied(buyer.number()));
            after(random.nextInt(400), () -> {
                record(crash);
                record(TestEvents.event(now, EventKind.WORKER_EXITED, "process=" + buyer.number()));
                finish(buyer, "killed");
            });
        }
    }

    /** Acts like a server at the time limit: finishes the buyers, then ends their workers. */
    private void end() {
        String outcome = random.nextBoolean() ? "stuck" : "killed";
        for (SimulatedBuyer buyer : buyers) {
            now += random.nextInt(3);
            buyer.endBelief();
            finish(buyer, outcome);
        }
        // Some buyers continue until they are killed.
        for (int late = random.nextInt(20); late > 0 && !agenda.isEmpty(); late--) {
            Action next = agenda.poll();
            now = Math.max(now, next.at());
            next.what().run();
        }
        record(TestEvents.event(now, EventKind.STORE, "count=0"));
        record(TestEvents.event(now + 1, EventKind.RUN_FINISHED));
    }

    private void finish(SimulatedBuyer buyer, String outcome) {
        if (!buyer.isFinished()) {
            buyer.finishedByServer();
            record(TestEvents.event(now, EventKind.BUYER_FINISHED, buyer.number(), "outcome=" + outcome));
        }
    }

    /** A version that no other write has, so that no update is lost. */
    long nextVersion() {
        return ++version;
    }

    long now() {
        return now;
    }

    int some(int most) {
        return 1 + random.nextInt(most);
    }

    void after(long delay, Runnable what) {
        agenda.add(new Action(now + delay, actions++, what));
    }

    void record(Event event) {
        events.add(event.numbered(events.size() + 1L));
    }

    void believe(Belief belief) {
        beliefs.add(belief);
    }

    void releasesWithoutHolding() {
        released = true;
    }
}
