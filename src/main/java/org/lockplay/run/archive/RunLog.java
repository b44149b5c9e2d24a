package org.lockplay.run.archive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.OffSchedule;
import org.lockplay.history.RunFinished;

/**
 * The append-only history of one run, numbered from 1 without gaps. Each reader keeps its own position and asks for
 * later events, so that a slow reader costs nothing. Thread-safe.
 *
 * <p>No event follows {@code run-finished}. After a buyer's {@code buyer-finished}, only {@code off-schedule} events
 * and faults are accepted for that buyer, since its process may still hold the lock.
 */
public final class RunLog {

    private final Consumer<Event> journal;
    private final List<Event> events = new ArrayList<>();
    private final BitSet finishedBuyers = new BitSet();
    private final Set<Runnable> followers = new CopyOnWriteArraySet<>();
    private boolean closed;

    public RunLog() {
        this(event -> {});
    }

    /** @param journal receives each numbered event before any reader */
    public RunLog(Consumer<Event> journal) {
        this.journal = journal;
    }

    /** Creates the closed log of a run that has ended. */
    public static RunLog of(List<Event> history) {
        RunLog log = new RunLog();
        log.events.addAll(history);
        log.closed = true;
        return log;
    }

    /**
     * Numbers and appends an event. Events after the end of the run or of their buyer are dropped.
     *
     * @return the number of events in the log
     */
    public int append(Event event) {
        int size;
        synchronized (this) {
            if (isComplete() || isOver(event)) {
                return events.size();
            }
            Event numbered = event.numbered(events.size() + 1L);
            journal.accept(numbered);
            events.add(numbered);
            if (event instanceof BuyerFinished) {
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
                && !(event instanceof FaultInjected)
                && !(event instanceof OffSchedule);
    }

    /** Closes the log: no more events follow. May be repeated. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        wake();
    }

    /** Returns at most {@code limit} events after a position, which is the number of the last event seen. */
    public synchronized List<Event> after(long seq, int limit) {
        int from = (int) Math.min(Math.max(seq, 0), events.size());
        int to = (int) Math.min((long) from + limit, events.size());
        return List.copyOf(events.subList(from, to));
    }

    /** All events so far. */
    public List<Event> all() {
        return after(0, Integer.MAX_VALUE);
    }

    /** The number of the last event; 0 if there is none. */
    public synchronized long lastSeq() {
        return events.size();
    }

    /** Whether the run's last event is recorded; the verdict may still be pending. */
    public synchronized boolean isComplete() {
        return closed || !events.isEmpty() && events.get(events.size() - 1) instanceof RunFinished;
    }

    /** Whether the log is closed: the run has ended and has its verdict. */
    public synchronized boolean isClosed() {
        return closed;
    }

    /** Registers a callback for new events. It may be called on any thread and must return at once. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    /** Whether there is a follower. */
    public boolean isFollowed() {
        return !followers.isEmpty();
    }

    /** Ends {@link #follow}. */
    public void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    /** Notifies the followers, for example because a run's position in the queue has changed. */
    public void wake() {
        followers.forEach(Runnable::run);
    }
}
