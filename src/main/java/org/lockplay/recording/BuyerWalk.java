package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;

/**
 * Finds out from one buyer's events which gates it has passed: walks through the program along with them. Instructions
 * that leave no event of their own, such as {@code think}, were passed if something after them has happened.
 */
final class BuyerWalk {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final int buyer;
    private final ProgramCode code;
    private final int rounds;
    private final StoreDealings store;

    private final List<Passage> passages = new ArrayList<>();

    private int round;
    private int counter;
    private int takenAt = NOWHERE;
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
    /** When it was struck by something that it does not survive. */
    private OptionalLong ended = OptionalLong.empty();

    private boolean over;

    private BuyerWalk(Scenario scenario, ProgramCode code, int buyer) {
        this.buyer = buyer;
        this.code = code;
        this.rounds = scenario.rounds();
        this.store = new StoreDealings(scenario);
    }

    /** Walks along all that is known of a buyer, in the order in which it told it. */
    static BuyerWalk along(Scenario scenario, ProgramCode code, int buyer, List<Event> events) {
        BuyerWalk walk = new BuyerWalk(scenario, code, buyer);
        for (Event event : events) {
            if (!walk.over) {
                walk.follow(event);
                walk.before = Math.max(walk.before, event.t());
            }
        }
        if (!walk.over && walk.requested.isEmpty() && walk.ended.isPresent()) {
            walk.store.rollBack();
            walk.pass(walk.ended.getAsLong(), Effect.NONE);
        }
        return walk;
    }

    /** The gates that it has passed, in order; without the one before a lock that it still waits for. */
    List<Passage> passages() {
        return passages;
    }

    /** When it asked for a lock that it never got; empty if it did not. */
    OptionalLong waitsSince() {
        return over ? OptionalLong.empty() : requested;
    }

    /** What it has come to. */
    Instruction standsAt() {
        return code.at(counter);
    }

    /** When it was heard of for the last time. */
    long lastHeardOf() {
        return before;
    }

    private void follow(Event event) {
        switch (event.kind()) {
            case GATE -> arrive(event);
            case QUERIED -> at(event, Operation.QUERY, store.seen(event));
            case LOCK_REQUESTED -> {
                if (find(event, Instruction::acquires)) {
                    requested = OptionalLong.of(event.t());
                }
            }
            case LOCK_ACQUIRED -> at(event, Instruction::acquires, Effect.NONE);
            case LOCK_REFUSED, LOCK_TIMEOUT -> {
                at(event, Instruction::acquires, Effect.NONE);
                over = true;
            }
            case LOCK_RELEASED -> at(event, Instruction::releases, Effect.NONE);
            case READ -> at(event, Operation.READ, store.read(event));
            case TOOK -> at(event, Operation.TAKE, Effect.NONE);
            case SOLD_OUT -> soldOut(event);
            case WROTE -> wrote(event);
            case CONFLICT -> conflict(event);
            case FAILED, WRITE_REJECTED -> {
                store.rollBack();
                at(event, instruction -> true, store.seen(event));
                over = true;
            }
            case FAULT -> fault(event);
            case BUYER_FINISHED -> finish(event);
            default -> {
                // Says nothing about gates.
            }
        }
    }

    /** Comes to a gate: all that lies before it is done. */
    private void arrive(Event event) {
        tellsGates = true;
        String what = event.text(Field.WHAT).orElse("");
        if (what.equals("truncated")) {
            if (find(event, instruction -> instruction.operation() == Operation.WRITE)) {
                truncate(event.t());
            }
        } else {
            boolean leaves = what.equals("leave");
            find(event, instruction -> (instruction.operation() == Operation.LEAVE) == leaves);
        }
    }

    private void wrote(Event event) {
        if (find(event, instruction -> instruction.operation() == Operation.WRITE)) {
            if (store.writesInTwoMoments() && !isMidWrite) {
                truncate(event.t());
            }
            pass(event.t(), store.wrote(event, takenAt != NOWHERE));
        }
    }

    private void soldOut(Event event) {
        if (find(event, instruction -> true)) {
            pass(event.t(), store.soldOut(code.at(counter)));
        }
    }

    private void conflict(Event event) {
        int taken = takenAt;
        if (find(event, instruction -> true)) {
            int read = code.at(counter).operation() == Operation.READ ? Math.min(lastRead, counter) : lastRead;
            pass(event.t(), store.conflict(code.at(counter)));
            counter = Math.min(taken, read);
            takenAt = NOWHERE;
            lastRead = NOWHERE;
        }
    }

    /** A fault strikes behind a gate. Who was held up by it comes to that gate once more, unless it came by hand. */
    private void fault(Event event) {
        Optional<FaultKind> kind = event.text(Field.FAULT).flatMap(FaultKind::find);
        if (kind.isEmpty() || event.number(Field.STEP).isEmpty() || !find(event, instruction -> true)) {
            return;
        }
        boolean isPlanned = event.text(Field.BY).filter("plan"::equals).isPresent();
        struckAfter = isPlanned ? OptionalLong.of(before) : OptionalLong.empty();
        if (kind.get().holdsUp() && isPlanned) {
            add(event.t(), Effect.NONE);
        }
        switch (kind.get()) {
            case FORGET -> {
                store.rollBack();
                pass(event.t(), Effect.NONE);
            }
            case CRASH, HANG -> ended = OptionalLong.of(event.t());
            case TORN_WRITE -> {
                if (!isMidWrite) {
                    truncate(event.t());
                }
                ended = OptionalLong.of(event.t());
            }
            default -> {
                // What failed, or was done after all, tells of it.
            }
        }
    }

    private void finish(Event event) {
        boolean isThrough = event.text(Field.OUTCOME)
                .filter(outcome -> outcome.equals("bought") || outcome.equals("sold-out"))
                .isPresent();
        if (isThrough) {
            while (round < rounds) {
                skip(event.t());
            }
            over = true;
        }
    }

    private void at(Event event, Operation operation, Effect effect) {
        at(event, instruction -> instruction.operation() == operation, effect);
    }

    private void at(Event event, Predicate<Instruction> which, Effect effect) {
        if (find(event, which)) {
            pass(event.t(), effect);
        }
    }

    /** Goes on to the instruction that an event belongs to; false if there is none, as in a history that was cut. */
    private boolean find(Event event, Predicate<Instruction> which) {
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

    /** Passes an instruction that has left no event; what gives something back did so at the latest possible moment. */
    private void skip(long now) {
        boolean late = tellsGates || isMidWrite || code.at(counter).releases();
        pass(late ? now : before, Effect.NONE);
    }

    /** Passes the gate before a write to a file, and now stands at the one in its middle. */
    private void truncate(long now) {
        add(now, Effect.TRUNCATION);
        isMidWrite = true;
    }

    private void add(long now, Effect effect) {
        long earliest = Math.min(struckAfter.orElse(before), now);
        boolean holding = takenAt != NOWHERE;
        passages.add(new Passage(buyer, earliest, now, effect, code.at(counter), holding, struckAfter.isPresent()));
        struckAfter = OptionalLong.empty();
    }

    private void pass(long now, Effect effect) {
        Instruction passed = code.at(counter);
        add(now, passed.releases() ? store.commit(effect) : effect);
        if (passed.acquires()) {
            takenAt = counter;
        } else if (passed.releases()) {
            takenAt = NOWHERE;
        } else if (passed.operation() == Operation.READ) {
            lastRead = Math.min(lastRead, counter);
        }
        isMidWrite = false;
        requested = OptionalLong.empty();
        if (++counter == code.size()) {
            counter = 0;
            round++;
            takenAt = NOWHERE;
            lastRead = NOWHERE;
        }
    }
}
