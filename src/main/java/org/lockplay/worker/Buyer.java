package org.lockplay.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockException;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.WriteResult;

/**
 * One buyer: walks through its program, passes a gate before each instruction, tells what happens. Used by one thread.
 *
 * <p>A step that fails ends the program, blocks giving their lock back on the way out. A conflict does not: the buyer
 * goes back to where its attempt began, which is its lock or its read, whichever came first.
 */
final class Buyer {

    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ProgramCode code;
    private final Scenario scenario;
    private final Store store;
    private final LockUse lock;
    private final Gate gate;
    private final RunClock clock;
    private final BuyerEvents events;
    private final SplittableRandom random;

    private final LocalCopy copy = new LocalCopy();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private int counter;
    private int lastRead = NOWHERE;
    private int retries;

    Buyer(
            int number,
            Scenario scenario,
            ProgramCode code,
            Store store,
            LockUse lock,
            Gate gate,
            RunClock clock,
            BuyerEvents events) {
        this.scenario = scenario;
        this.code = code;
        this.store = store;
        this.lock = lock;
        this.gate = gate;
        this.clock = clock;
        this.events = events;
        this.random = new SplittableRandom(scenario.seed() * 31 + number);
    }

    /** Runs the program as many times as the scenario says, or until it fails. */
    void run() {
        events.tell(EventKind.BUYER_STARTED);
        String reason = null;
        try {
            for (int round = 0; round < scenario.rounds(); round++) {
                startRound();
                while (counter < code.size()) {
                    step(code.at(counter));
                }
            }
        } catch (StepFailedException e) {
            reason = e.reason();
            leaveBlocks();
        }
        events.atNoLine();
        String outcome = reason != null ? "failed" : copy.tickets() > 0 ? "bought" : "sold-out";
        events.tell(EventKind.BUYER_FINISHED, Field.OUTCOME, outcome, Field.REASON, reason, Field.COUNT, (long)
                copy.tickets());
    }

    /** Whether the buyer, as far as it knows, holds the lock. */
    boolean holdsLock() {
        return lock.held();
    }

    private void startRound() {
        copy.startRound();
        counter = 0;
        lastRead = NOWHERE;
        retries = 0;
    }

    private void step(Instruction instruction) throws StepFailedException {
        events.atLine(instruction.line());
        try {
            if (gate.pass(instruction, lock.inUse()) == Gate.Passage.GO) {
                lock.tellIfLost();
                perform(instruction);
            } else {
                leaveOut(instruction);
            }
        } catch (InjectedFaultException e) {
            throw failed("exception", e.getMessage(), e);
        } catch (StoreException e) {
            throw failed("store", e.getMessage(), e);
        } catch (LockException e) {
            throw failed("lock", e.getMessage(), e);
        } catch (InterruptedException e) {
            throw failed("interrupted", "the step was interrupted", e);
        }
    }

    private void perform(Instruction instruction)
            throws StoreException, LockException, InterruptedException, StepFailedException {
        switch (instruction.operation()) {
            case QUERY -> query();
            case LOCK -> {
                lock.take(counter, gate);
                counter++;
            }
            case ENTER -> {
                lock.take(counter, gate);
                blocks.push(counter++);
            }
            case UNLOCK -> giveBack();
            case LEAVE -> {
                blocks.pop();
                giveBack();
            }
            case READ -> read();
            case TAKE -> take();
            case WRITE -> write(instruction);
            case THINK -> {
                long ns = thinkNs(instruction.millis()) - events.takeTellingNs();
                gate.during(() -> clock.sleep(ns));
                counter++;
            }
        }
    }

    private void leaveOut(Instruction instruction) {
        if (instruction.operation() == Instruction.Operation.LEAVE) {
            blocks.pop();
        }
        counter++;
    }

    /** Looking is harmless: half a file is shown as such and ends nothing. */
    private void query() throws StoreException {
        Reading reading = store.read();
        if (reading instanceof Reading.Count seen) {
            events.tell(EventKind.QUERIED, Field.COUNT, seen.count(), Field.VERSION, seen.version());
        } else if (reading instanceof Reading.Torn torn) {
            events.tell(EventKind.QUERIED, Field.WHAT, "torn-read", Field.CONTENT, torn.content());
        }
        counter++;
    }

    private void read() throws StoreException, LockException, InterruptedException, StepFailedException {
        if (lock.fencingToken().isPresent()) {
            store.show(lock.fencingToken().getAsLong());
        }
        Reading reading = lock.guard(store).read();
        if (reading instanceof Reading.Torn torn) {
            events.tell(
                    EventKind.FAILED,
                    Field.WHAT,
                    "torn-read",
                    Field.MESSAGE,
                    "half a file",
                    Field.CONTENT,
                    torn.content());
            throw new StepFailedException("torn-read", null);
        }
        lastRead = Math.min(lastRead, counter);
        if (reading instanceof Reading.Count seen) {
            events.tell(EventKind.READ, Field.COUNT, seen.count(), Field.VERSION, seen.version());
            copy.set(seen);
            counter++;
        } else {
            startAgain();
        }
    }

    private void take() throws StepFailedException {
        if (!copy.present()) {
            throw failed("no-copy", "nothing was read yet", null);
        }
        if (copy.take()) {
            events.tell(EventKind.TOOK, Field.COUNT, copy.count());
        } else {
            events.tell(EventKind.SOLD_OUT);
        }
        counter++;
    }

    private void write(Instruction instruction)
            throws StoreException, LockException, InterruptedException, StepFailedException {
        if (copy.soldOut()) {
            counter++;
            return;
        }
        if (!copy.present()) {
            throw failed("no-copy", "nothing was read yet", null);
        }
        WriteResult result = lock.guard(store).write(copy.count(), copy.version(), lock.fencingToken(), () -> {
            gate.passMiddle(instruction);
            gate.during(() -> clock.sleep(instruction.millis() * NANOS_PER_MILLI));
        });
        Long token = lock.fencingToken().isPresent() ? lock.fencingToken().getAsLong() : null;
        if (result instanceof WriteResult.Written written) {
            events.tell(
                    EventKind.WROTE,
                    Field.COUNT,
                    written.count(),
                    Field.VERSION,
                    written.version(),
                    Field.TOKEN,
                    token);
            copy.written(written.count(), written.version());
            counter++;
        } else if (result instanceof WriteResult.SoldOut) {
            events.tell(EventKind.SOLD_OUT);
            copy.refuse();
            counter++;
        } else if (result instanceof WriteResult.Rejected rejected) {
            events.tell(EventKind.WRITE_REJECTED, Field.TOKEN, token, Field.HIGHEST, rejected.highest());
            copy.refuse();
            throw new StepFailedException("write-rejected", null);
        } else {
            startAgain();
        }
    }

    private void giveBack() throws LockException, InterruptedException, StepFailedException {
        int taken = lock.inUse() ? lock.takenAt() : NOWHERE;
        if (lock.giveBack()) {
            counter++;
        } else {
            startAgainAt(Math.min(taken, lastRead));
        }
    }

    private void startAgain() throws LockException, InterruptedException {
        int taken = lock.inUse() ? lock.takenAt() : NOWHERE;
        lock.breakOff();
        startAgainAt(Math.min(taken, lastRead));
    }

    private void startAgainAt(int target) throws InterruptedException {
        events.tell(EventKind.CONFLICT, Field.RETRY, (long) ++retries);
        copy.startAgain();
        while (!blocks.isEmpty() && blocks.peek() >= target) {
            blocks.pop();
        }
        counter = target;
        lastRead = NOWHERE;
        if (scenario.lock().kind().options().contains(LockOption.RETRY_MS)) {
            long mean = scenario.lock().retryPause().toNanos();
            clock.sleep(random.nextLong(mean / 2, mean + mean / 2));
        }
    }

    /** The ways out of all blocks when a step failed: each gives its lock back. */
    private void leaveBlocks() {
        while (!blocks.isEmpty()) {
            events.atLine(code.at(blocks.pop()).line());
            try {
                lock.giveBackAfterFailure();
            } catch (LockException e) {
                failed("lock", e.getMessage(), e);
            } catch (StepFailedException e) {
                // The first failure is the one that the buyer finishes with; the history has this one too.
                return;
            }
        }
    }

    private StepFailedException failed(String what, String message, Throwable cause) {
        events.tell(EventKind.FAILED, Field.WHAT, what, Field.MESSAGE, message);
        return new StepFailedException(what, cause);
    }

    private long thinkNs(long millis) {
        long jitter = scenario.jitterMs() * NANOS_PER_MILLI;
        long change = jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1);
        return Math.max(0, millis * NANOS_PER_MILLI + change);
    }
}
