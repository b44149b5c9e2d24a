package org.lockplay.recording;

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
import org.lockplay.scenario.Turn;

/**
 * Replays one buyer's program over its events to determine which gates it passed, and which faults a user injected. Not
 * thread-safe.
 */
final class GatePassExtractor {

    private final int buyer;
    private final boolean holds;
    private final StoreEffects store;
    private final ProgramCursor path;

    /** When a planned fault ended the buyer; empty if none did. */
    private OptionalLong ended = OptionalLong.empty();

    /** Whether the buyer noticed only at the release that its lock was lost. */
    private boolean lostAtRelease;

    private boolean over;

    private GatePassExtractor(Scenario scenario, ProgramCode code, int buyer) {
        this.buyer = buyer;
        this.holds = scenario.lock().kind().holds();
        this.store = new StoreEffects(scenario);
        this.path = new ProgramCursor(buyer, code, scenario, store);
    }

    /** Processes all events of a buyer, in the order in which they were emitted. */
    static GatePassExtractor along(Scenario scenario, ProgramCode code, int buyer, List<Event> events) {
        GatePassExtractor walk = new GatePassExtractor(scenario, code, buyer);
        for (Event event : events) {
            if (!walk.over) {
                walk.follow(event);
                walk.path.heard(event);
            } else if (isDeathByHand(event)) {
                walk.path.byHand(inject(event, FaultKind.CRASH), event.t());
            }
        }
        if (!walk.over && walk.path.waitsSince().isEmpty() && walk.ended.isPresent()) {
            walk.store.rollBack();
            walk.path.pass(walk.ended.getAsLong(), Effect.NONE);
        }
        return walk;
    }

    /** The gates that the buyer passed, in order; without the one before a lock that it still waits for. */
    List<GatePass> passages() {
        return path.passages();
    }

    /** When the buyer requested a lock that it never acquired; empty if there is none. */
    OptionalLong waitsSince() {
        return over ? OptionalLong.empty() : path.waitsSince();
    }

    /** The instruction that the buyer has reached. */
    Instruction standsAt() {
        return path.standsAt();
    }

    /** The time of the buyer's last event. */
    long lastHeardOf() {
        return path.lastHeardOf();
    }

    private void follow(Event event) {
        switch (event.kind()) {
            case GATE -> arrive(event);
            case QUERIED -> at(event, Operation.QUERY, store.seen(event));
            case LOCK_REQUESTED -> {
                if (path.goTo(event, Instruction::acquires)) {
                    path.asksForLock(event.t());
                }
            }
            case LOCK_ACQUIRED -> {
                at(event, Instruction::acquires, Effect.NONE);
                lostAtRelease = false;
            }
            case LOCK_TIMEOUT -> {
                timedOut(event);
                over = true;
            }
            case LOCK_LOST -> lost(event);
            case LOCK_RELEASED -> {
                if (!lostAtRelease) {
                    at(event, Instruction::releases, Effect.NONE);
                }
            }
            case COMMITTED -> {
                // If the lock is held, the release event already covers this gate, at the time of the commit.
                if (!holds) {
                    at(event, Instruction::releases, Effect.NONE);
                }
            }
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
            case THAWED -> {
                if (isByHand(event)) {
                    path.byHand(new Turn.Thaw(buyer), event.t());
                }
            }
            case BUYER_FINISHED -> finish(event);
            default -> {
                // Carries no information about gates.
            }
        }
    }

    /** Reaches a gate: all instructions before it are done. */
    private void arrive(Event event) {
        path.arrived();
        if (isAmidWrite(event)) {
            truncate(event);
        } else {
            boolean leaves = event.text(Field.WHAT).filter("leave"::equals).isPresent();
            path.goTo(event, instruction -> (instruction.operation() == Operation.LEAVE) == leaves);
        }
    }

    /** The buyer passed the gate before the lock when it requested the lock. */
    private void timedOut(Event event) {
        long asked = path.waitsSince().orElse(event.t());
        if (path.goTo(event, Instruction::acquires)) {
            path.pass(asked, Effect.NONE);
            path.byHand(new Turn.Timeout(buyer), event.t());
        }
    }

    /**
     * The lock is lost. Noticed before a step, that step has an event of its own; noticed at the release, it has none.
     */
    private void lost(Event event) {
        if (path.goTo(event, Instruction::releases)) {
            path.pass(event.t(), Effect.NONE);
            lostAtRelease = true;
        }
    }

    private void wrote(Event event) {
        if (store.writesInTwoMoments()) {
            truncate(event);
        }
        if (path.goTo(event, instruction -> instruction.operation() == Operation.WRITE)) {
            path.pass(event.t(), store.wrote(event, path.holds()));
        }
    }

    /** Moves to the middle of a write, unless the buyer is there already. */
    private void truncate(Event event) {
        if (path.goTo(event, instruction -> instruction.operation() == Operation.WRITE) && !path.isMidWrite()) {
            path.truncate(event.t());
        }
    }

    private void soldOut(Event event) {
        if (path.goTo(event, instruction -> true)) {
            path.pass(event.t(), store.soldOut(path.standsAt()));
        }
    }

    private void conflict(Event event) {
        if (path.goTo(event, instruction -> true)) {
            path.passAndGoBack(event, store.conflict(path.standsAt()));
        }
    }

    private void fault(Event event) {
        Optional<FaultKind> kind = event.text(Field.FAULT).flatMap(FaultKind::find);
        if (kind.isEmpty()) {
            return;
        }
        if (isByHand(event)) {
            faultByHand(event, kind.get());
        } else if (event.number(Field.STEP).isPresent() && path.goTo(event, instruction -> true)) {
            plannedFault(event, kind.get());
        }
    }

    /** Applies a planned fault. A buyer that runs the step after the fault passes the gate again. */
    private void plannedFault(Event event, FaultKind kind) {
        path.isStruck();
        if (kind.holdsUp()) {
            path.passInVain(event.t());
        }
        switch (kind) {
            case FORGET -> {
                store.rollBack();
                path.pass(event.t(), Effect.NONE);
            }
            case CRASH, HANG -> ended = OptionalLong.of(event.t());
            case TORN_WRITE -> {
                truncate(event);
                ended = OptionalLong.of(event.t());
            }
            default -> {
                // A later event reports the failure or the step.
            }
        }
    }

    /** Applies a fault by hand, at the buyer's gate or while it waits for the lock. */
    private void faultByHand(Event event, FaultKind kind) {
        if (event.number(Field.STEP).isPresent() && !path.goTo(event, instruction -> true)) {
            return;
        }
        if (isAmidWrite(event)) {
            truncate(event);
        }
        Turn inject = inject(event, kind);
        switch (kind) {
            case EXCEPTION, CRASH, HANG -> {
                store.rollBack();
                if (path.waitsSince().isPresent()) {
                    path.pass(event.t(), Effect.NONE);
                }
                path.byHand(inject, event.t());
                over = true;
            }
            case DISCONNECT -> {
                if (path.waitsSince().isPresent()) {
                    path.byHandInWait(inject);
                } else {
                    path.byHand(inject, event.t());
                }
            }
            case FORGET -> {
                path.byHand(inject, event.t());
                store.rollBack();
                path.pass(event.t(), Effect.NONE);
            }
            case TORN_WRITE -> {
                path.byHand(inject, event.t());
                path.pass(event.t(), Effect.NONE);
                over = true;
            }
            case SLOW, FREEZE -> path.byHand(inject, event.t());
        }
    }

    private void finish(Event event) {
        boolean isThrough = event.text(Field.OUTCOME)
                .filter(outcome -> outcome.equals("bought") || outcome.equals("sold-out"))
                .isPresent();
        if (isThrough) {
            path.goToEnd(event.t());
            over = true;
        }
    }

    private void at(Event event, Operation operation, Effect effect) {
        at(event, instruction -> instruction.operation() == operation, effect);
    }

    private void at(Event event, Predicate<Instruction> which, Effect effect) {
        if (path.goTo(event, which)) {
            path.pass(event.t(), effect);
        }
    }

    private static Turn inject(Event event, FaultKind kind) {
        OptionalLong forMs = kind.lasts() ? event.number(Field.FOR_MS) : OptionalLong.empty();
        return new Turn.InjectFault(event.buyer(), kind, forMs);
    }

    private static boolean isAmidWrite(Event event) {
        return event.text(Field.WHAT).filter("truncated"::equals).isPresent();
    }

    private static boolean isByHand(Event event) {
        return event.text(Field.BY).filter("hand"::equals).isPresent();
    }

    private static boolean isDeathByHand(Event event) {
        return isByHand(event)
                && event.text(Field.FAULT)
                        .filter(FaultKind.CRASH.wireName()::equals)
                        .isPresent();
    }
}
