package org.lockplay.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Scenario;

/**
 * Puts each wait that ended by time-out into the hold of the buyer that had the lock then, so that a repetition finds the
 * lock taken as well:
 *
 * <ol>
 *   <li>The last acquisition of the same lock by another buyer before the time-out is the one that it waited for.
 *   <li>The wait begins after that acquisition: before it, the waiting buyer could be the one that gets the lock.
 *   <li>The wait ends before the release of that hold: the time-out is told a moment later than the lock was last looked
 *       at, and the release can seem to come in between.
 * </ol>
 */
final class TimeoutOrder {

    private final Scenario scenario;
    private final List<Event> history;

    private TimeoutOrder(Scenario scenario, List<Event> history) {
        this.scenario = scenario;
        this.history = history;
    }

    /**
     * The same history with other times for waits that ended by time-out.
     *
     * @param history in which releases come before the acquisitions that they made possible
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
                Optional<Event> holder = lastHolder(event);
                long begin = holder.map(held -> Math.max(history.get(request).t(), held.t() + 1))
                        .orElse(history.get(request).t());
                long end = holder.flatMap(this::releaseOf)
                        .map(release -> Math.min(event.t(), release.t() - 1))
                        .orElse(event.t());
                ordered.set(request, history.get(request).at(begin));
                ordered.set(i, event.at(Math.max(begin, end)));
            }
        }
        return ordered;
    }

    private Optional<Event> lastHolder(Event timeout) {
        return history.stream()
                .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED && event.buyer() != timeout.buyer())
                .filter(event -> scenario.lockSeenBy(event.buyer()) == scenario.lockSeenBy(timeout.buyer()))
                .filter(event -> event.t() <= timeout.t())
                .reduce((one, other) -> one.t() > other.t() ? one : other);
    }

    private Optional<Event> releaseOf(Event acquired) {
        return history.stream()
                .filter(event -> event.kind() == EventKind.LOCK_RELEASED && event.buyer() == acquired.buyer())
                .filter(event -> event.t() > acquired.t())
                .reduce((one, other) -> one.t() < other.t() ? one : other);
    }
}
