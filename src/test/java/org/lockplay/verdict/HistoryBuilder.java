package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;

/**
 * Builds histories by hand. Every event happens {@value #TICK} ns after the previous one, of whichever buyer, unless
 * {@link #at} sets its time; {@link #seq} is the order of creation.
 */
final class HistoryBuilder {

    static final long TICK = 10;

    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Long> asked = new HashMap<>();
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
        return add(EventKind.STORE, "count=" + count, "version=" + version);
    }

    /** An event that concerns no single buyer; see {@link TestEvents} for its members. */
    HistoryBuilder add(EventKind kind, String... members) {
        return add(kind, Event.NO_BUYER, members);
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

    private HistoryBuilder add(EventKind kind, int buyer, String... members) {
        now += TICK;
        if (kind == EventKind.LOCK_REQUESTED) {
            asked.put(buyer, now);
        }
        boolean isAnswer =
                kind == EventKind.LOCK_ACQUIRED || kind == EventKind.LOCK_TIMEOUT || kind == EventKind.DEADLOCK_REFUSED;
        Stream<String> wait =
                isAnswer ? Stream.of("waitNs=" + Math.max(0, now - asked.getOrDefault(buyer, now))) : Stream.empty();
        String[] all = Stream.concat(wait, Stream.of(members)).toArray(String[]::new);
        events.add(TestEvents.event(now, kind, buyer, all).numbered(events.size() + 1));
        return this;
    }

    /** One buyer's part. */
    final class Actor {

        private final int number;
        private int line;

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
            return add(EventKind.LOCK_ACQUIRED, "token=" + token);
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
            return add(EventKind.READ, "count=" + count, "version=" + version);
        }

        Actor takes(long left) {
            return add(EventKind.TOOK, "count=" + left);
        }

        /** Writes in a transaction that is still open. */
        Actor writesUncommitted(long count, long version) {
            return add(EventKind.WROTE, "count=" + count, "version=" + version, "uncommitted=true");
        }

        Actor writes(long count, long version) {
            return add(EventKind.WROTE, "count=" + count, "version=" + version);
        }

        Actor writes(long count, long version, long token) {
            return add(EventKind.WROTE, "count=" + count, "version=" + version, "token=" + token);
        }

        /** Reads a count, takes one ticket and writes the rest. */
        Actor sells(long count, long version) {
            return reads(count, version).takes(count - 1).writes(count - 1, version + 1);
        }

        Actor soldOut() {
            return does(EventKind.SOLD_OUT);
        }

        Actor fails(String what) {
            return add(EventKind.FAILED, "what=" + what, "message=for a test");
        }

        Actor meetsTornFile(int step, String content) {
            return add(EventKind.FAILED, "what=torn-read", "step=" + step, "content=" + content);
        }

        Actor comesToAGate() {
            return does(EventKind.GATE);
        }

        Actor suffers(String fault) {
            return add(EventKind.FAULT, "fault=" + fault, "by=hand");
        }

        /** Is frozen by hand: for a time in milliseconds, or until it is thawed by hand if that is 0. */
        Actor freezes(long forMs) {
            String[] length = forMs == 0 ? new String[0] : new String[] {"forMs=" + forMs};
            String[] members = Stream.concat(Stream.of("fault=freeze", "by=hand"), Stream.of(length))
                    .toArray(String[]::new);
            return add(EventKind.FAULT, members).does(EventKind.FROZEN);
        }

        Actor finishes(String outcome) {
            return add(EventKind.BUYER_FINISHED, "outcome=" + outcome);
        }

        Actor does(EventKind kind) {
            return add(kind);
        }

        Actor add(EventKind kind, String... members) {
            Stream<String> step = Stream.of("step=" + line);
            HistoryBuilder.this.add(
                    kind, number, Stream.concat(step, Stream.of(members)).toArray(String[]::new));
            return this;
        }

        long seq() {
            return HistoryBuilder.this.seq();
        }
    }
}
