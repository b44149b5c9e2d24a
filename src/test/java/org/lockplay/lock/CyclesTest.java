package org.lockplay.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Index.atIndex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lockplay.lock.WaitForGraph.Edge;
import org.lockplay.name.LockName;

class CyclesTest {

    private static final int GRAPHS = 1_000;

    @Test
    void aCycleStartsWithItsLowestBuyer() {
        WaitForGraph graph = new WaitForGraph(
                List.of(claim(3, "C"), claim(1, "A"), claim(2, "B")),
                List.of(claim(2, "C"), claim(1, "B"), claim(3, "A"), claim(0, "A")));

        assertThat(buyersOf(graph)).containsExactly(List.of(1, 2, 3));
        assertThat(graph.cycles(hold -> false).get(0))
                .contains(new Edge(claim(1, "B"), claim(2, "B")), atIndex(0))
                .contains(new Edge(claim(3, "A"), claim(1, "A")), atIndex(2));
    }

    @Test
    void twoCyclesAreTwo() {
        WaitForGraph graph = new WaitForGraph(
                List.of(claim(0, "A"), claim(1, "B"), claim(2, "C"), claim(3, "D")),
                List.of(claim(0, "B"), claim(1, "A"), claim(2, "D"), claim(3, "C")));

        assertThat(buyersOf(graph)).containsExactly(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void aHoldThatEndsBreaksItsCycle() {
        WaitForGraph graph =
                new WaitForGraph(List.of(claim(0, "A"), claim(1, "B")), List.of(claim(0, "B"), claim(1, "A")));

        assertThat(graph.cycles(hold -> hold.buyer() == 1)).isEmpty();
    }

    @Test
    void whoWaitsForItselfIsNoCycle() {
        assertThat(new WaitForGraph(List.of(claim(0, "A")), List.of(claim(0, "A"))).cycles(hold -> false))
                .isEmpty();
    }

    @Test
    void theSharersOfALockAreEachAWayIntoACycle() {
        WaitForGraph graph = new WaitForGraph(
                List.of(new Claim(0, id("A"), true), new Claim(1, id("A"), true)),
                List.of(claim(0, "A"), claim(1, "A")));

        assertThat(buyersOf(graph)).containsExactly(List.of(0, 1));
    }

    /** With one holder a lock, a buyer is on a cycle exactly if following the holders leads back to it. */
    @RepeatedTest(10)
    void randomGraphsHaveTheCyclesThatTheirHoldersForm(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < GRAPHS; i++) {
            int buyers = 2 + random.nextInt(6);
            int locks = 1 + random.nextInt(7);
            Map<Integer, Integer> holderOf = new HashMap<>();
            Map<Integer, Integer> wanted = new HashMap<>();
            IntStream.range(0, locks).forEach(lock -> holderOf.put(lock, random.nextInt(buyers)));
            IntStream.range(0, buyers)
                    .filter(buyer -> random.nextInt(4) > 0)
                    .forEach(buyer -> wanted.put(buyer, random.nextInt(locks)));
            List<Claim> holds = new ArrayList<>();
            List<Claim> requests = new ArrayList<>();
            holderOf.forEach((lock, buyer) -> holds.add(claim(buyer, "L" + lock)));
            wanted.forEach((buyer, lock) -> requests.add(claim(buyer, "L" + lock)));

            List<Integer> expected = IntStream.range(0, buyers)
                    .filter(buyer -> isOnCycle(buyer, holderOf, wanted))
                    .boxed()
                    .toList();
            assertThat(buyersOf(new WaitForGraph(holds, requests)).stream().flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean isOnCycle(int buyer, Map<Integer, Integer> holderOf, Map<Integer, Integer> wanted) {
        int at = buyer;
        for (int steps = 1; steps <= holderOf.size() + wanted.size() && wanted.containsKey(at); steps++) {
            int next = holderOf.get(wanted.get(at));
            if (next == at) {
                return false;
            }
            if (next == buyer) {
                return true;
            }
            at = next;
        }
        return false;
    }

    private static List<List<Integer>> buyersOf(WaitForGraph graph) {
        return graph.cycles(hold -> false).stream()
                .map(cycle -> cycle.stream().map(edge -> edge.request().buyer()).toList())
                .toList();
    }

    private static Claim claim(int buyer, String lock) {
        return new Claim(buyer, id(lock), false);
    }

    private static LockId id(String lock) {
        return new LockId(new LockName(lock), 0);
    }
}
