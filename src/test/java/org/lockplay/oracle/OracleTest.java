package org.lockplay.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lockplay.StartsProcesses;
import org.lockplay.run.Runs;

/**
 * Compares the product's judge with an independent one, on real processes. Disagreements are stored under {@code
 * target/oracle}: the experiment on the first line, then the history.
 */
@StartsProcesses
@QuarkusTest
@Timeout(value = 2, unit = TimeUnit.HOURS)
class OracleTest {

    /** The number in every build; override it with {@code -Doracle.runs}. */
    private static final int RUNS = Integer.getInteger("oracle.runs", 50);

    /** About how many of the seeds that once failed run in every build; with {@code -Plong} all. */
    private static final int KNOWN = Integer.getInteger("oracle.known", 25);

    private static final long SEED = Long.getLong("oracle.seed", 2019);
    private static final int SIDE_BY_SIDE = Integer.getInteger("oracle.parallel", 6);
    private static final Path FOLDER = Path.of("target", "oracle");

    @Inject
    Runs runs;

    @Test
    void verdictsOfRandomRunsAgreeWithTheOracle() throws Exception {
        Map<String, Experiment> experiments = new LinkedHashMap<>();
        int refused = 0;
        for (long seed = SEED; seed < SEED + RUNS; seed++) {
            RandomScenario random = new RandomScenario(seed);
            refused += random.refused();
            experiments.put("seed-" + seed, random.experiment());
        }
        assertThat(refused).as("draws that the reader refused").isLessThan(Math.max(10, RUNS / 2));
        assertThat(disagreements(experiments)).isEmpty();
    }

    @Test
    void verdictsOfScenariosThatOnceWentWrongAgreeWithTheOracle() throws Exception {
        Map<String, Experiment> experiments = new LinkedHashMap<>();
        List<String> known = Files.readAllLines(Path.of("src/test/resources/oracle/experiments.jsonl"));
        int step = Math.max(1, known.size() / KNOWN);
        for (int i = 0; i < known.size(); i += step) {
            experiments.put("known-" + (i + 1), Experiment.of(known.get(i)));
        }
        assertThat(disagreements(experiments)).isEmpty();
    }

    private List<String> disagreements(Map<String, Experiment> experiments) throws Exception {
        ExperimentRunner runner = new ExperimentRunner(runs);
        ExecutorService executor = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            Map<String, Future<List<String>>> results = new LinkedHashMap<>();
            experiments.forEach((name, experiment) ->
                    results.put(name, executor.submit(() -> disagreements(name, experiment, runner.run(experiment)))));
            List<String> all = new ArrayList<>();
            int agreed = 0;
            for (Future<List<String>> result : results.values()) {
                List<String> found = result.get();
                agreed += found.isEmpty() ? 1 : 0;
                all.addAll(found);
            }
            System.out.printf("oracle: %d of %d runs agree%n", agreed, experiments.size());
            all.forEach(System.out::println);
            return all;
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<String> disagreements(String name, Experiment experiment, JudgedRun run) {
        List<Disagreement> found = Oracle.disagreements(run);
        if (!found.isEmpty() || Boolean.getBoolean("oracle.keep")) {
            run.write(FOLDER.resolve(name + ".jsonl"), experiment);
        }
        return found.stream()
                .map(one -> name + ": " + one + "\n    " + experiment.json())
                .toList();
    }
}
