package org.lockplay.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Scenario;

/**
 * Puts releases before the acquisitions that they made possible.
 *
 * <p>A release's time is taken just after it, and between the two a process can lose its processor: the next one can have
 * the lock, and have done much with it, by then. The release happened between its buyer's event before and its own time;
 * whoever got the same lock in between got it from there.
 */
final class ReleaseOrder {

    private final Scenario scenario;
    private final Map<Integer, NavigableSet<Long>> acquisitions = new HashMap<>();

    private ReleaseOrder(Scenario scenario, List<Event> history) {
        this.scenario = scenario;
        history.stream()
                .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .forEach(event -> acquisitions
                        .computeIfAbsent(scenario.lockSeenBy(event.buyer()), lock -> new TreeSet<>())
                        .add(event.t()));
    }

    /** The same history with no release later than the acquisition after it. */
    static List<Event> set(Scenario scenario, List<Event> history) {
        // Without the check a buyer can give back what has long been somebody else's.
        return scenario.lock().is(LockOption.OWNER_CHECK)
                ? new ReleaseOrder(scenario, history).inOrder(history)
                : history;
    }

    private List<Event> inOrder(List<Event> history) {
        Map<Integer, Long> before = new HashMap<>();
        List<Event> ordered = new ArrayList<>(history.size());
        for (Event event : history) {
            boolean releases = event.kind() == EventKind.LOCK_RELEASED && before.containsKey(event.buyer());
            ordered.add(releases ? inOrder(event, before.get(event.buyer())) : event);
            before.merge(event.buyer(), event.t(), Math::max);
        }
        return ordered;
    }

    private Event inOrder(Event release, long before) {
        NavigableSet<Long> got = acquisitions.getOrDefault(scenario.lockSeenBy(release.buyer()), new TreeSet<>());
        Long next = got.higher(before + 1);
        return next != null && next <= release.t() ? release.at(next - 1) : release;
    }
}
