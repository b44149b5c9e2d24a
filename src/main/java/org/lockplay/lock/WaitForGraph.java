package org.lockplay.lock;

import java.util.ArrayList;
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

    private static Set<Integer> buyersOf(List<Claim> claims) {
        return claims.stream().map(Claim::buyer).collect(Collectors.toSet());
    }
}
