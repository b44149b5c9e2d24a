package org.lockplay.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Scenario;

/**
 * Moves each wait that timed out into a hold of another buyer, so that a replay finds the lock taken, too. The waiting
 * buyer does nothing afterwards, so that its wait may move freely.
 *
 * <ol>
 *   <li>The hold is the one at the time-out. If there is none, it is the next one by a buyer that had requested the
 *       lock by then, because an acquisition can be recorded late. Otherwise it is the last one before, because a
 *       time-out can be recorded late, too.
 *   <li>The wait begins after the hold's acquisition; otherwise the waiting buyer could acquire the lock in a replay.
 *   <li>The wait ends before the hold's release.
 * </ol>
 */
final class TimeoutOrder {

    private final Scenario scenario;
    private final List<Event> history;
    private final List<Taken> taken = new ArrayList<>();

    /**
     * A hold of one buyer. Times are in nanoseconds on the run's clock.
     *
     * @param askedNs the request
     * @param fromNs the acquisition
     * @param toNs the release
     */
    private record Taken(int buyer, long askedNs, long fromNs, long toNs) {

        private boolean isAt(long t) {
            return fromNs <= t && t <= toNs;
        }

        private boolean isToldLate(long t) {
            return askedNs <= t && t < fromNs;
        }
    }

    private TimeoutOrder(Scenario scenario, List<Event> history) {
        this.scenario = scenario;
        this.history = history;
        Map<Integer, Long> asked = new HashMap<>();
        for (Event event : history) {
            if (event.kind() == EventKind.LOCK_REQUESTED) {
                asked.put(event.buyer(), event.t());
            } else if (event.kind() == EventKind.LOCK_ACQUIRED) {
                long askedNs = asked.getOrDefault(event.buyer(), event.t());
                taken.add(new Taken(event.buyer(), askedNs, event.t(), releaseNs(event)));
            }
        }
        taken.sort(Comparator.comparingLong(Taken::fromNs));
    }

    /**
     * Returns the history with changed times for waits that timed out.
     *
     * @param history with each release before the acquisition that it enabled
     */
    static List<Event> set(Scenario scenario, List<Event> history) {
        return scenario.lock().acquireTimeout().isPresent() ? new TimeoutOrder(scenario, history).inOrder() : history;
    }

    private List<Event> inOrder() {
        List<Event> ordered = new ArrayList<>(history);
        Map<Integer, Integer> asked = new HashMap<>();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.get(i);
            if (event.kind() == EventKind.LOCK_REQUESTED) {
                asked.put(event.buyer(), i);
            } else if (event.kind() == EventKind.LOCK_TIMEOUT && asked.containsKey(event.buyer())) {
                int request = asked.get(event.buyer());
                Optional<Taken> hold = holdFor(event);
                if (hold.isPresent()) {
                    long begin = Math.max(history.get(request).t(), hold.get().fromNs() + 1);
                    long end = Math.min(event.t(), hold.get().toNs() - 1);
                    ordered.set(request, history.get(request).at(begin));
                    ordered.set(i, event.at(Math.max(begin + 1, end)));
                }
            }
        }
        return ordered;
    }

    private Optional<Taken> holdFor(Event timeout) {
        return last(timeout, hold -> hold.isAt(timeout.t()))
                .or(() -> byOthers(timeout).stream()
                        .filter(hold -> hold.isToldLate(timeout.t()))
                        .findFirst())
                .or(() -> last(timeout, hold -> hold.fromNs() <= timeout.t()));
    }

    private Optional<Taken> last(Event timeout, Predicate<Taken> which) {
        return byOthers(timeout).stream().filter(which).reduce((first, second) -> second);
    }

    private List<Taken> byOthers(Event timeout) {
        return taken.stream()
                .filter(hold -> hold.buyer() != timeout.buyer())
                .filter(hold -> scenario.lockSeenBy(hold.buyer()) == scenario.lockSeenBy(timeout.buyer()))
                .toList();
    }

    private long releaseNs(Event acquired) {
        return history.stream()
                .filter(event -> event.kind() == EventKind.LOCK_RELEASED && event.buyer() == acquired.buyer())
                .mapToLong(Event::t)
                .filter(t -> t > acquired.t())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
