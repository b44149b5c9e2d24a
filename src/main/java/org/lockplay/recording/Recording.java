package org.lockplay.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.scenario.Turn;

/**
 * Finds the schedule in a history: the order in which the buyers passed their gates. Pure.
 *
 * <p>A gate's place is where what lies behind it took effect: a lock's at its acquisition, so that whoever follows the
 * schedule finds the lock free. Where readings and writings came so close together that their times contradict what was
 * read, what was read decides (see {@link StoreLinearizer}); a release comes before the acquisition that it made possible (see
 * {@link ReleaseOrder}), and a wait that ended by time-out within the hold that it was for (see {@link TimeoutOrder}). Whoever a fault for "the holder" met comes before the other holders (see {@link FaultPassOrder}).
 */
public final class Recording {

    private Recording() {}

    /**
     * The order in which the gates of a run were passed, and what was done by hand in between.
     *
     * @param scenario what was run
     * @param history what happened, in the order of {@code seq}; may end anywhere
     * @return one turn a gate; empty if there are more than a schedule can name; its text may still be too long for a
     *     scenario's
     */
    public static Schedule scheduleOf(Scenario scenario, List<Event> history) {
        List<GatePass> passages = passagesByBuyer(scenario, history);
        return passages.size() > Schedule.MAX_TURNS
                ? Schedule.NONE
                : new Schedule(inOrder(passages, scenario).map(GatePass::turn).toList());
    }

    static Stream<GatePass> passages(Scenario scenario, List<Event> history) {
        return inOrder(passagesByBuyer(scenario, history), scenario);
    }

    private static List<GatePass> passagesByBuyer(Scenario scenario, List<Event> history) {
        List<List<Event>> events = eventsByBuyer(scenario, history);
        ProgramCode code = ProgramCode.of(scenario.program());
        List<GatePass> passages = new ArrayList<>();
        for (int buyer = 0; buyer < events.size(); buyer++) {
            GatePassExtractor walk = GatePassExtractor.along(scenario, code, buyer, events.get(buyer));
            passages.addAll(walk.passages());
            addUnfinishedWait(walk, buyer, history, passages);
        }
        return passages;
    }

    private static List<List<Event>> eventsByBuyer(Scenario scenario, List<Event> history) {
        List<List<Event>> events = IntStream.range(0, scenario.placement().buyers())
                .<List<Event>>mapToObj(buyer -> new ArrayList<>())
                .toList();
        TimeoutOrder.set(scenario, ReleaseOrder.set(scenario, history)).stream()
                .filter(event -> event.buyer() >= 0 && event.buyer() < events.size())
                .forEach(event -> events.get(event.buyer()).add(event));
        return events;
    }

    /** Whoever never got the lock must come to it after all those who got it while it waited, or it would be first. */
    private static void addUnfinishedWait(
            GatePassExtractor walk, int buyer, List<Event> history, List<GatePass> passages) {
        walk.waitsSince().ifPresent(since -> {
            long place = history.stream()
                    .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED && event.buyer() != buyer)
                    .mapToLong(Event::t)
                    .filter(t -> t >= since && t <= walk.lastHeardOf())
                    .map(t -> t + 1)
                    .max()
                    .orElse(since);
            passages.add(new GatePass(new Turn.Pass(buyer), place, place, Effect.NONE, walk.standsAt(), false, false));
        });
    }

    private static Stream<GatePass> inOrder(List<GatePass> passages, Scenario scenario) {
        List<GatePass> touching = passages.stream()
                .filter(GatePass::touchesStore)
                .sorted(Comparator.comparingLong(GatePass::t))
                .toList();
        StoreContent atFirst = new StoreContent(scenario.stock(), 0);
        Map<Integer, Queue<GatePass>> ordered = new StoreLinearizer(touching, atFirst)
                .make().stream()
                        .collect(Collectors.groupingBy(GatePass::buyer, Collectors.toCollection(ArrayDeque::new)));
        List<GatePass> all = passages.stream()
                .map(passage ->
                        passage.touchesStore() ? ordered.get(passage.buyer()).remove() : passage)
                .toList();
        // What follows from a look that was set earlier says who came first to a fault, and the other way round.
        return inOwnOrder(FaultPassOrder.set(scenario, inOwnOrder(all))).stream()
                .sorted(Comparator.comparingLong(GatePass::t));
    }

    /** Each buyer passed its gates one after the other: where one was set earlier, those before it are. */
    private static List<GatePass> inOwnOrder(List<GatePass> passages) {
        List<GatePass> ordered = new ArrayList<>(passages);
        for (int i = ordered.size() - 2; i >= 0; i--) {
            GatePass passage = ordered.get(i);
            GatePass next = ordered.get(i + 1);
            if (next.buyer() == passage.buyer() && !passage.touchesStore()) {
                ordered.set(i, passage.notAfter(next.t()));
            }
        }
        return ordered;
    }
}
