package org.lockplay.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.ConcurrentTests;
import org.lockplay.StartsProcesses;
import org.lockplay.history.WellFormedHistory;
import org.lockplay.json.Json;
import org.lockplay.run.Runs;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Verdict;

/**
 * Scenarios whose verdict was once reported to be wrong, on real processes. Each must come out as expected: the oracle
 * alone also agrees with a run in which the interleaving in question did not occur.
 */
@StartsProcesses
@QuarkusTest
class IssueExamplesTest {

    private static final Path EXPERIMENTS = Path.of("src/test/resources/oracle/experiments.jsonl");
    private static final int SIDE_BY_SIDE = 10;

    /**
     * A scenario and its verdict. {@code has} are findings that it must have, {@code never} those that it must not: a
     * kind, or a kind and a variant.
     */
    private record Example(int line, Experiment experiment, Map<?, ?> expected) {

        static Example of(int line, String json) {
            return new Example(line, Experiment.of(json), (Map<?, ?>)
                    Json.parseObject(json).get("expect"));
        }

        List<String> has() {
            return findings("has");
        }

        List<String> never() {
            return findings("never");
        }

        private List<String> findings(String member) {
            return expected.get(member) instanceof List<?> names
                    ? names.stream().map(String::valueOf).toList()
                    : List.of();
        }

        @Override
        public String toString() {
            return "line " + line + ": " + experiment.json();
        }
    }

    @Inject
    Runs runs;

    @TestFactory
    Stream<DynamicTest> theVerdictIsAsExpected() throws IOException {
        ExperimentRunner runner = new ExperimentRunner(runs);
        return ConcurrentTests.of(
                SIDE_BY_SIDE, examples(), example -> check(example, runner.run(example.experiment())));
    }

    private static List<Example> examples() throws IOException {
        List<String> lines = Files.readAllLines(EXPERIMENTS);
        List<Example> examples = Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).contains("\"expect\""))
                .map(i -> Example.of(i + 1, lines.get(i)))
                .toList();
        assertThat(examples).hasSizeGreaterThan(25);
        return examples;
    }

    private static void check(Example example, JudgedRun run) {
        WellFormedHistory.check(run.history());
        Map<?, ?> expected = example.expected();
        Verdict verdict = run.verdict();
        assertThat(List.of(verdict.safety().wireName(), verdict.liveness().wireName()))
                .as("%s", verdict.findings())
                .containsExactly(
                        text(expected, "safety", verdict.safety().wireName()),
                        text(expected, "liveness", verdict.liveness().wireName()));
        List<Finding> findings = verdict.findings();
        assertThat(example.has()).allSatisfy(name -> assertThat(findings).anyMatch(finding -> is(finding, name)));
        assertThat(example.never()).allSatisfy(name -> assertThat(findings).noneMatch(finding -> is(finding, name)));
    }

    private static String text(Map<?, ?> expected, String member, String otherwise) {
        return expected.containsKey(member) ? String.valueOf(expected.get(member)) : otherwise;
    }

    private static boolean is(Finding finding, String name) {
        String key = finding.textKey().substring("finding.".length());
        return key.equals(name) || key.startsWith(name + ".");
    }
}
