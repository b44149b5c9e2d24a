package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.store.StoreKind;

/** Hand-written histories: ten buyers in ten processes, one event per microsecond. */
final class Histories {

    private final LockKind lock;
    private final List<Event> events = new ArrayList<>();

    Histories() {
        this(LockKind.SEMAPHORE);
    }

    Histories(LockKind lock) {
        this.lock = lock;
    }

    /** Adds an event; see {@link TestEvents} for its members. */
    Histories then(int buyer, EventKind kind, String... members) {
        return then(TestEvents.event(now(), kind, buyer, members));
    }

    /** Requests and acquires the lock. */
    Histories acquires(int buyer) {
        return then(buyer, EventKind.LOCK_REQUESTED).then(buyer, EventKind.LOCK_ACQUIRED);
    }

    Histories finishes(int buyer, String outcome) {
        return then(buyer, EventKind.BUYER_FINISHED, "outcome=" + outcome);
    }

    RunHistory history() {
        return new RunHistory("some-run", "finished", scenario(lock, 10), events, Map.of());
    }

    /** A scenario with one kind of lock and one process per buyer. */
    static Scenario scenario(LockKind lock, int buyers) {
        String store = lock.stores().contains(StoreKind.FILE) ? "file" : "database";
        try {
            return new ScenarioReader(Limits.DEFAULT)
                    .read("{\"version\":1,\"store\":\"" + store + "\",\"placement\":{\"processes\":" + buyers
                            + "},\"lock\":{\"kind\":\"" + lock.wireName() + "\"}}");
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private long now() {
        return events.size() * 1_000L;
    }

    private Histories then(Event event) {
        events.add(event.numbered(events.size() + 1L));
        return this;
    }
}
