package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Conflicted;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.Frozen;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockAnswer;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.LockRequested;
import org.lockplay.history.LockTimedOut;
import org.lockplay.history.Outcome;
import org.lockplay.history.Thawed;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reacquisition;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Hold.End;

/**
 * One buyer's use of its locks, from its events in program order.
 *
 * @param holds all holds of the buyer
 * @param requests all requests of the buyer
 * @param unheldReleases all releases while the buyer held nothing
 */
record LockUsage(List<Hold> holds, List<Request> requests, List<LockReleased> unheldReleases) {

    /** Derives one buyer's lock usage from its events and the kills of its process. */
    static LockUsage of(int buyer, List<Event> events, Scenario scenario) {
        Map<LockName, Reader> readers = new LinkedHashMap<>();
        events.stream()
                .filter(LockUsage::isOfOneLock)
                .forEach(event -> readers.computeIfAbsent(event.lock(), lock -> new Reader(buyer, lock, scenario)));
        for (Event event : events) {
            readers.forEach((lock, reader) -> {
                if (!isOfOneLock(event) || event.lock().equals(lock)) {
                    reader.next(event);
                }
            });
        }
        return merged(readers.values().stream().map(Reader::end).toList());
    }

    /** Whether an event concerns only the lock that it names. */
    private static boolean isOfOneLock(Event event) {
        return event instanceof LockRequested
                || event instanceof LockAnswer
                || event instanceof LockReleased
                || event instanceof LockLost;
    }

    /** The usage of several locks, in program order. */
    private static LockUsage merged(List<LockUsage> locks) {
        return new LockUsage(
                inOrder(locks.stream().flatMap(lock -> lock.holds().stream()), Hold::acquired),
                inOrder(locks.stream().flatMap(lock -> lock.requests().stream()), Request::requested),
                inOrder(locks.stream().flatMap(lock -> lock.unheldReleases().stream()), Function.identity()));
    }

    private static <T> List<T> inOrder(Stream<T> values, Function<T, ? extends Event> event) {
        return values.sorted(
                        Comparator.comparingLong(value -> event.apply(value).seq()))
                .toList();
    }

    private static final class Reader {

        private final int buyer;
        private final Scenario scenario;
        private final LockKind kind;
        private final ReleasePoints releases;
        private final List<Hold> holds = new ArrayList<>();
        private final List<Request> requests = new ArrayList<>();
        private final List<LockReleased> unheldReleases = new ArrayList<>();
        private LockRequested asked;
        private Optional<LockAcquired> heldWhenAsked = Optional.empty();
        private LockAcquired acquired;
        private Event last;
        private boolean cut;
        private boolean frozen;
        /** Whether a fault has ended the buyer's step for good: a thaw does not. */
        private boolean hanging;
        /** Whether the buyer ended by itself, or has failed and does no more than give the lock back. */
        private boolean ended;
        /** The first kill of the buyer's process. */
        private Event kill;

        private int depth;
        /** A hold that was lost while the buyer continued to act as the holder. */
        private Hold lost;

        private int line;
        /** Whether the buyer's last event with a line was an acquisition. */
        private boolean hasJustAcquired;

        Reader(int buyer, LockName lock, Scenario scenario) {
            this.buyer = buyer;
            this.scenario = scenario;
            this.kind = scenario.lock().kind();
            this.releases = new ReleasePoints(scenario.program().of(buyer), lock);
        }

        void next(Event event) {
            if (HoldProof.isKill(event)) {
                kill = kill == null ? event : kill;
                return;
            }
            followLost(event);
            if (event instanceof LockRequested request) {
                answer(Optional.empty());
                asked = request;
                heldWhenAsked = Optional.ofNullable(acquired);
            } else if (event instanceof LockTimedOut || event instanceof DeadlockRefused) {
                answer(Optional.of((LockAnswer) event));
            } else if (event instanceof LockAcquired begin) {
                acquire(begin);
                answer(Optional.of(begin));
            } else if (event instanceof LockReleased release) {
                release(release);
            } else if (event instanceof LockLost) {
                endHold(End.LOST, event);
            } else if (event instanceof Conflicted) {
                endHold(End.UNDONE, event);
            }
            cut |= LockTraits.isOfConnection(kind) && HolderFailure.cuts(event);
            hanging |= HoldProof.endsStep(event);
            if (event instanceof Frozen) {
                frozen = true;
            } else if (event instanceof Thawed) {
                frozen = false;
            } else if (event instanceof BuyerFinished end) {
                ended |= end.outcome().isThrough() || end.outcome() == Outcome.FAILED;
            } else if (event instanceof Failed) {
                ended = true;
            }
            if (acquired != null && (HoldProof.provesHold(event, cut) || isCutOffAtWork(event))) {
                last = event;
            }
        }

        /**
         * Whether a buyer acted as the holder until its process was killed: neither ended nor stopped before, nor
         * waiting, and no release was in progress and not emitted yet. The time of a kill is taken before the signal,
         * so the buyer may have acted a little later.
         */
        private boolean isKilledAtWork() {
            return kill != null
                    && kill.t() >= last.t()
                    && !ended
                    && !frozen
                    && !hanging
                    && asked == null
                    && HoldProof.provesHold(kill, cut)
                    && (kill.buyer() == buyer && kill.hasStep() || !releases.mayFollow(line, hasJustAcquired));
        }

        /**
         * Whether the buyer was neither waiting nor halted nor releasing the lock when the run ended, and so still held
         * the lock.
         */
        private boolean isCutOffAtWork(Event event) {
            return event instanceof BuyerFinished end
                    && end.outcome().isByRun()
                    && asked == null
                    && !frozen
                    && !hanging
                    && !ended
                    && !cut
                    && !releases.mayFollow(line, hasJustAcquired);
        }

        /** Ends a lost hold where its buyer passes the release. */
        private void followLost(Event event) {
            int here = event.hasStep() ? event.step() : line;
            if (lost != null && (endsBelief(event) || releases.passedBetween(line, here))) {
                holds.add(Hold.of(scenario, lost.acquired(), End.LOST, lost.last(), event.seq() - 1));
                lost = null;
            }
            line = here;
            hasJustAcquired = event instanceof LockAcquired || hasJustAcquired && !event.hasStep();
        }

        private static boolean endsBelief(Event event) {
            return event instanceof LockRequested || event instanceof LockReleased;
        }

        private void acquire(LockAcquired event) {
            if (acquired == null) {
                begin(event);
            } else if (kind.reacquisition() == Reacquisition.COUNTED) {
                depth++;
            } else if (kind.reacquisition() == Reacquisition.WAITS_FOR_ITSELF) {
                endHold(End.REPLACED, asked == null ? event : asked);
                begin(event);
            }
        }

        private void begin(LockAcquired event) {
            acquired = event;
            last = event;
            depth = 1;
            cut = false;
        }

        private void release(LockReleased event) {
            if (acquired == null) {
                unheldReleases.add(event);
            } else if (--depth == 0) {
                endHold(End.RELEASED, event);
            }
        }

        private void answer(Optional<LockAnswer> event) {
            if (asked != null) {
                requests.add(Request.of(scenario, asked, event, heldWhenAsked));
                asked = null;
            }
        }

        private void endHold(End end, Event event) {
            if (acquired != null && end == End.LOST) {
                lost = Hold.of(scenario, acquired, end, event, Long.MAX_VALUE);
            } else if (acquired != null) {
                holds.add(Hold.of(scenario, acquired, end, event, event.seq()));
            }
            acquired = null;
            depth = 0;
        }

        LockUsage end() {
            boolean killedAtWork = acquired != null && isKilledAtWork();
            answer(Optional.empty());
            if (lost != null) {
                holds.add(lost);
            }
            if (acquired != null) {
                holds.add(Hold.of(scenario, acquired, End.KEPT, killedAtWork ? kill : last, Long.MAX_VALUE));
            }
            return new LockUsage(List.copyOf(holds), List.copyOf(requests), List.copyOf(unheldReleases));
        }
    }
}
