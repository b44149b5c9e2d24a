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
 * Derives the schedule from a history: the order in which the buyers passed their gates. Pure; thread-safe.
 *
 * <ol>
 *   <li>Move each release before the acquisition that it enabled (see {@link ReleaseOrder}), and each timed-out wait
 *       into the hold that it waited for (see {@link TimeoutOrder}).
 *   <li>Determine each buyer's passed gates. A gate is placed where its step took effect. A lock's gate is placed at
 *       the acquisition, so that a replay finds the lock free.
 *   <li>Order store operations by what was read, where that contradicts the times (see {@link StoreLinearizer}).
 *   <li>Move a buyer hit by a fault for "the holder" before the other holders (see {@link FaultPassOrder}).
 *   <li>Sort by time, and keep each buyer's program order.
 * </ol>
 */
public final class Recording {

    private Recording() {}

    /**
     * Returns the order of the passed gates of a run, with the faults injected by hand.
     *
     * @param scenario the scenario of the run
     * @param history its events, in the order of {@code seq}; may be truncated
     * @return one turn per gate; empty if there are more than a schedule permits; its text may still be too long for a
     *     scenario
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
            addUnfinishedWait(walk, scenario, buyer, history, passages);
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

    /**
     * A buyer that never acquired the lock must request it after all buyers that acquired the same lock meanwhile;
     * otherwise it would be first in a replay.
     */
    private static void addUnfinishedWait(
            GatePassExtractor walk, Scenario scenario, int buyer, List<Event> history, List<GatePass> passages) {
        walk.waitsSince().ifPresent(since -> {
            long place = history.stream()
                    .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED && event.buyer() != buyer)
                    .filter(event -> scenario.lockSeenBy(event.buyer()) == scenario.lockSeenBy(buyer))
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
        // The program order affects which holder was first at a fault, and vice versa.
        return inOwnOrder(FaultPassOrder.set(scenario, inOwnOrder(all))).stream()
                .sorted(Comparator.comparingLong(GatePass::t));
    }

    /** Restores program order: if a gate pass was moved earlier, the same buyer's passes before it move, too. */
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
