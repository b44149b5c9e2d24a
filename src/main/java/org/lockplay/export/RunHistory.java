package org.lockplay.export;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;

/**
 * What is to be exported: a run and what happened in it. Immutable.
 *
 * @param id the run's id
 * @param status where the run is in its life, as the API says it
 * @param scenario what was run
 * @param events what happened, by {@code seq}
 * @param verdict the verdict as the API gives it; empty if there is none
 */
public record RunHistory(String id, String status, Scenario scenario, List<Event> events, Map<String, Object> verdict) {

    public RunHistory {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(scenario, "scenario");
        events = List.copyOf(events);
        Objects.requireNonNull(verdict, "verdict");
    }

    /** The events in the order of time; those of one moment in the order in which they came. */
    List<Event> byTime() {
        return events.stream().sorted(Comparator.comparingLong(Event::t)).toList();
    }

    /** The moment of the last event, in nanoseconds. */
    long endNs() {
        return events.stream().mapToLong(Event::t).max().orElse(0);
    }
}
