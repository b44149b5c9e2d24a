package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;

/**
 * One buyer's position in its program, and the gates that it has passed. Instructions without events of their own, such
 * as {@code think}, were passed if a later event exists. Times are in nanoseconds on the run's clock. Not thread-safe.
 */
final class ProgramCursor {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final int buyer;
    private final ProgramCode code;
    private final int rounds;
    private final Reacquisition again;
    private final StoreEffects store;

    private final List<GatePass> passages = new ArrayList<>();

    private int round;
    private int counter;
    private int takenAt = NOWHERE;
    /** Outstanding releases; 0 if the buyer does not hold the lock. */
    private int owed;

    private int lastRead = NOWHERE;
    /** The time of the previous event. */
    private long before;
    /** Whether the buyer is in the middle of a write to a file. */
    private boolean isMidWrite;
    /** Whether the buyer emits an event at every gate. */
    private boolean tellsGates;

    /** The time of the last event before a planned fault hit the buyer at its next gate; empty if none did. */
    private OptionalLong struckAfter = OptionalLong.empty();

    private OptionalLong requested = OptionalLong.empty();
    /** A fault injected during the lock wait, until the pass of the gate before it is recorded. */
    private Optional<Turn> behindWait = Optional.empty();

    ProgramCursor(int buyer, ProgramCode code, Scenario scenario, StoreEffects store) {
        this.buyer = buyer;
        this.code = code;
        this.rounds = scenario.rounds();
        this.again = scenario.lock().kind().reacquisition();
        this.store = store;
    }

    List<GatePass> passages() {
        return passages;
    }

    /** The instruction that the buyer has reached. */
    Instruction standsAt() {
        return code.at(counter);
    }

    /** The time of the buyer's last event. */
    long lastHeardOf() {
        return before;
    }

    /** When the buyer requested the lock that it waits for; empty if it does not wait. */
    OptionalLong waitsSince() {
        return requested;
    }

    /** Whether the buyer is between acquiring and releasing its lock. */
    boolean holds() {
        return takenAt != NOWHERE;
    }

    boolean isMidWrite() {
        return isMidWrite;
    }

    /** Notes the time of an event. */
    void heard(Event event) {
        before = Math.max(before, event.t());
    }

    /** Notes a {@code gate} event: the buyer emits one at every gate. */
    void arrived() {
        tellsGates = true;
    }

    /** Notes a lock request at the current instruction. */
    void asksForLock(long now) {
        requested = OptionalLong.of(now);
    }

    /** Moves to the instruction that an event belongs to; false if there is none, as in a truncated history. */
    boolean goTo(Event event, Predicate<Instruction> which) {
        long line = event.number(Field.STEP).orElse(0);
        Predicate<Instruction> wanted = instruction -> instruction.line() == line && which.test(instruction);
        int left = code.size() - counter + (round + 1 < rounds ? code.size() : 0);
        for (int i = 0; i < left; i++) {
            if (wanted.test(code.at((counter + i) % code.size()))) {
                for (int skipped = 0; skipped < i; skipped++) {
                    skip(event.t());
                }
                return true;
            }
        }
        return false;
    }

    /** Moves to the program's end. */
    void goToEnd(long now) {
        while (round < rounds) {
            skip(now);
        }
    }

    /** Passes the current gate and moves back because of a conflict. */
    void passAndGoBack(Event conflict, Effect effect) {
        int before = round;
        // Histories of older versions do not contain the target line.
        int attempt = Math.min(takenAt, lastReadFromHere());
        pass(conflict.t(), effect);
        OptionalLong line = conflict.number(Field.BACK_TO);
        counter = line.isPresent() ? counterAt(line.getAsLong()) : attempt;
        round = (int) conflict.number(Field.ROUND).orElse(before + 1L) - 1;
        if (takenAt >= counter) {
            takenAt = NOWHERE;
            owed = 0;
        }
        lastRead = NOWHERE;
    }

    private int counterAt(long line) {
        return IntStream.range(0, code.size())
                .filter(i -> code.at(i).line() == line)
                .findFirst()
                .orElse(counter);
    }

    private int lastReadFromHere() {
        return standsAt().operation() == Operation.READ ? Math.min(lastRead, counter) : lastRead;
    }

    /** Notes that a planned fault hit the buyer at the current gate. */
    void isStruck() {
        struckAfter = OptionalLong.of(before);
    }

    /** Passes the current gate without moving on: after the fault the buyer passes it again. */
    void passInVain(long now) {
        add(now, Effect.NONE);
    }

    /** Passes the gate before a write to a file; the next gate is in the middle of the write. */
    void truncate(long now) {
        add(now, Effect.TRUNCATION);
        isMidWrite = true;
    }

    /** Passes the current gate. */
    void pass(long now, Effect effect) {
        Instruction passed = code.at(counter);
        add(now, passed.releases() ? store.commit(effect) : effect);
        if (passed.acquires()) {
            takenAt = holds() && !again.startsNewHold() ? takenAt : counter;
            owed = again.afterAcquiring(owed);
        } else if (passed.releases()) {
            owed = again.afterReleasing(owed);
            takenAt = owed > 0 ? takenAt : NOWHERE;
        } else if (passed.operation() == Operation.READ) {
            lastRead = Math.min(lastRead, counter);
        }
        isMidWrite = false;
        requested = OptionalLong.empty();
        if (++counter == code.size()) {
            counter = 0;
            round++;
            lastRead = NOWHERE;
        }
    }

    /** Records a turn that is not a gate. Its event may be slightly late. */
    void byHand(Turn turn, long now) {
        long latest = Math.max(before, now);
        add(turn, latest, latest, Effect.NONE);
    }

    /**
     * Records a fault during the lock wait. It follows the pass of the gate before the lock, which is recorded later.
     */
    void byHandInWait(Turn turn) {
        behindWait = Optional.of(turn);
    }

    /**
     * Passes an instruction without event. A release is assumed at the latest possible time, others at the earliest.
     */
    private void skip(long now) {
        boolean late = tellsGates || isMidWrite || code.at(counter).releases();
        pass(late ? now : before, Effect.NONE);
    }

    private void add(long now, Effect effect) {
        add(new Turn.Pass(buyer), Math.min(struckAfter.orElse(before), now), now, effect);
        struckAfter = OptionalLong.empty();
        behindWait.ifPresent(turn -> byHand(turn, now));
        behindWait = Optional.empty();
    }

    private void add(Turn turn, long earliest, long now, Effect effect) {
        passages.add(new GatePass(turn, earliest, now, effect, standsAt(), holds(), struckAfter.isPresent()));
    }
}
