package org.lockplay.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Scenario;

/**
 * Puts releases, and the faults that took the lock from its holder, before the acquisitions that they made possible.
 *
 * <p>Their time is taken just after they happened, and between the two a process can lose its processor: the next one can
 * have the lock, and have done much with it, by then. They happened between their buyer's event before and their own time;
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

    /** The same history with nothing that frees the lock later than the acquisition after it. */
    static List<Event> set(Scenario scenario, List<Event> history) {
        // Without the check a buyer can give back what has long been somebody else's.
        return scenario.lock().is(LockOption.OWNER_CHECK)
                ? new ReleaseOrder(scenario, history).inOrder(history)
                : history;
    }

    private List<Event> inOrder(List<Event> history) {
        Map<Integer, Long> before = new HashMap<>();
        Set<Integer> holders = new HashSet<>();
        List<Event> ordered = new ArrayList<>(history.size());
        for (Event event : history) {
            int buyer = event.buyer();
            boolean frees = event.kind() == EventKind.LOCK_RELEASED || event.kind() == EventKind.FAULT;
            ordered.add(frees && holders.contains(buyer) ? inOrder(event, before.get(buyer)) : event);
            before.merge(buyer, event.t(), Math::max);
            switch (event.kind()) {
                case LOCK_ACQUIRED -> holders.add(buyer);
                case LOCK_RELEASED, LOCK_LOST -> holders.remove(buyer);
                default -> {
                    // Changes nothing about who holds the lock.
                }
            }
        }
        return ordered;
    }

    private Event inOrder(Event release, long before) {
        NavigableSet<Long> got = acquisitions.get(scenario.lockSeenBy(release.buyer()));
        Long next = got.higher(before + 1);
        return next != null && next <= release.t() ? release.at(next - 1) : release;
    }
}
