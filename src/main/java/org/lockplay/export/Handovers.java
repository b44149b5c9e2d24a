package org.lockplay.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockplay.export.Timeline.Span;
import org.lockplay.export.Timeline.SpanKind;
import org.lockplay.history.LockReleased;

/**
 * Chains the holds of each of a run's locks: a hold that ended with a release is followed by the next hold that begins
 * after it, unless a later release lies in between. A hold has at most one predecessor and one successor.
 */
final class Handovers {

    /** The position of a hold in its chain. */
    record Place(int path, boolean comesFromAnother, boolean leadsToAnother) {}

    private record Hold(Span span, boolean released) {}

    private final Map<Span, Place> places = new IdentityHashMap<>();
    private int paths;

    private Handovers() {}

    static Handovers of(RunHistory history, Timeline timeline) {
        Set<List<Long>> releases = new HashSet<>();
        history.events().stream()
                .filter(LockReleased.class::isInstance)
                .forEach(event -> releases.add(List.of((long) event.buyer(), event.t())));
        LockPlaces locks = new LockPlaces(history.scenario());
        Map<String, List<Hold>> byLock = new HashMap<>();
        for (Timeline.Lane lane : timeline.lanes()) {
            List<Hold> holds = byLock.computeIfAbsent(locks.lockOf(lane.buyer()), lock -> new ArrayList<>());
            lane.spans().stream()
                    .filter(span -> span.kind() == SpanKind.HOLDING && span.toNs() > span.fromNs())
                    .map(span -> new Hold(span, releases.contains(List.of((long) lane.buyer(), span.toNs()))))
                    .forEach(holds::add);
        }
        Handovers handovers = new Handovers();
        byLock.values().forEach(handovers::link);
        return handovers;
    }

    /** The position of a hold in its chain; {@code null} if it is in none. */
    Place placeOf(Span hold) {
        return places.get(hold);
    }

    private void link(List<Hold> holds) {
        List<Span> begins = holds.stream()
                .map(Hold::span)
                .sorted(Comparator.comparingLong(Span::fromNs))
                .toList();
        List<Span> ends = holds.stream()
                .filter(Hold::released)
                .map(Hold::span)
                .sorted(Comparator.comparingLong(Span::toNs))
                .toList();
        Span released = null;
        int end = 0;
        for (Span next : begins) {
            while (end < ends.size() && ends.get(end).toNs() <= next.fromNs()) {
                released = ends.get(end++);
            }
            if (released != null) {
                join(released, next);
                released = null;
            }
        }
    }

    private void join(Span from, Span to) {
        Place before = places.get(from);
        int path = before == null ? ++paths : before.path();
        places.put(from, new Place(path, before != null, true));
        places.put(to, new Place(path, true, false));
    }
}
