package org.lockplay.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockplay.history.BuyerStarted;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;

/**
 * Derives the schedule from a history: the order in which the buyers passed their gates. Pure; thread-safe.
 *
 * <ol>
 *   <li>Read each buyer's gates and faults from its events (see {@link GatePassExtractor}).
 *   <li>Order store operations by what was read, where that contradicts the times (see {@link StoreLinearizer}).
 *   <li>Sort by time, and keep each buyer's program order.
 * </ol>
 */
public final class Recording {

    private Recording() {}

    /**
     * Returns the order of the passed gates of a run, with the faults.
     *
     * @param scenario the scenario of the run
     * @param history its events, in the order of {@code seq}; may be truncated
     * @return one turn per gate and per fault; empty if there are more than a schedule permits; its text may still be
     *     too long for a scenario
     */
    public static Schedule scheduleOf(Scenario scenario, List<Event> history) {
        List<GatePass> passes = passesByBuyer(scenario, history);
        return passes.size() > Schedule.MAX_TURNS
                ? Schedule.NONE
                : new Schedule(
                        inOrder(passes, scenario).stream().map(GatePass::turn).toList());
    }

    /** Whether the events contain how many gates their buyers have passed; those of older versions do not. */
    public static boolean isPossible(List<Event> history) {
        return history.stream()
                .filter(BuyerStarted.class::isInstance)
                .allMatch(event -> event.header().pass().isPresent());
    }

    /** The gates and faults of all buyers, in order. */
    static List<GatePass> passes(Scenario scenario, List<Event> history) {
        return inOrder(passesByBuyer(scenario, history), scenario);
    }

    /** The gates and faults of each buyer, one buyer after the other. */
    private static List<GatePass> passesByBuyer(Scenario scenario, List<Event> history) {
        LockHolds holds = new LockHolds(scenario, history);
        Map<Integer, List<Event>> events = history.stream()
                .filter(event -> event.buyer() != Event.NO_BUYER)
                .collect(Collectors.groupingBy(Event::buyer, TreeMap::new, Collectors.toList()));
        return events.entrySet().stream()
                .flatMap(one -> GatePassExtractor.extract(scenario, holds, one.getKey(), one.getValue()).stream())
                .toList();
    }

    private static List<GatePass> inOrder(List<GatePass> passes, Scenario scenario) {
        List<GatePass> inTime = passes.stream()
                .filter(GatePass::touchesStore)
                .sorted(Comparator.comparingLong(GatePass::t))
                .toList();
        Map<Integer, Iterator<GatePass>> ordered = new HashMap<>();
        new StoreLinearizer(inTime, new StoreContent(scenario.stock(), 0))
                .make().stream()
                        .collect(Collectors.groupingBy(GatePass::buyer))
                        .forEach((buyer, own) -> ordered.put(buyer, own.iterator()));
        List<GatePass> all = new ArrayList<>();
        for (GatePass pass : passes) {
            all.add(pass.touchesStore() ? ordered.get(pass.buyer()).next() : pass);
        }
        // If a pass was moved earlier, the same buyer's passes before it move, too.
        for (int i = all.size() - 2; i >= 0; i--) {
            GatePass next = all.get(i + 1);
            if (next.buyer() == all.get(i).buyer() && !all.get(i).touchesStore()) {
                all.set(i, all.get(i).notAfter(next.t()));
            }
        }
        all.sort(Comparator.comparingLong(GatePass::t));
        return all;
    }
}
