package org.lockplay.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;
import org.lockplay.store.WriteResult;

/**
 * One buyer: interprets its program, passes a gate before each instruction, and emits events. Not thread-safe.
 *
 * <p>A step that fails ends the program, and the blocks around it release their locks. After a conflict, the buyer
 * returns to the start of its {@link Attempt}.
 */
final class Buyer {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ProgramCode code;
    private final Scenario scenario;
    private final Store store;
    private final LockUse lock;
    private final Gate gate;
    private final RunClock clock;
    private final BuyerEvents events;
    private final Pauses pauses;

    private final LocalCopy copy = new LocalCopy();
    private final Attempt attempt = new Attempt();
    private final Deque<Integer> blocks = new ArrayDeque<>();
    private int round;
    private int counter;
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
        this.pauses = new Pauses(number, scenario);
    }

    /** Runs the program once per round of the scenario, or until a step fails. */
    void run() {
        events.tell(EventKind.BUYER_STARTED);
        String reason = null;
        try {
            for (round = 0; round < scenario.rounds(); round++) {
                copy.startRound();
                counter = 0;
                retries = 0;
                while (counter < code.size()) {
                    step(code.at(counter));
                }
            }
        } catch (StepFailedException e) {
            reason = e.reason();
            leaveBlocks();
        }
        events.atNoLine();
        int tickets = reason == null ? copy.tickets() : copy.settled();
        String outcome = reason != null ? "failed" : tickets > 0 ? "bought" : "sold-out";
        events.tell(
                EventKind.BUYER_FINISHED, Field.OUTCOME, outcome, Field.REASON, reason, Field.COUNT, (long) tickets);
    }

    /** Whether the buyer believes that it holds the lock. */
    boolean holdsLock() {
        return lock.held();
    }

    private void step(Instruction instruction) throws StepFailedException {
        events.atLine(instruction.line());
        try {
            if (gate.pass(instruction, lock.inUse()) == Gate.GateDecision.GO) {
                lock.tellIfLost();
                perform(instruction);
            } else {
                leaveOut(instruction);
            }
        } catch (StoreException | LockException | InterruptedException | RuntimeException e) {
            throw events.failed(e);
        }
    }

    private void perform(Instruction instruction)
            throws StoreException, LockException, InterruptedException, StepFailedException {
        if (attempt.beginsWith(instruction, position())) {
            copy.mark();
        }
        switch (instruction.operation()) {
            case QUERY -> query();
            case LOCK -> {
                lock.take(position(), gate);
                counter++;
            }
            case ENTER -> {
                lock.take(position(), gate);
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
                long ns = pauses.thinkNs(instruction.millis()) - events.takeTellingNs();
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

    /** A query is only for display: it records a torn file and continues. */
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
            throw events.failed(FailureKind.TORN_READ, "half a file", Field.CONTENT, torn.content());
        }
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
            throw events.failed(FailureKind.NO_COPY, "nothing was read yet");
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
        if (copy.nothingToWrite()) {
            counter++;
            return;
        }
        if (!copy.present()) {
            throw events.failed(FailureKind.NO_COPY, "nothing was read yet");
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
            if (!isInTransaction()) {
                settle();
            }
            counter++;
        } else if (result instanceof WriteResult.SoldOut) {
            events.tell(EventKind.SOLD_OUT);
            copy.refuse();
            counter++;
        } else if (result instanceof WriteResult.Rejected rejected) {
            events.tell(EventKind.WRITE_REJECTED, Field.TOKEN, token, Field.HIGHEST, rejected.highest());
            copy.refuse();
            throw new StepFailedException("write-rejected");
        } else {
            startAgain();
        }
    }

    private void giveBack() throws LockException, InterruptedException, StepFailedException {
        boolean isTransaction = isInTransaction();
        if (!lock.giveBack()) {
            startAgainAt(attempt.start());
            return;
        }
        if (isTransaction) {
            settle();
        } else if (!lock.inUse()) {
            attempt.leaveLock();
        }
        counter++;
    }

    /** Whether a write takes effect only when the lock is released. */
    private boolean isInTransaction() {
        return scenario.lock().kind().isTransaction() && lock.inUse();
    }

    private void settle() {
        copy.settle();
        attempt.end();
    }

    /**
     * Retries after a conflict. A transaction can be repeated as a whole; a single write only if its data can be read
     * again.
     */
    private void startAgain() throws LockException, InterruptedException, StepFailedException {
        if (!isInTransaction() && !attempt.hasRead()) {
            throw events.failed(
                    FailureKind.STALE_COPY,
                    "another buyer has written, and nothing was read since this one's own last write");
        }
        int target = attempt.start();
        lock.breakOff(target);
        startAgainAt(target);
    }

    private void startAgainAt(int target) throws InterruptedException {
        int before = round;
        round = target / code.size();
        counter = target % code.size();
        events.tell(
                EventKind.CONFLICT,
                Field.RETRY,
                (long) ++retries,
                Field.BACK_TO,
                code.at(counter).line(),
                Field.ROUND,
                round == before ? null : round + 1);
        copy.goBack();
        attempt.end();
        while (!blocks.isEmpty() && (round != before || blocks.peek() >= counter)) {
            blocks.pop();
        }
        clock.sleep(pauses.afterConflictNs());
    }

    /** The position in the program, counted over all rounds. */
    private int position() {
        return round * code.size() + counter;
    }

    /** Leaves all blocks after a failed step; each releases its lock. */
    private void leaveBlocks() {
        while (!blocks.isEmpty()) {
            events.atLine(code.at(blocks.pop()).line());
            try {
                lock.giveBackAfterFailure();
            } catch (LockException e) {
                events.failed(e);
            } catch (StepFailedException e) {
                // The buyer finishes with the first failure; this one is only recorded.
                return;
            }
        }
    }
}
