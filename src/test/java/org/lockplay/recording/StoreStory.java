package org.lockplay.recording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Scenario;

/**
 * What happened at the store in a run: in which order buyers read and wrote, and what each of them found and left. Two
 * runs with the same story had the same order of reads and writes.
 *
 * @param order the buyer of each reading, each writing and each truncating, in order
 * @param doings what each buyer read and wrote, in its own order
 */
public record StoreStory(List<Integer> order, Map<Integer, List<String>> doings) {

    private static final Set<EventKind> AT_STORE = Set.of(
            EventKind.READ,
            EventKind.WROTE,
            EventKind.SOLD_OUT,
            EventKind.CONFLICT,
            EventKind.FAILED,
            EventKind.QUERIED);

    /** The story of a run. */
    public static StoreStory of(Scenario scenario, List<Event> history) {
        return new StoreStory(
                Recording.passages(scenario, history)
                        .filter(passage -> passage.effect().touchesStore())
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
        return event.kind().wireName() + " " + event.data().get(Field.COUNT) + " "
                + event.data().get(Field.VERSION) + " " + event.data().get(Field.WHAT);
    }
}
