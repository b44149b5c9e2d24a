package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * Builds histories by hand. Every event happens {@value #TICK} ns after the previous one, of whichever buyer, unless
 * {@link #at} sets its time; {@link #seq} is the order of creation.
 */
final class HistoryBuilder {

    static final long TICK = 10;

    private final List<Event> events = new ArrayList<>();
    private long now;

    /** Sets the time of the next event. */
    HistoryBuilder at(long t) {
        now = t - TICK;
        return this;
    }

    Actor buyer(int number) {
        return new Actor(number);
    }

    HistoryBuilder store(long count, long version) {
        return add(EventKind.STORE, Field.COUNT, count, Field.VERSION, version);
    }

    /** An event that concerns no single buyer. */
    HistoryBuilder add(EventKind kind, Object... fieldsAndValues) {
        return add(with(Event.of(0, kind), fieldsAndValues));
    }

    private static Event with(Event event, Object... fieldsAndValues) {
        Event more = event;
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            more = more.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return more;
    }

    /** A complete sale under the lock. */
    HistoryBuilder buys(int buyer, long count, long version) {
        buyer(buyer).requests().acquires().sells(count, version).releases().finishes("bought");
        return this;
    }

    /** A buyer that finds the store sold out, under the lock. */
    HistoryBuilder findsSoldOut(int buyer, long version) {
        buyer(buyer)
                .requests()
                .acquires()
                .reads(0, version)
                .soldOut()
                .releases()
                .finishes("sold-out");
        return this;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** The events in the order of arrival if every worker's were delayed: one buyer after the other. */
    List<Event> inOrderOfBuyers() {
        List<Event> sorted = events.stream()
                .sorted(Comparator.comparingInt(event -> event.buyer() < 0 ? Integer.MAX_VALUE : event.buyer()))
                .toList();
        List<Event> numbered = new ArrayList<>();
        sorted.forEach(event -> numbered.add(event.numbered(numbered.size() + 1)));
        return numbered;
    }

    /** The {@code seq} of the last event. */
    long seq() {
        return events.size();
    }

    private HistoryBuilder add(Event event) {
        now += TICK;
        events.add(new Event(events.size() + 1, now, event.kind(), event.buyer(), event.data()));
        return this;
    }

    /** One buyer's part. */
    final class Actor {

        private final int number;
        private Integer line;

        private Actor(int number) {
            this.number = number;
        }

        HistoryBuilder and() {
            return HistoryBuilder.this;
        }

        Actor at(long t) {
            HistoryBuilder.this.at(t);
            return this;
        }

        /** Sets the program line of the following events. */
        Actor atLine(int program) {
            line = program;
            return this;
        }

        Actor requests() {
            return does(EventKind.LOCK_REQUESTED);
        }

        Actor acquires() {
            return does(EventKind.LOCK_ACQUIRED);
        }

        Actor acquires(long token) {
            return add(EventKind.LOCK_ACQUIRED, Field.TOKEN, token);
        }

        Actor releases() {
            return does(EventKind.LOCK_RELEASED);
        }

        Actor timesOut() {
            return does(EventKind.LOCK_TIMEOUT);
        }

        Actor commits() {
            return does(EventKind.COMMITTED);
        }

        Actor losesLock() {
            return does(EventKind.LOCK_LOST);
        }

        Actor reads(long count, long version) {
            return add(EventKind.READ, Field.COUNT, count, Field.VERSION, version);
        }

        Actor takes(long left) {
            return add(EventKind.TOOK, Field.COUNT, left);
        }

        Actor writes(long count, long version) {
            return add(EventKind.WROTE, Field.COUNT, count, Field.VERSION, version);
        }

        Actor writes(long count, long version, long token) {
            return add(EventKind.WROTE, Field.COUNT, count, Field.VERSION, version, Field.TOKEN, token);
        }

        /** Reads a count, takes one ticket and writes the rest. */
        Actor sells(long count, long version) {
            return reads(count, version).takes(count - 1).writes(count - 1, version + 1);
        }

        Actor soldOut() {
            return does(EventKind.SOLD_OUT);
        }

        Actor fails(String what) {
            return add(EventKind.FAILED, Field.WHAT, what, Field.MESSAGE, "for a test");
        }

        Actor meetsTornFile(int step, String content) {
            return add(EventKind.FAILED, Field.WHAT, "torn-read", Field.STEP, step, Field.CONTENT, content);
        }

        Actor comesToAGate() {
            return does(EventKind.GATE);
        }

        Actor suffers(String fault) {
            return add(EventKind.FAULT, Field.FAULT, fault, Field.BY, "hand");
        }

        Actor finishes(String outcome) {
            return add(EventKind.BUYER_FINISHED, Field.OUTCOME, outcome);
        }

        Actor does(EventKind kind) {
            HistoryBuilder.this.add(Event.of(0, kind, number).with(Field.STEP, line));
            return this;
        }

        Actor add(EventKind kind, Object... fieldsAndValues) {
            HistoryBuilder.this.add(with(Event.of(0, kind, number).with(Field.STEP, line), fieldsAndValues));
            return this;
        }

        long seq() {
            return HistoryBuilder.this.seq();
        }
    }
}
