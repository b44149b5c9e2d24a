package org.lockplay.export;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;

/**
 * The input of an export: a run and its events. Immutable.
 *
 * @param id the run's id
 * @param status the run's status, as in the API
 * @param scenario the scenario that was run
 * @param events its events, by {@code seq}
 * @param verdict the verdict as the API returns it; empty if there is none
 */
public record RunHistory(String id, String status, Scenario scenario, List<Event> events, Map<String, Object> verdict) {

    public RunHistory {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(scenario, "scenario");
        events = List.copyOf(events);
        Objects.requireNonNull(verdict, "verdict");
    }

    /** The events by time; those of the same time by {@code seq}. */
    List<Event> byTime() {
        return events.stream().sorted(Comparator.comparingLong(Event::t)).toList();
    }

    /** The time of the last event, in nanoseconds. */
    long endNs() {
        return events.stream().mapToLong(Event::t).max().orElse(0);
    }
}
