package org.lockplay.recording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Scenario;

/**
 * Moves releases, and disconnects that freed the lock, before the acquisitions that they enabled.
 *
 * <p>Their time is taken just after they took effect, and the process can lose its processor in between. The next buyer
 * may have acquired the lock by then. Each lies between its buyer's previous event and its own time, so it is moved
 * before an acquisition of the same lock in that interval.
 *
 * <p>The release of a row is a commit, and its time is taken just before. The buyer's next event shows that the commit
 * is over: {@code committed}, or any other in a history of an older version. The release is moved before that event and
 * before the next acquisition.
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

    /** Returns the history with each release before the acquisition that it enabled. */
    static List<Event> set(Scenario scenario, List<Event> history) {
        // Without the owner check, a buyer can release a lock that another buyer has held for long.
        return scenario.lock().is(LockOption.OWNER_CHECK)
                ? new ReleaseOrder(scenario, history).inOrder(history)
                : history;
    }

    private List<Event> inOrder(List<Event> history) {
        Map<Integer, Long> before = new HashMap<>();
        Reacquisition again = scenario.lock().kind().reacquisition();
        Map<Integer, Integer> owed = new HashMap<>();
        List<Event> ordered = new ArrayList<>(history.size());
        for (int i = 0; i < history.size(); i++) {
            Event event = history.get(i);
            int buyer = event.buyer();
            if (event.kind() == EventKind.LOCK_RELEASED && scenario.lock().kind() == LockKind.ROW) {
                ordered.add(committed(event, history.subList(i + 1, history.size())));
            } else {
                ordered.add(
                        isTimedAfterFreeing(event) && owed.getOrDefault(buyer, 0) > 0
                                ? inOrder(event, before.get(buyer))
                                : event);
            }
            before.merge(buyer, event.t(), Math::max);
            switch (event.kind()) {
                case LOCK_ACQUIRED -> owed.merge(buyer, 1, (count, first) -> again.afterAcquiring(count));
                case LOCK_RELEASED -> owed.computeIfPresent(buyer, (same, count) -> again.afterReleasing(count));
                case LOCK_LOST -> owed.remove(buyer);
                default -> {
                    // Does not change the holder.
                }
            }
        }
        return ordered;
    }

    /** The other faults are timed before they take effect, or free no lock: a lease expires by itself. */
    private static boolean isTimedAfterFreeing(Event event) {
        return event.kind() == EventKind.LOCK_RELEASED
                || event.kind() == EventKind.FAULT
                        && event.text(Field.FAULT).flatMap(FaultKind::find).equals(Optional.of(FaultKind.DISCONNECT));
    }

    private Event inOrder(Event release, long before) {
        Long next = acquisitionsOf(release).higher(before + 1);
        return next != null && next <= release.t() ? release.at(next - 1) : release;
    }

    private Event committed(Event release, List<Event> after) {
        Long next = acquisitionsOf(release).higher(release.t() + 1);
        return after.stream()
                .filter(event -> event.buyer() == release.buyer())
                .findFirst()
                .map(event -> release.at(next == null ? event.t() : Math.min(event.t(), next - 1)))
                .orElse(release);
    }

    private NavigableSet<Long> acquisitionsOf(Event release) {
        return acquisitions.getOrDefault(scenario.lockSeenBy(release.buyer()), Collections.emptyNavigableSet());
    }
}
