package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Scenario;

/** Hand-made histories of the default scenario: an event every microsecond. */
final class Histories {

    private final List<Event> events = new ArrayList<>();

    Histories then(int buyer, EventKind kind) {
        return then(Event.of(now(), kind, buyer));
    }

    Histories then(int buyer, EventKind kind, Field field, Object value) {
        return then(Event.of(now(), kind, buyer).with(field, value));
    }

    /** Asks for the lock and gets it. */
    Histories acquires(int buyer) {
        return then(buyer, EventKind.LOCK_REQUESTED).then(buyer, EventKind.LOCK_ACQUIRED);
    }

    Histories finishes(int buyer, String outcome) {
        return then(buyer, EventKind.BUYER_FINISHED, Field.OUTCOME, outcome);
    }

    RunHistory history() {
        return new RunHistory("some-run", "finished", Scenario.DEFAULT, events, Map.of());
    }

    private long now() {
        return events.size() * 1_000L;
    }

    private Histories then(Event event) {
        events.add(event.numbered(events.size() + 1L));
        return this;
    }
}
