package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.scenario.ScenarioBuilder.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/**
 * Random interleavings of buyers that acquire several locks, cut off anywhere. In one order of the locks no deadlock may
 * be reported; in random orders, exactly the buyers on a cycle.
 */
class RandomDeadlocksTest {

    private static final int RUNS = 10_000;
    private static final int LOCKS = 4;

    @Test
    void inOneOrderNoDeadlockIsEverReported() {
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, true);

            assertThat(run.verdict().has(FindingKind.DEADLOCK))
                    .as("seed %s", seed)
                    .isFalse();
            assertThat(run.verdict().liveness()).as("seed %s", seed).isNotEqualTo(Liveness.STUCK);
        }
    }

    @Test
    void inRandomOrderExactlyTheCyclesAreReported() {
        int deadlocks = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Run run = new Run(seed, false);
            Set<Integer> expected = run.onCycles();
            Set<Integer> reported = run.verdict()
                    .all(FindingKind.DEADLOCK)
                    .flatMap(finding -> buyersOf(finding).stream())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(reported).as("seed %s", seed).isEqualTo(expected);
            deadlocks += expected.isEmpty() ? 0 : 1;
        }
        assertThat(deadlocks).isGreaterThan(RUNS / 20);
    }

    private static List<Integer> buyersOf(Finding finding) {
        if (finding.args().get("buyers") instanceof List<?> buyers) {
            return buyers.stream().map(buyer -> ((Long) buyer).intValue()).toList();
        }
        return List.of((int) finding.number("buyer"), (int) finding.number("other"));
    }

    /** One simulated run: each buyer acquires some locks and then releases them. */
    private static final class Run {

        private final HistoryBuilder history = new HistoryBuilder();
        private final List<List<Integer>> ways = new ArrayList<>();
        private final Map<Integer, Integer> holderOf = new HashMap<>();
        private final Map<Integer, Integer> wanted = new HashMap<>();
        private final int[] done;
        private final Scenario scenario;
        private boolean isOver;

        Run(long seed, boolean ordered) {
            Random random = new Random(seed);
            int buyers = 2 + random.nextInt(4);
            done = new int[buyers];
            scenario = scenario()
                    .lock(LockKind.SEMAPHORE)
                    .processes(buyers)
                    .program("lock L0", "lock L1", "lock L2", "lock L3")
                    .build();
            for (int buyer = 0; buyer < buyers; buyer++) {
                List<Integer> locks =
                        new ArrayList<>(IntStream.range(0, LOCKS).boxed().toList());
                Collections.shuffle(locks, random);
                List<Integer> way = new ArrayList<>(locks.subList(0, 1 + random.nextInt(LOCKS)));
                if (ordered) {
                    Collections.sort(way);
                }
                ways.add(way);
            }
            int most = random.nextInt(40);
            for (int step = 0; step < most && !isOver; step++) {
                List<Integer> movable =
                        IntStream.range(0, buyers).filter(this::canMove).boxed().toList();
                isOver = movable.isEmpty();
                if (!isOver) {
                    move(movable.get(random.nextInt(movable.size())));
                }
            }
            isOver = IntStream.range(0, buyers).noneMatch(this::canMove);
            IntStream.range(0, buyers)
                    .filter(buyer -> !isFinished(buyer))
                    .forEach(buyer -> history.buyer(buyer).finishes(isOver ? "stuck" : "cut-off"));
        }

        private boolean isFinished(int buyer) {
            return done[buyer] == 2 * ways.get(buyer).size();
        }

        private boolean canMove(int buyer) {
            return !isFinished(buyer) && !(wanted.containsKey(buyer) && holderOf.containsKey(wanted.get(buyer)));
        }

        private void move(int buyer) {
            List<Integer> way = ways.get(buyer);
            int next = done[buyer];
            if (next >= way.size()) {
                int lock = way.get(2 * way.size() - 1 - next);
                holderOf.remove(lock);
                tell(buyer, EventKind.LOCK_RELEASED, lock);
                done[buyer]++;
                if (isFinished(buyer)) {
                    history.buyer(buyer).finishes("sold-out");
                }
                return;
            }
            int lock = way.get(next);
            if (!wanted.containsKey(buyer)) {
                tell(buyer, EventKind.LOCK_REQUESTED, lock);
                wanted.put(buyer, lock);
            } else {
                tell(buyer, EventKind.LOCK_ACQUIRED, lock);
                wanted.remove(buyer);
                holderOf.put(lock, buyer);
                done[buyer]++;
            }
        }

        private void tell(int buyer, EventKind kind, int lock) {
            history.buyer(buyer).add(kind, "lock=L" + lock);
        }

        /** The buyers from which following the holders of the wanted locks leads back. */
        private Set<Integer> onCycles() {
            return IntStream.range(0, done.length)
                    .filter(buyer -> follow(buyer).contains(buyer))
                    .boxed()
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private Collection<Integer> follow(int buyer) {
            Set<Integer> visited = new HashSet<>();
            int at = buyer;
            while (wanted.containsKey(at) && holderOf.containsKey(wanted.get(at))) {
                at = holderOf.get(wanted.get(at));
                if (!visited.add(at)) {
                    break;
                }
            }
            return visited;
        }

        private Verdict verdict() {
            return Judge.judge(scenario, history.events(), isOver ? Ending.FINISHED : Ending.TIMED_OUT);
        }
    }
}
