package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.oracle.KindRules.Again;
import org.lockplay.oracle.KindRules.End;

/** Derives from one buyer's events when it acted as the holder of its lock. */
final class HoldReader {

    private final BuyerTrack track;
    private final ProgramWalk walk;
    private final int lock;
    private final KindRules rules;
    /** The earliest time at which a fault killed the buyer's process; 0 if none did. */
    private final long killedNs;

    private final List<Hold> holds = new ArrayList<>();
    private final List<Hold> merged = new ArrayList<>();
    private final List<Event> unheldReleases = new ArrayList<>();

    private Event requested;
    private Event acquired;
    private Event askedForIt;
    /** The first of several acquisitions without a release in between. */
    private Event firstAcquired;

    private Event firstAskedForIt;
    private int depth;
    private boolean failed;

    HoldReader(BuyerTrack track, ProgramWalk walk, int lock, KindRules rules, long killedNs) {
        this.track = track;
        this.walk = walk;
        this.lock = lock;
        this.rules = rules;
        this.killedNs = killedNs;
        track.all().forEach(this::read);
        if (acquired != null) {
            closeAtTheEnd();
        }
    }

    List<Hold> holds() {
        return holds;
    }

    /** Like the holds, but repeated requests without a release in between are merged into one hold. */
    List<Hold> mergedHolds() {
        return merged;
    }

    /** Releases that the lock accepted from a buyer that did not hold it. */
    List<Event> unheldReleases() {
        return unheldReleases;
    }

    private void read(Event event) {
        switch (event.kind()) {
            case LOCK_REQUESTED -> requested = event;
            case LOCK_ACQUIRED -> acquire(event);
            case LOCK_RELEASED -> release(event);
            case LOCK_LOST -> close(event, Hold.How.LOST, event.t(), event.t());
            case FAILED -> failed = true;
            case BUYER_FINISHED -> {
                if (track.endedItself() && acquired != null) {
                    close(event, Hold.How.KEPT, lastDeed(), event.t());
                }
            }
            default -> {
                // Not about a lock.
            }
        }
    }

    private void acquire(Event event) {
        boolean isReentrant = rules.again() == Again.COUNTS || rules.again() == Again.FIRST_RELEASE_FREES;
        if (acquired != null && isReentrant) {
            depth++;
            return;
        }
        if (acquired == null) {
            firstAcquired = event;
            firstAskedForIt = requested;
        } else {
            // A lease has expired by now; any other lock was freed by another buyer.
            long until = rules.end() == End.LEASE ? requested.t() : event.t();
            holds.add(new Hold(
                    track.buyer(), lock, askedForIt, acquired, requested, Hold.How.REPLACED, requested.t(), until));
        }
        acquired = event;
        askedForIt = requested;
        depth = 1;
    }

    private void release(Event event) {
        if (acquired == null) {
            unheldReleases.add(event);
            return;
        }
        depth--;
        if (depth == 0 || rules.again() != Again.COUNTS) {
            close(event, failed ? Hold.How.RELEASED_AFTER_FAILURE : Hold.How.RELEASED, event.t(), event.t());
        }
    }

    private void closeAtTheEnd() {
        Event end = track.end().orElse(null);
        long last = track.own().stream()
                .filter(event -> event.kind() != EventKind.GATE
                        && event.kind() != EventKind.LOCK_WAITING
                        && !isIdleAfterCut(event))
                .reduce((first, second) -> second)
                .map(Event::t)
                .orElse(acquired.t());
        long endNs = end == null ? last : end.t();
        boolean mayBeReleasing =
                track.lastDeed().filter(walk::mayBeReleasingAfter).isPresent();
        if (track.outcome().equals("killed")) {
            boolean isAtWork = !failed
                    && !mayBeReleasing
                    && !track.hangs()
                    && !track.isFrozenAtTheEnd()
                    && !EndState.isAsking(track);
            close(
                    end,
                    Hold.How.DIED,
                    isAtWork ? Math.max(last, Math.min(killedNs, endNs)) : last,
                    track.hangs() && killedNs > 0 ? last : endNs);
        } else {
            boolean goesOn = EndState.of(track) == EndState.WORKING && !mayBeReleasing && !isCutBefore(Long.MAX_VALUE);
            close(null, Hold.How.OPEN, goesOn ? endNs : lastDeed(), endNs);
        }
    }

    /** The time of the last event that the program emitted under the lock; a free run does not emit gates. */
    private long lastDeed() {
        return track.own().stream()
                .filter(event -> event.seq() >= acquired.seq()
                        && event.kind() != EventKind.GATE
                        && event.kind() != EventKind.LOCK_WAITING
                        && !isEnd(event)
                        && !isIdleAfterCut(event)
                        && event.kind() != EventKind.LOCK_RELEASED)
                .mapToLong(Event::t)
                .max()
                .orElse(acquired.t());
    }

    /** Whether the buyer requests the lock, or is harmed, once its connection is cut, and so is no holder any more. */
    private boolean isIdleAfterCut(Event event) {
        return (event.kind() == EventKind.LOCK_REQUESTED || event.kind() == EventKind.FAULT)
                && isCutBefore(event.seq());
    }

    /** Whether the connection that the lock belongs to was cut under the holder. */
    private boolean isCutBefore(long seq) {
        return rules.end() == End.CONNECTION
                && track.faults("disconnect").stream().anyMatch(cut -> cut.seq() > acquired.seq() && cut.seq() < seq);
    }

    private static boolean isEnd(Event event) {
        return event.kind() == EventKind.FAILED
                || event.kind() == EventKind.BUYER_FINISHED
                || BuyerTrack.isFault(event, "hang")
                || BuyerTrack.isFault(event, "torn-write");
    }

    private void close(Event end, Hold.How how, long surelyUntilNs, long untilNs) {
        if (acquired == null) {
            return;
        }
        holds.add(new Hold(track.buyer(), lock, askedForIt, acquired, end, how, surelyUntilNs, untilNs));
        if (rules.end() != End.LEASE) {
            merged.add(new Hold(track.buyer(), lock, firstAskedForIt, firstAcquired, end, how, surelyUntilNs, untilNs));
        }
        acquired = null;
    }
}
