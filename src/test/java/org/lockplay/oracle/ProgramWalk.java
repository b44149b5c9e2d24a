package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.lockplay.history.Event;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;

/** Tracks a buyer's position in its program at each of its events. Both ends of a block have the line of its start. */
final class ProgramWalk {

    private static final int NOWHERE = -1;

    private final ProgramCode code;
    private final Map<Long, Integer> places = new HashMap<>();

    ProgramWalk(Program program, BuyerTrack track) {
        this.code = ProgramCode.of(program);
        int last = NOWHERE;
        for (Event event : track.own()) {
            int place = find(event, last);
            if (place != NOWHERE) {
                places.put(event.seq(), place);
                last = place;
            }
        }
    }

    /** The instruction, from 0, that emitted an event; empty if none did. */
    OptionalInt placeOf(Event event) {
        Integer place = places.get(event.seq());
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    Instruction at(int place) {
        return code.at(place);
    }

    int size() {
        return code.size();
    }

    /** Whether the program holds the lock at an instruction. */
    boolean isUnderTheLock(int place) {
        boolean isUnder = false;
        for (int i = 0; i < place; i++) {
            isUnder = code.at(i).acquires() || isUnder && !code.at(i).releases();
        }
        return isUnder;
    }

    /** Whether the program acquires the lock anywhere. */
    boolean acquiresAnywhere() {
        return code.instructions().stream().anyMatch(Instruction::acquires);
    }

    /** Whether a buyer whose last event this is may have released the lock since, without an event. */
    boolean mayBeReleasingAfter(Event event) {
        int from = placeOf(event).orElse(NOWHERE);
        if (from == NOWHERE || code.at(from).releases()) {
            return from != NOWHERE;
        }
        for (int i = from + 1; i < code.size(); i++) {
            if (code.at(i).operation() != Operation.THINK) {
                return code.at(i).releases();
            }
        }
        return false;
    }

    private int find(Event event, int last) {
        long line = number(event, "step").orElse(0);
        int found = NOWHERE;
        for (int i = 0; i < code.size(); i++) {
            if (code.at(i).line() != line) {
                continue;
            }
            if (code.at(i).operation() != Operation.LEAVE) {
                found = i;
            } else if (comesFromTheEnd(event, found, i, last)) {
                return i;
            }
        }
        return found;
    }

    private static boolean comesFromTheEnd(Event event, int enter, int leave, int last) {
        return switch (event.kind()) {
            case LOCK_REQUESTED, LOCK_WAITING, LOCK_ACQUIRED, LOCK_TIMEOUT -> false;
            case LOCK_RELEASED -> true;
            case GATE -> text(event, "what").filter("leave"::equals).isPresent();
            default -> last >= enter && last <= leave;
        };
    }
}
