package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Hold.End;

/**
 * One buyer's use of the lock, from its events in program order.
 *
 * @param holds all holds of the buyer
 * @param requests all requests of the buyer
 * @param unheldReleases all releases while the buyer held nothing
 */
record LockUsage(List<Hold> holds, List<Request> requests, List<Event> unheldReleases) {

    /** Derives one buyer's lock usage from its events and the kills of its process. */
    static LockUsage of(int buyer, List<Event> events, Scenario scenario) {
        Reader reader = new Reader(buyer, scenario.lock().kind(), new ReleasePoints(scenario.program()));
        events.forEach(reader::next);
        return reader.end();
    }

    private static final class Reader {

        private final int buyer;
        private final LockKind kind;
        private final ReleasePoints releases;
        private final List<Hold> holds = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private final List<Event> unheldReleases = new ArrayList<>();
        private Event asked;
        private Optional<Event> heldWhenAsked = Optional.empty();
        private Event acquired;
        private Event last;
        private boolean cut;
        private boolean stopped;
        private int depth;
        /** A hold that was lost while the buyer continued to act as the holder. */
        private Hold lost;

        private long line;

        Reader(int buyer, LockKind kind, ReleasePoints releases) {
            this.buyer = buyer;
            this.kind = kind;
            this.releases = releases;
        }

        void next(Event event) {
            if (HoldProof.isKill(event)) {
                killed(event);
                return;
            }
            followLost(event);
            switch (event.kind()) {
                case LOCK_REQUESTED -> {
                    answer(Optional.empty());
                    asked = event;
                    heldWhenAsked = Optional.ofNullable(acquired);
                }
                case LOCK_TIMEOUT -> answer(Optional.of(event));
                case LOCK_ACQUIRED -> {
                    acquire(event);
                    answer(Optional.of(event));
                }
                case LOCK_RELEASED -> release(event);
                case LOCK_LOST -> endHold(End.LOST, event);
                case CONFLICT -> endHold(End.UNDONE, event);
                default -> {
                    // Not about the lock.
                }
            }
            cut |= LockTraits.isOfConnection(kind) && HolderFailure.cuts(event);
            stopped = switch (event.kind()) {
                case FROZEN -> true;
                case THAWED -> false;
                case FAULT -> stopped || HoldProof.endsStep(event);
                default -> stopped;
            };
            if (acquired != null && (HoldProof.provesHold(event, cut) || isCutOffAtWork(event))) {
                last = event;
            }
        }

        /** A buyer held the lock until it was killed, unless a release was in progress and not emitted yet. */
        private void killed(Event kill) {
            boolean atItsGate = kill.buyer() == buyer && kill.number(Field.STEP).isPresent();
            if (acquired != null && HoldProof.provesHold(kill, cut) && (atItsGate || !releases.mayFollow(line))) {
                last = kill;
            }
        }

        /** Whether the buyer was neither waiting nor halted when the run ended, and so still held the lock. */
        private boolean isCutOffAtWork(Event event) {
            return event.kind() == EventKind.BUYER_FINISHED
                    && event.text(Field.OUTCOME).filter("stuck"::equals).isPresent()
                    && asked == null
                    && !stopped
                    && !cut;
        }

        /** Ends a lost hold where its buyer passes the release. */
        private void followLost(Event event) {
            long here = event.number(Field.STEP).orElse(line);
            if (lost != null && (endsBelief(event) || releases.passedBetween(line, here))) {
                holds.add(new Hold(buyer, lost.acquired(), End.LOST, lost.last(), event.seq() - 1));
                lost = null;
            }
            line = here;
        }

        private static boolean endsBelief(Event event) {
            return event.kind() == EventKind.LOCK_REQUESTED || event.kind() == EventKind.LOCK_RELEASED;
        }

        private void acquire(Event event) {
            if (acquired == null) {
                begin(event);
            } else if (kind.reacquisition() == Reacquisition.COUNTED) {
                depth++;
            } else if (kind.reacquisition() == Reacquisition.WAITS_FOR_ITSELF) {
                endHold(End.REPLACED, asked == null ? event : asked);
                begin(event);
            }
        }

        private void begin(Event event) {
            acquired = event;
            last = event;
            depth = 1;
            cut = false;
        }

        private void release(Event event) {
            if (acquired == null) {
                unheldReleases.add(event);
            } else if (--depth == 0) {
                endHold(End.RELEASED, event);
            }
        }

        private void answer(Optional<Event> event) {
            if (asked != null) {
                requests.add(new Request(buyer, asked, event, heldWhenAsked));
                asked = null;
            }
        }

        private void endHold(End end, Event event) {
            if (acquired != null && end == End.LOST) {
                lost = new Hold(buyer, acquired, end, event, Long.MAX_VALUE);
            } else if (acquired != null) {
                holds.add(new Hold(buyer, acquired, end, event, event.seq()));
            }
            acquired = null;
            depth = 0;
        }

        LockUsage end() {
            answer(Optional.empty());
            if (lost != null) {
                holds.add(lost);
            }
            if (acquired != null) {
                holds.add(new Hold(buyer, acquired, End.KEPT, last, Long.MAX_VALUE));
            }
            return new LockUsage(List.copyOf(holds), List.copyOf(requests), List.copyOf(unheldReleases));
        }
    }
}
