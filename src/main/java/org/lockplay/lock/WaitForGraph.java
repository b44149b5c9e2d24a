package org.lockplay.lock;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which request waits for which holds, at one moment. {@code frontend/src/model/wait-for-graph.ts} does the same for the
 * page.
 *
 * @param holds the locks that are held
 * @param requests the locks that are waited for
 */
public record WaitForGraph(List<Claim> holds, List<Claim> requests) {

    public WaitForGraph {
        holds = List.copyOf(holds);
        requests = List.copyOf(requests);
    }

    /**
     * The buyers that will wait forever. Reduces the graph, as in R. C. Holt, “Some Deadlock Properties of Computer
     * Systems”, 1972:
     *
     * <ol>
     *   <li>Remove the holds that end by themselves.
     *   <li>Remove each request that no hold is left to block, and the holds of its buyer, which then continues.
     *   <li>Repeat step 2 until nothing changes. The requests that are left are never granted.
     * </ol>
     *
     * @param ends whether a hold ends by itself, also while its buyer waits
     */
    public Set<Integer> stuckBuyers(Predicate<Claim> ends) {
        List<Claim> kept = new ArrayList<>(holds);
        kept.removeIf(ends);
        List<Claim> waiting = new ArrayList<>(requests);
        while (waiting.removeIf(request -> kept.stream().noneMatch(hold -> hold.blocks(request)))) {
            Set<Integer> left = buyersOf(waiting);
            Set<Integer> continuing = buyersOf(requests);
            continuing.removeAll(left);
            kept.removeIf(hold -> continuing.contains(hold.buyer()));
        }
        return buyersOf(waiting);
    }

    /**
     * A request that waits for a hold of another buyer.
     *
     * @param request the request
     * @param hold the hold
     */
    public record Edge(Claim request, Claim hold) {}

    /**
     * The cycles of buyers of which each waits for a lock that the next one holds. Every cycle starts with its lowest
     * buyer, and no two share a buyer. A buyer that waits for itself alone is not one.
     *
     * @param ends whether a hold ends by itself, also while its buyer waits
     */
    public List<List<Edge>> cycles(Predicate<Claim> ends) {
        List<Claim> kept = holds.stream().filter(ends.negate()).toList();
        List<Integer> buyers = stuckBuyers(ends).stream().sorted().toList();
        Set<Integer> named = new HashSet<>();
        List<List<Edge>> cycles = new ArrayList<>();
        for (int buyer : buyers) {
            Deque<Edge> path = new ArrayDeque<>();
            if (!named.contains(buyer) && leadsTo(buyer, buyer, kept, path, new HashSet<>(named))) {
                cycles.add(List.copyOf(path));
                path.forEach(edge -> named.add(edge.request().buyer()));
            }
        }
        return cycles;
    }

    /** Searches depth first for a way from one buyer to another over buyers that were not visited yet. */
    private boolean leadsTo(int to, int from, List<Claim> kept, Deque<Edge> path, Set<Integer> visited) {
        for (Claim request : requests) {
            for (Claim hold : kept) {
                int next = hold.buyer();
                if (request.buyer() == from && next != from && hold.blocks(request) && visited.add(next)) {
                    path.addLast(new Edge(request, hold));
                    if (next == to || leadsTo(to, next, kept, path, visited)) {
                        return true;
                    }
                    path.removeLast();
                }
            }
        }
        return false;
    }

    private static Set<Integer> buyersOf(List<Claim> claims) {
        return claims.stream().map(Claim::buyer).collect(Collectors.toSet());
    }
}
