package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;

/**
 * Finds out from one buyer's events which gates it has passed: walks through the program along with them. Instructions
 * that leave no event of their own, such as {@code think}, were passed if something after them has happened.
 */
final class BuyerWalk {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private final int buyer;
    private final ProgramCode code;
    private final int rounds;
    private final boolean writesToFile;
    /** Whether a write looks at the store in the same moment. */
    private final boolean writesIfUnchanged;
    /** Whether others see what was written under the lock only once that is given back. */
    private final boolean commits;

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
    /** What it has read. */
    private Content copied;
    /** What it has written and nobody else can see yet. */
    private UnaryOperator<Content> uncommitted;

    private boolean over;

    private BuyerWalk(Scenario scenario, ProgramCode code, int buyer) {
        this.buyer = buyer;
        this.code = code;
        this.rounds = scenario.rounds();
        this.writesToFile = scenario.store() == StoreKind.FILE;
        LockKind lock = scenario.lock().kind();
        this.writesIfUnchanged = lock == LockKind.ATOMIC || lock == LockKind.OPTIMISTIC;
        this.commits = lock == LockKind.ROW || lock == LockKind.SERIALIZABLE;
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
            walk.uncommitted = null;
            walk.pass(walk.ended.getAsLong(), null, null);
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
            case QUERIED -> at(event, Operation.QUERY, whatWasSeen(event));
            case LOCK_REQUESTED -> {
                if (find(event, Instruction::acquires)) {
                    requested = OptionalLong.of(event.t());
                }
            }
            case LOCK_ACQUIRED -> at(event, Instruction::acquires, null);
            case LOCK_REFUSED, LOCK_TIMEOUT -> {
                at(event, Instruction::acquires, null);
                over = true;
            }
            case LOCK_RELEASED -> at(event, Instruction::releases, null);
            case READ -> {
                copied = content(event);
                at(event, Operation.READ, whatWasSeen(event));
            }
            case TOOK -> at(event, Operation.TAKE, null);
            case SOLD_OUT -> soldOut(event);
            case WROTE -> wrote(event);
            case CONFLICT -> conflict(event);
            case FAILED, WRITE_REJECTED -> {
                uncommitted = null;
                at(event, instruction -> true, whatWasSeen(event));
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
            if (writesToFile && !isMidWrite) {
                truncate(event.t());
            }
            Content written = content(event);
            if (commits && takenAt != NOWHERE) {
                pass(event.t(), null, null);
                uncommitted = content -> written;
            } else {
                pass(
                        event.t(),
                        writesIfUnchanged ? content -> content.version() == written.version() - 1 : null,
                        writesToFile ? written::over : content -> written);
            }
        }
    }

    /** It was its own copy that said so, or the store's answer to a conditional write. */
    private void soldOut(Event event) {
        if (find(event, instruction -> true)) {
            boolean isAnswer = code.at(counter).operation() == Operation.WRITE;
            pass(event.t(), isAnswer ? content -> content.count() == 0 : null, null);
        }
    }

    private void conflict(Event event) {
        int taken = takenAt;
        if (find(event, instruction -> true)) {
            int read = code.at(counter).operation() == Operation.READ ? Math.min(lastRead, counter) : lastRead;
            Content outdated = copied;
            uncommitted = null;
            pass(event.t(), refusesOutdated() ? content -> !content.equals(outdated) : null, null);
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
        switch (kind.get()) {
            case SLOW, FREEZE, DISCONNECT -> {
                if (isPlanned) {
                    add(event.t(), null, null);
                }
            }
            case FORGET -> {
                uncommitted = null;
                pass(event.t(), null, null);
            }
            case CRASH, HANG -> ended = OptionalLong.of(event.t());
            case TORN_WRITE -> {
                if (!isMidWrite) {
                    truncate(event.t());
                }
                ended = OptionalLong.of(event.t());
            }
            case EXCEPTION -> {
                // What failed tells of it.
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

    private void at(Event event, Operation operation, Predicate<Content> fits) {
        at(event, instruction -> instruction.operation() == operation, fits);
    }

    private void at(Event event, Predicate<Instruction> which, Predicate<Content> fits) {
        if (find(event, which)) {
            pass(event.t(), fits, null);
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
        pass(late ? now : before, null, null);
    }

    /** Passes the gate before a write to a file, and now stands at the one in its middle. */
    private void truncate(long now) {
        add(now, null, content -> Content.TRUNCATED);
        isMidWrite = true;
    }

    private void add(long now, Predicate<Content> fits, UnaryOperator<Content> change) {
        long earliest = Math.min(struckAfter.orElse(before), now);
        boolean holding = takenAt != NOWHERE;
        passages.add(
                new Passage(buyer, earliest, now, fits, change, code.at(counter), holding, struckAfter.isPresent()));
        struckAfter = OptionalLong.empty();
    }

    private void pass(long now, Predicate<Content> fits, UnaryOperator<Content> change) {
        Instruction passed = code.at(counter);
        add(now, fits, passed.releases() ? uncommitted : change);
        if (passed.acquires()) {
            takenAt = counter;
        } else if (passed.releases()) {
            takenAt = NOWHERE;
            uncommitted = null;
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

    private boolean refusesOutdated() {
        Instruction refused = code.at(counter);
        boolean looks = refused.operation() == Operation.WRITE || refused.releases();
        return (writesIfUnchanged || commits) && copied != null && looks;
    }

    private static Predicate<Content> whatWasSeen(Event event) {
        if (event.text(Field.WHAT).filter("torn-read"::equals).isPresent()) {
            return Content::isTorn;
        }
        return event.number(Field.COUNT).isPresent() ? content(event)::equals : null;
    }

    private static Content content(Event event) {
        return new Content(
                event.number(Field.COUNT).orElse(0), event.number(Field.VERSION).orElse(0));
    }
}
