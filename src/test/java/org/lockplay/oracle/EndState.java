package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** The state of a buyer when its run ended. */
enum EndState {
    /** Reached the end of its program, or failed. */
    ENDED,
    /** Its process has ended. */
    DEAD,
    /** Its process is stopped; it continues when thawed. */
    FROZEN,
    /** In a step that never returns. */
    HUNG,
    /** Waits for the lock. */
    WAITING,
    /** Running: thinking, slowed down, in a step, or at a gate. */
    WORKING;

    static EndState of(BuyerTrack track) {
        if (track.endedItself()) {
            return ENDED;
        }
        if (isDead(track)) {
            return DEAD;
        }
        // A buyer that was slowed down while it waited goes on waiting afterwards.
        Optional<Event> last = track.own().stream()
                .filter(event -> !BuyerTrack.isFault(event, "slow"))
                .reduce((first, second) -> second);
        if (last.filter(EndState::neverReturns).isPresent()) {
            return HUNG;
        }
        if (track.isFrozenAtTheEnd()) {
            return FROZEN;
        }
        // A statement that waits for another transaction is no wait for the lock.
        boolean hasAsked = track.own().stream().anyMatch(event -> event.kind() == EventKind.LOCK_REQUESTED);
        return hasAsked && last.filter(EndState::isWait).isPresent() ? WAITING : WORKING;
    }

    /** Whether it was waiting for the lock when it stopped, for whatever reason. */
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
        return ends && number(event, "forMs").isEmpty();
    }

    private static boolean isWait(Event event) {
        return event.kind() == EventKind.LOCK_REQUESTED
                || event.kind().wireName().equals("lock-waiting");
    }
}
