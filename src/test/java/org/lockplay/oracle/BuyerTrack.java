package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** One buyer's events and the faults that hit it, in order. Immutable. */
final class BuyerTrack {

    private final int buyer;
    private final List<Event> all;
    private final List<Event> own;

    BuyerTrack(int buyer, List<Event> history) {
        this.buyer = buyer;
        this.all = history.stream().filter(event -> event.buyer() == buyer).toList();
        this.own = all.stream().filter(BuyerTrack::isOwn).toList();
    }

    int buyer() {
        return buyer;
    }

    /** All events of the buyer. */
    List<Event> all() {
        return all;
    }

    /** The events that the buyer's own thread emitted, in program order. */
    List<Event> own() {
        return own;
    }

    /** The time of the buyer's last action before one of its own events; the run's start if there was none. */
    long lastDeedBefore(Event event) {
        return own.stream()
                .takeWhile(earlier -> earlier.seq() != event.seq())
                .filter(earlier -> earlier.kind() != EventKind.GATE && earlier.kind() != EventKind.LOCK_WAITING)
                .reduce((first, second) -> second)
                .map(Event::t)
                .orElse(0L);
    }

    /** The buyer's last action. */
    Optional<Event> lastDeed() {
        return own.isEmpty() ? Optional.empty() : Optional.of(own.get(own.size() - 1));
    }

    /** How it ended: the first event that ends it. */
    Optional<Event> end() {
        return all.stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                .findFirst();
    }

    /** Its outcome, such as {@code bought}; empty if the history does not contain it. */
    String outcome() {
        return end().flatMap(event -> text(event, "outcome")).orElse("");
    }

    /** Whether it reached the end of its program, or failed. */
    boolean endedItself() {
        return switch (outcome()) {
            case "bought", "sold-out", "failed" -> true;
            default -> false;
        };
    }

    boolean failed() {
        return outcome().equals("failed");
    }

    /** The faults of one kind that hit it. */
    List<Event> faults(String kind) {
        return all.stream().filter(event -> isFault(event, kind)).toList();
    }

    static boolean isFault(Event event, String kind) {
        return event.kind() == EventKind.FAULT
                && text(event, "fault").filter(kind::equals).isPresent();
    }

    /** Whether the buyer was in a step that never returns. */
    boolean hangs() {
        return lastDeed()
                .filter(event -> isFault(event, "hang") || isFault(event, "torn-write"))
                .isPresent();
    }

    /** Whether the buyer was frozen at {@code t}. */
    boolean isFrozenAt(long t) {
        return frozenNs(t, t + 1) > 0;
    }

    /** How long the buyer was frozen between two moments. */
    long frozenNs(long from, long to) {
        long sum = 0;
        long since = Long.MAX_VALUE;
        for (Event event : all) {
            if (event.kind() == EventKind.FROZEN) {
                since = Math.min(since, event.t());
            } else if (event.kind() == EventKind.THAWED) {
                sum += Math.max(0, Math.min(to, event.t()) - Math.max(from, since));
                since = Long.MAX_VALUE;
            }
        }
        return sum + Math.max(0, to - Math.max(from, since));
    }

    /** Whether it was frozen and never thawed. */
    boolean isFrozenAtTheEnd() {
        return all.stream()
                .filter(event -> event.kind() == EventKind.FROZEN || event.kind() == EventKind.THAWED)
                .reduce((first, second) -> second)
                .filter(event -> event.kind() == EventKind.FROZEN)
                .isPresent();
    }

    private static boolean isOwn(Event event) {
        return switch (event.kind()) {
            case FROZEN, THAWED, OFF_SCHEDULE, FAULT_MISSED, WORKER_STARTED, WORKER_EXITED -> false;
            case FAULT -> !isFault(event, "crash") && !isFault(event, "freeze") && !isFault(event, "disconnect");
            case BUYER_FINISHED ->
                text(event, "outcome")
                        .filter(outcome -> !Set.of("killed", "stuck", "cut-off").contains(outcome))
                        .isPresent();
            default -> true;
        };
    }
}
