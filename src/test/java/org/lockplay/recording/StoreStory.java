package org.lockplay.recording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Scenario;

/**
 * The store operations of a run: the order of reads and writes, and what each buyer read and wrote. Two runs with equal
 * stories had the same order.
 *
 * @param order the buyer of each read, write and truncation, in order
 * @param doings what each buyer read and wrote, in program order
 */
public record StoreStory(List<Integer> order, Map<Integer, List<String>> doings) {

    private static final Set<EventKind> AT_STORE = Set.of(
            EventKind.READ,
            EventKind.WROTE,
            EventKind.SOLD_OUT,
            EventKind.CONFLICT,
            EventKind.FAILED,
            EventKind.QUERIED);

    /** Creates the story of a run. */
    public static StoreStory of(Scenario scenario, List<Event> history) {
        return new StoreStory(
                Recording.passes(scenario, history).stream()
                        .filter(GatePass::touchesStore)
                        .map(GatePass::buyer)
                        .toList(),
                history.stream()
                        .filter(event -> event.buyer() >= 0 && AT_STORE.contains(event.kind()))
                        .collect(Collectors.groupingBy(
                                Event::buyer,
                                TreeMap::new,
                                Collectors.mapping(StoreStory::told, Collectors.toList()))));
    }

    private static String told(Event event) {
        Map<String, Object> members = EventJson.members(event);
        return event.kind().wireName() + " " + members.get("count") + " " + members.get("version") + " "
                + members.get("what");
    }
}
