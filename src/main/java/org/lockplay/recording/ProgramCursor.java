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
 * One buyer's way through its program: where it stands, and the gates behind it. Instructions that leave no event of their
 * own, such as {@code think}, were passed if something after them has happened. Times are on the run's clock.
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
    /** How many releases it owes; 0 where its lock is held by nobody. */
    private int owed;

    private int lastRead = NOWHERE;
    /** When the event before happened. */
    private long before;
    /** Whether it stands in the middle of a write to a file. */
    private boolean isMidWrite;
    /** Whether it tells of every gate that it comes to. */
    private boolean tellsGates;

    /** The event before it came to the gate that it passes next and where a planned fault met it; empty if none did. */
    private OptionalLong struckAfter = OptionalLong.empty();

    private OptionalLong requested = OptionalLong.empty();
    /** What was done by hand while it waited for the lock, until it is known to have passed the gate before that. */
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

    /** What it has come to. */
    Instruction standsAt() {
        return code.at(counter);
    }

    /** When it was heard of for the last time. */
    long lastHeardOf() {
        return before;
    }

    /** When it asked for the lock that it waits for; empty if it waits for none. */
    OptionalLong waitsSince() {
        return requested;
    }

    /** Whether it is between taking its lock and giving it back. */
    boolean holds() {
        return takenAt != NOWHERE;
    }

    boolean isMidWrite() {
        return isMidWrite;
    }

    /** Something was heard of it. */
    void heard(Event event) {
        before = Math.max(before, event.t());
    }

    /** It came to a gate and said so: it does that at every gate. */
    void arrived() {
        tellsGates = true;
    }

    /** It asks for the lock that it stands before. */
    void asksForLock(long now) {
        requested = OptionalLong.of(now);
    }

    /** Goes on to the instruction that an event belongs to; false if there is none, as in a history that was cut. */
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

    /** Goes on to the program's end. */
    void goToEnd(long now) {
        while (round < rounds) {
            skip(now);
        }
    }

    /** Passes the gate where it stands, and a conflict behind that sends it back. */
    void passAndGoBack(Event conflict, Effect effect) {
        int before = round;
        // Histories of older versions do not say where to.
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

    /** A planned fault meets it at the gate where it stands. */
    void isStruck() {
        struckAfter = OptionalLong.of(before);
    }

    /** Passes a gate to which it comes once more, since it is held up behind that. */
    void passInVain(long now) {
        add(now, Effect.NONE);
    }

    /** Passes the gate before a write to a file, and now stands at the one in its middle. */
    void truncate(long now) {
        add(now, Effect.TRUNCATION);
        isMidWrite = true;
    }

    /** Passes the gate where it stands. */
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

    /** Something happens to it that is no passing of a gate, and can have been told a little late. */
    void byHand(Turn turn, long now) {
        long latest = Math.max(before, now);
        add(turn, latest, latest, Effect.NONE);
    }

    /** Something is done to it by hand as it waits for the lock: it has passed the gate before that, as is told later. */
    void byHandInWait(Turn turn) {
        behindWait = Optional.of(turn);
    }

    /** Passes an instruction that has left no event; what gives something back did so at the latest possible moment. */
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
