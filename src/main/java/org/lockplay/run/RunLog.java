package org.lockplay.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/**
 * The history of one run while it grows: append-only, numbered without a gap from 1. Whoever wants to follow it keeps a
 * position of its own and asks for what comes after, so that a slow reader costs nothing. Thread-safe.
 *
 * <p>It is closed by its end: after {@code run-finished} comes nothing. A buyer's part is closed by its {@code
 * buyer-finished}; after that it can only be said that the schedule names the buyer once more, and what was done from
 * outside to its process, which may live on with the lock.
 */
public final class RunLog {

    private final List<Event> events = new ArrayList<>();
    private final BitSet finishedBuyers = new BitSet();
    private final Set<Runnable> followers = new CopyOnWriteArraySet<>();
    private boolean closed;

    /** The whole log of a run that has ended. */
    static RunLog of(List<Event> history) {
        RunLog log = new RunLog();
        log.events.addAll(history);
        log.closed = true;
        return log;
    }

    /**
     * Numbers an event and adds it. What comes after the end, its buyer's or the run's, is dropped.
     *
     * @return how many there are now
     */
    int append(Event event) {
        int size;
        synchronized (this) {
            if (isComplete() || isOver(event)) {
                return events.size();
            }
            events.add(event.numbered(events.size() + 1L));
            if (event.kind() == EventKind.BUYER_FINISHED) {
                finishedBuyers.set(event.buyer());
            }
            size = events.size();
        }
        wake();
        return size;
    }

    private boolean isOver(Event event) {
        return event.buyer() != Event.NO_BUYER
                && finishedBuyers.get(event.buyer())
                && event.kind() != EventKind.FAULT
                && event.kind() != EventKind.OFF_SCHEDULE;
    }

    /** Says that nothing more will come. May be repeated. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        wake();
    }

    /** At most {@code limit} events after a position, which is the number of the last event seen. */
    public synchronized List<Event> after(long seq, int limit) {
        int from = (int) Math.min(Math.max(seq, 0), events.size());
        int to = (int) Math.min((long) from + limit, events.size());
        return List.copyOf(events.subList(from, to));
    }

    /** Everything up to now. */
    public List<Event> all() {
        return after(0, Integer.MAX_VALUE);
    }

    /** The number of the last event; 0 if there is none. */
    public synchronized long lastSeq() {
        return events.size();
    }

    /** Whether the run's last event is there; the verdict may still be on its way. */
    public synchronized boolean isComplete() {
        return closed || !events.isEmpty() && events.get(events.size() - 1).kind() == EventKind.RUN_FINISHED;
    }

    /** Whether nothing more will come. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Calls the follower, on whatever thread, whenever there may be more; it must return at once. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    /** Ends {@link #follow}. */
    public void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    /** Wakes the followers, for instance because a place in the queue has changed. */
    void wake() {
        followers.forEach(Runnable::run);
    }
}
