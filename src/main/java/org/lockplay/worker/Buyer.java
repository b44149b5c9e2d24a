package org.lockplay.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.BuyerStarted;
import org.lockplay.history.Conflicted;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Outcome;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;

/**
 * One buyer: interprets its program, passes a gate before each instruction, and emits events. Not thread-safe.
 *
 * <p>A step that fails ends the program, and the blocks around it release their locks. After a conflict, the buyer
 * returns to the start of its {@link Attempt}.
 */
final class Buyer {

    private final ProgramCode code;
    private final Scenario scenario;
    private final BuyerLocks locks;
    private final Gate gate;
    private final RunClock clock;
    private final BuyerEvents events;
    private final Pauses pauses;

    private final LocalCopy copy = new LocalCopy();
    private final StoreSteps steps;
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
            BuyerLocks locks,
            Gate gate,
            RunClock clock,
            BuyerEvents events) {
        this.scenario = scenario;
        this.code = code;
        this.locks = locks;
        this.gate = gate;
        this.clock = clock;
        this.events = events;
        this.pauses = new Pauses(number, scenario);
        this.steps = new StoreSteps(store, copy, locks.ofStore(), gate, clock, events);
    }

    /** Runs the program once per round of the scenario, or until a step fails. */
    void run() {
        events.emit(BuyerStarted::new);
        Optional<String> reason = Optional.empty();
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
            reason = Optional.of(e.reason());
            leaveBlocks();
        }
        events.atNoLine();
        finish(reason);
    }

    /** @param reason why the program failed; empty if it did not */
    private void finish(Optional<String> reason) {
        int tickets = reason.isEmpty() ? copy.tickets() : copy.settled();
        Outcome throughOutcome = tickets > 0 ? Outcome.BOUGHT : Outcome.SOLD_OUT;
        Outcome outcome = reason.isPresent() ? Outcome.FAILED : throughOutcome;
        events.emit(header -> new BuyerFinished(header, outcome, reason, OptionalLong.of(tickets)));
    }

    /** Whether the buyer believes that it holds a lock. */
    boolean holdsLock() {
        return locks.areHeld();
    }

    private void step(Instruction instruction) throws StepFailedException {
        events.at(instruction);
        try {
            Gate.GateDecision decision = gate.pass(instruction, locks.areInUse());
            events.passedGate();
            if (decision == Gate.GateDecision.GO) {
                locks.tellIfLost();
                perform(instruction);
            } else {
                leaveOut(instruction);
            }
        } catch (StoreException | LockException | InterruptedException | RuntimeException | LinkageError e) {
            // A class may be missing from the worker's small class path.
            throw events.failed(e);
        }
    }

    private void perform(Instruction instruction)
            throws StoreException, LockException, InterruptedException, StepFailedException {
        if (attempt.beginsWith(instruction, position())) {
            copy.mark();
        }
        switch (instruction.operation()) {
            case QUERY -> {
                steps.query();
                counter++;
            }
            case LOCK -> {
                take(instruction);
                counter++;
            }
            case ENTER -> {
                take(instruction);
                blocks.push(counter++);
            }
            case UNLOCK -> giveBack(instruction);
            case LEAVE -> {
                blocks.pop();
                giveBack(instruction);
            }
            case READ -> {
                if (steps.read()) {
                    counter++;
                } else {
                    startAgain(OptionalLong.empty());
                }
            }
            case TAKE -> {
                steps.take();
                counter++;
            }
            case WRITE -> write(instruction);
            case THINK -> {
                long ns = pauses.thinkNs(instruction.millis()) - events.takeEmittingNs();
                gate.during(() -> clock.sleep(ns));
                counter++;
            }
        }
    }

    private void take(Instruction instruction) throws LockException, InterruptedException, StepFailedException {
        locks.of(instruction.lock()).take(instruction.shared(), position(), gate);
    }

    private void leaveOut(Instruction instruction) {
        if (instruction.operation() == Instruction.Operation.LEAVE) {
            blocks.pop();
        }
        counter++;
    }

    private void write(Instruction instruction)
            throws StoreException, LockException, InterruptedException, StepFailedException {
        switch (steps.write(instruction)) {
            case NOTHING, REFUSED -> counter++;
            case WRITTEN -> {
                if (!locks.ofStore().inTransaction()) {
                    settle();
                }
                counter++;
            }
            case CONFLICT -> startAgain(copy.base());
        }
    }

    private void giveBack(Instruction instruction) throws LockException, InterruptedException, StepFailedException {
        LockUse lock = locks.of(instruction.lock());
        boolean isTransaction = lock.inTransaction();
        if (!lock.giveBack()) {
            startAgainAt(attempt.start(), copy.base());
            return;
        }
        if (isTransaction) {
            settle();
        } else if (!locks.areInUse()) {
            attempt.leaveLock();
        }
        counter++;
    }

    private void settle() {
        copy.settle();
        attempt.end();
    }

    /**
     * Retries after a conflict. A transaction can be repeated as a whole; a single write only if its data can be read
     * again.
     *
     * @param outdated the version that the store no longer held, if it is known
     */
    private void startAgain(OptionalLong outdated) throws LockException, InterruptedException, StepFailedException {
        if (!locks.ofStore().inTransaction() && !attempt.hasRead()) {
            throw events.failed(
                    FailureKind.STALE_COPY,
                    "another buyer has written, and nothing was read since this one's own last write");
        }
        int target = attempt.start();
        locks.ofStore().breakOff(target);
        startAgainAt(target, outdated);
    }

    private void startAgainAt(int target, OptionalLong outdated) throws InterruptedException {
        int before = round;
        round = target / code.size();
        counter = target % code.size();
        retries++;
        OptionalLong backTo = OptionalLong.of(code.at(counter).line());
        OptionalInt earlierRound = round == before ? OptionalInt.empty() : OptionalInt.of(round + 1);
        events.emit(header -> new Conflicted(header, retries, outdated, backTo, earlierRound));
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
            Instruction block = code.at(blocks.pop());
            events.at(block);
            try {
                locks.of(block.lock()).giveBackAfterFailure();
            } catch (LockException | RuntimeException | LinkageError e) {
                // The buyer finishes with the first failure; this one is only recorded.
                events.failed(e);
            }
        }
    }
}
