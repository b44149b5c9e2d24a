package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Instruction;

/**
 * Derives from one buyer's events what it wrote to the store and what it bought. Writes in a transaction take effect at
 * its commit.
 */
final class DealReader {

    private static final int NOWHERE = -1;

    private final BuyerTrack track;
    private final ProgramWalk walk;
    private final LockKind kind;
    private final boolean hasCommitEvents;

    private final List<StoreWrite> writes = new ArrayList<>();
    /** Writes in a transaction that is still open. */
    private final List<StoreWrite> uncommitted = new ArrayList<>();

    private Event base;
    private int taken;
    private int takenByUncommitted;
    private int certain;
    private int cutOff;
    /** Tickets that the buyer believes it has without a write: taken, then read again or found sold out. */
    private int believed;
    /** Such tickets of a buyer that then wrote, by a write that is not committed yet, and by one that took effect. */
    private int believedByUncommitted;

    private int believedAndWrote;

    private boolean inTransaction;
    private boolean holdsRow;
    private boolean failed;
    /** Whether a write or a commit failed that may have taken effect. */
    private boolean unanswered;

    private int place = NOWHERE;

    DealReader(BuyerTrack track, ProgramWalk walk, LockKind kind, boolean hasCommitEvents) {
        this.track = track;
        this.walk = walk;
        this.kind = kind;
        this.hasCommitEvents = hasCommitEvents;
        track.own().forEach(this::read);
        if (track.endedItself() && !track.failed()) {
            // Never committed, but the buyer ends believing that it was.
            believed += takenByUncommitted + believedByUncommitted;
        }
        boolean writesNoMore = track.endedItself() || wasKilledAtAGate();
        cutOff = writesNoMore && !unanswered ? 0 : taken + takenByUncommitted;
        settle(unanswered || !track.endedItself() && mayHaveCommitted() ? Truth.MAY : Truth.MUST_NOT);
    }

    /** Whether the buyer was killed before it began a step. */
    private boolean wasKilledAtAGate() {
        return track.faults("crash").stream()
                .anyMatch(fault -> number(fault, "step").isPresent()
                        && text(fault, "what").filter("truncated"::equals).isEmpty());
    }

    List<StoreWrite> writes() {
        return writes;
    }

    /** The buyer's purchases, as far as its events show. */
    Purchase purchase() {
        boolean hasEnded = track.endedItself();
        int open = taken + takenByUncommitted;
        int least = certain;
        int most = certain + believedAndWrote + (hasEnded ? believed + open : open);
        return new Purchase(track.buyer(), least, most, cutOff);
    }

    private void read(Event event) {
        walk.placeOf(event).ifPresent(this::goTo);
        switch (event.kind()) {
            case READ -> {
                base = event;
                believed += taken;
                taken = 0;
            }
            case TOOK -> taken++;
            case WROTE -> write(event);
            case SOLD_OUT -> soldOut(event);
            case WRITE_REJECTED -> taken = 0;
            case CONFLICT -> {
                settle(Truth.MUST_NOT);
                inTransaction = false;
                taken = 0;
                place = NOWHERE;
            }
            case LOCK_ACQUIRED -> holdsRow = kind == LockKind.ROW;
            case LOCK_RELEASED -> {
                if (kind == LockKind.ROW && failed) {
                    settle(Truth.MUST_NOT);
                } else if (kind == LockKind.ROW && !hasCommitEvents) {
                    settle(Truth.MUST);
                }
                holdsRow &= kind != LockKind.ROW;
            }
            case FAILED -> {
                failed = true;
                unanswered |= text(event, "what").filter("unconfirmed"::equals).isPresent();
            }
            case BUYER_FINISHED -> {
                if (!failed && !track.failed()) {
                    pass(place, walk.size());
                }
            }
            default -> {
                if (event.kind().wireName().equals("committed")) {
                    settle(Truth.MUST);
                    // A release can be forgotten at one attempt, and not at the next.
                    inTransaction = false;
                }
            }
        }
    }

    /** Advances over instructions that emit no events. */
    private void goTo(int next) {
        if (kind != LockKind.SERIALIZABLE || next == place) {
            return;
        }
        if (next < place) {
            pass(place, walk.size());
            place = NOWHERE;
        }
        // The instruction of an event may not be completed yet.
        pass(place, next);
        place = next;
    }

    private void pass(int from, int to) {
        for (int i = Math.max(0, from); i < to; i++) {
            Instruction instruction = walk.at(i);
            if (instruction.acquires()) {
                inTransaction = kind == LockKind.SERIALIZABLE;
            } else if (instruction.releases() && inTransaction && !isForgotten(instruction)) {
                if (!hasCommitEvents) {
                    settle(Truth.MUST);
                }
                inTransaction = false;
            }
        }
    }

    private boolean isForgotten(Instruction release) {
        return track.faults("forget").stream()
                .anyMatch(fault -> walk.placeOf(fault).isPresent()
                        && walk.at(walk.placeOf(fault).getAsInt()).equals(release));
    }

    private void write(Event event) {
        boolean open = inTransaction || holdsRow;
        StoreWrite write = new StoreWrite(event, open ? Truth.MAY : Truth.MUST, base, taken);
        if (open) {
            uncommitted.add(write);
            takenByUncommitted += taken;
            believedByUncommitted += believed;
        } else {
            writes.add(write);
            certain += taken;
            believedAndWrote += believed;
        }
        taken = 0;
        believed = 0;
        base = event;
    }

    /** A write that finds the store sold out takes nothing; a check of the local copy keeps what was taken before. */
    private void soldOut(Event event) {
        boolean byWrite = walk.placeOf(event).isPresent()
                && walk.at(walk.placeOf(event).getAsInt()).operation() == Instruction.Operation.WRITE;
        if (byWrite) {
            taken = 0;
        }
    }

    private void settle(Truth effect) {
        uncommitted.forEach(write -> writes.add(new StoreWrite(write.event(), effect, write.base(), write.taken())));
        uncommitted.clear();
        if (effect == Truth.MUST) {
            certain += takenByUncommitted;
        } else if (effect == Truth.MAY) {
            taken += takenByUncommitted;
        }
        if (effect == Truth.MUST_NOT) {
            believed += believedByUncommitted;
        } else {
            believedAndWrote += believedByUncommitted;
        }
        takenByUncommitted = 0;
        believedByUncommitted = 0;
    }

    /** Whether the next instruction commits, so that a buyer cut off here may have committed already. */
    private boolean mayHaveCommitted() {
        Event last = track.lastDeed().orElse(null);
        if (last == null || last.kind() == EventKind.FAILED) {
            return false;
        }
        int from = walk.placeOf(last).orElse(NOWHERE);
        for (int i = Math.max(0, from); i < walk.size(); i++) {
            if (walk.at(i).releases()) {
                return true;
            }
            if (i > from && walk.at(i).operation() != Instruction.Operation.THINK) {
                return false;
            }
        }
        return false;
    }
}
