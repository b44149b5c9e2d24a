package org.lockplay.oracle;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** Where a buyer was when its run ended. */
enum EndState {
    /** Came to the end of its program, or failed. */
    ENDED,
    /** Gone with its process. */
    DEAD,
    /** Its process is stopped; it can go on when somebody thaws it. */
    FROZEN,
    /** In a step that never returns. */
    HUNG,
    /** Has asked for the lock. */
    WAITING,
    /** On its way: thinking, slowed down, in the middle of a step, at a gate. */
    WORKING;

    static EndState of(BuyerTrack track) {
        if (track.endedItself()) {
            return ENDED;
        }
        if (isDead(track)) {
            return DEAD;
        }
        // Once it is over, whoever was slowed down while it waited goes on waiting.
        Optional<Event> last = track.own().stream()
                .filter(event -> !BuyerTrack.isFault(event, "slow"))
                .reduce((first, second) -> second);
        if (last.filter(EndState::neverReturns).isPresent()) {
            return HUNG;
        }
        if (track.isFrozenAtTheEnd()) {
            return FROZEN;
        }
        return last.filter(EndState::isWait).isPresent() ? WAITING : WORKING;
    }

    /** Whether it was asking for the lock when it stopped for whatever reason. */
    static boolean isAsking(BuyerTrack track) {
        return track.own().stream()
                .filter(event -> event.kind() != EventKind.FAULT)
                .reduce((first, second) -> second)
                .filter(EndState::isWait)
                .isPresent();
    }

    boolean isUnfinished() {
        return this != ENDED && this != DEAD;
    }

    private static boolean isDead(BuyerTrack track) {
        return track.outcome().equals("killed");
    }

    private static boolean neverReturns(Event event) {
        boolean ends = BuyerTrack.isFault(event, "hang") || BuyerTrack.isFault(event, "torn-write");
        return ends && event.number(Field.FOR_MS).isEmpty();
    }

    private static boolean isWait(Event event) {
        return event.kind() == EventKind.LOCK_REQUESTED
                || event.kind().wireName().equals("lock-waiting");
    }
}
