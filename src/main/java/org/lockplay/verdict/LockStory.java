package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.verdict.Hold.End;

/**
 * One buyer's dealings with the lock, told from its events in program order.
 *
 * @param holds every time it had the lock
 * @param requests every time it asked for it
 */
record LockStory(List<Hold> holds, List<Request> requests) {

    /** Tells the story of one buyer. */
    static LockStory of(int buyer, List<Event> events) {
        Teller teller = new Teller(buyer);
        events.forEach(teller::next);
        return teller.end();
    }

    /**
     * Whether a buyer did something, with the store or with its copy of it: a lock that is never given back was held as
     * long as its buyer did things. Coming to a gate is none, and a free run does not tell of it. Nor is meeting a fault,
     * being frozen, failing or asking for the lock once more: a repetition has those at other moments.
     */
    private static boolean isDeed(Event event) {
        return switch (event.kind()) {
            case LOCK_ACQUIRED, QUERIED, READ, SOLD_OUT, TOOK, WROTE, WRITE_REJECTED -> true;
            case FAILED -> TornReadDetector.isTorn(event);
            case FAULT -> isHalfAWrite(event);
            default -> false;
        };
    }

    /** Whether a file was truncated, and not written: nothing else tells of it in a free run. */
    private static boolean isHalfAWrite(Event event) {
        return event.text(Field.FAULT).filter("torn-write"::equals).isPresent();
    }

    private static final class Teller {

        private final int buyer;
        private final List<Hold> holds = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private Event asked;
        private Event acquired;
        private Event last;
        private int depth;

        Teller(int buyer) {
            this.buyer = buyer;
        }

        void next(Event event) {
            switch (event.kind()) {
                case LOCK_REQUESTED -> {
                    answer(Optional.empty());
                    asked = event;
                }
                case LOCK_TIMEOUT -> answer(Optional.of(event));
                case LOCK_ACQUIRED -> {
                    answer(Optional.of(event));
                    acquire(event);
                }
                case LOCK_RELEASED -> {
                    depth = Math.max(0, depth - 1);
                    if (depth == 0) {
                        endHold(End.RELEASED, event);
                    }
                }
                case LOCK_LOST -> endHold(End.LOST, event);
                case CONFLICT -> endHold(End.UNDONE, event);
                default -> {
                    // What happens under the lock is another story.
                }
            }
            if (isDeed(event)) {
                last = event;
            }
        }

        private void acquire(Event event) {
            depth++;
            if (acquired == null) {
                acquired = event;
            }
        }

        private void answer(Optional<Event> event) {
            if (asked != null) {
                requests.add(new Request(buyer, asked, event));
                asked = null;
            }
        }

        private void endHold(End end, Event event) {
            if (acquired != null) {
                holds.add(new Hold(buyer, acquired, end, event));
            }
            acquired = null;
            depth = 0;
        }

        LockStory end() {
            answer(Optional.empty());
            if (acquired != null) {
                holds.add(new Hold(buyer, acquired, End.KEPT, last));
            }
            return new LockStory(List.copyOf(holds), List.copyOf(requests));
        }
    }
}
