package org.lockplay.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.lockplay.history.Event;

/** The order in which the server may receive events: in order for each worker, arbitrary between workers. */
final class Arrival {

    private Arrival() {}

    /** Numbers events as they might arrive. */
    static List<Event> of(List<Event> happened, SplittableRandom random) {
        Map<Integer, Deque<Event>> pipes = new TreeMap<>();
        happened.forEach(event ->
                pipes.computeIfAbsent(event.buyer(), none -> new ArrayDeque<>()).add(event));
        Deque<Event> last = pipes.getOrDefault(Event.NO_BUYER, new ArrayDeque<>());
        pipes.remove(Event.NO_BUYER);
        List<Event> arrived = new ArrayList<>();
        while (!pipes.isEmpty()) {
            List<Integer> open = List.copyOf(pipes.keySet());
            Integer buyer = open.get(random.nextInt(open.size()));
            Deque<Event> pipe = pipes.get(buyer);
            arrived.add(pipe.remove().numbered(arrived.size() + 1));
            if (pipe.isEmpty()) {
                pipes.remove(buyer);
            }
        }
        last.forEach(event -> arrived.add(event.numbered(arrived.size() + 1)));
        return arrived;
    }
}
