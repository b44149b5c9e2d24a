package org.lockplay.oracle;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockplay.run.Runs;

@QuarkusTest
class OracleTest {

    private static final int RUNS = Integer.getInteger("oracle.runs", 50);
    private static final long SEED = Long.getLong("oracle.seed", 20_261_119);
    private static final int SIDE_BY_SIDE = Integer.getInteger("oracle.parallel", 4);

    @Inject
    Runs runs;

    @Test
    void collects() throws Exception {
        ScenarioRunner runner = new ScenarioRunner(runs);
        ExecutorService executor = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        long start = System.nanoTime();
        Queue<Integer> refused = new ConcurrentLinkedQueue<>();
        List<Future<?>> all = IntStream.range(0, RUNS)
                .<Future<?>>mapToObj(i -> executor.submit(() -> {
                    RandomScenario random = new RandomScenario(SEED + i);
                    refused.add(random.refused());
                    JudgedRun run = runner.run(random);
                    run.write(
                            Path.of("target/oracle/" + (SEED + i) + ".jsonl"),
                            Map.of(
                                    "seed",
                                    SEED + i,
                                    "hand",
                                    random.handFaults().stream()
                                            .map(HandFault::members)
                                            .toList()));
                    return null;
                }))
                .toList();
        for (Future<?> one : all) {
            one.get();
        }
        executor.shutdown();
        System.out.println("refused draws " + refused.stream().mapToInt(Integer::intValue).sum() + " of " + RUNS
                + " runs, seconds " + (System.nanoTime() - start) / 1e9);
    }
}
