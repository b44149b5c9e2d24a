package org.lockplay.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.text.Texts;
import org.lockplay.verdict.Verdict;

/** The oracle's negative controls: on stored histories it accepts the correct verdict and rejects every mutant. */
class OracleControlTest {

    private static final Path KEPT = Path.of("src/test/resources/oracle/histories");

    /** Findings that a thousand random runs did not have. */
    private static final Set<String> NEVER_SEEN = Set.of(
            "finding.buyer-failed.interrupted",
            "finding.buyer-failed.other",
            "finding.buyer-failed.stale-copy",
            "finding.buyer-failed.unconfirmed",
            "finding.could-not-run.setup",
            "finding.could-not-run.too-many-events",
            "finding.could-not-run.workers-not-ready",
            "finding.cut-off.alone-thaw",
            "finding.cut-off.chain",
            "finding.cut-off.deadlock",
            "finding.cut-off.free",
            "finding.cut-off.freed",
            "finding.cut-off.ownerless",
            "finding.cut-off.session",
            "finding.cut-off.thaw",
            "finding.deadlock-refused.kernel",
            "finding.deadlock-refused.processes",
            "finding.deadlock-refused.server",
            "finding.deadlock-refused.unseen",
            "finding.deadlock.ring",
            "finding.deadlock.two",
            "finding.harmless-overlap.fenced-lost",
            "finding.lease-too-short.no-other",
            "finding.lost-update.blind",
            "finding.lost-update.last-seen",
            "finding.no-lock.unordered",
            "finding.off-schedule.not-timed-out",
            "finding.off-schedule.spared",
            "finding.reach-too-short.process-luck",
            "finding.recovered.process",
            "finding.released-by-another.flag",
            "finding.released-by-another.redis",
            "finding.released-unheld.redis",
            "finding.stale-write-accepted.token",
            "finding.stale-write-refused.unknown",
            "finding.stuck.chain",
            "finding.stuck.deadlock",
            "finding.stuck.nobody",
            "finding.stuck.running",
            "finding.torn-query.locked",
            "finding.torn-read.frozen",
            "finding.torn-read.hung",
            "finding.torn-read.mixed",
            "finding.two-holders.cut",
            "finding.two-holders.late",
            "finding.unreachable-server");

    /** Findings of which each kept history has a mutant that the oracle does not notice yet. */
    private static final Set<String> NOT_YET = Set.of(
            "finding.abandoned-lock.failed",
            "finding.abandoned-lock.finished",
            "finding.abandoned-lock.killed",
            "finding.broken-lock.luck",
            "finding.no-lock.none-luck",
            "finding.not-committed",
            "finding.outside-lock.read-luck",
            "finding.outside-lock.torn-read",
            "finding.reach-too-short.host-luck",
            "finding.recovered.frozen",
            "finding.recovered.hung",
            "finding.recovered.slow",
            "finding.released-by-another.late",
            "finding.stale-write-accepted",
            "finding.stuck.failed",
            "finding.stuck.finished",
            "finding.stuck.killed",
            "finding.torn-read.dead",
            "finding.two-holders.lost");

    /** A finding that the oracle does not know would be a disagreement, however right it is. */
    @Test
    void everyFindingThatHasASentenceIsKnown() {
        Set<String> sentences = Texts.ENGLISH.keys().stream()
                .filter(key -> key.startsWith("finding."))
                .collect(Collectors.toSet());

        assertThat(FindingsCheck.known()).containsAll(sentences);
    }

    @Test
    void everyFindingHasAControl() throws IOException {
        Set<String> missing = Texts.ENGLISH.keys().stream()
                .filter(key -> key.startsWith("finding."))
                .collect(Collectors.toCollection(TreeSet::new));
        for (Path history : histories()) {
            JudgedRun.read(history).verdict().findings().forEach(finding -> missing.remove(finding.textKey()));
        }

        Set<String> named = new TreeSet<>(NEVER_SEEN);
        named.addAll(NOT_YET);
        assertThat(missing).isEqualTo(named);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aRightVerdictIsAccepted(Path history) {
        assertThat(Oracle.disagreements(JudgedRun.read(history))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aVerdictWithOneThingWrongIsNoticed(Path history) {
        JudgedRun run = JudgedRun.read(history);

        Map<String, Verdict> mutants = VerdictMutants.of(run);
        List<String> unnoticed = mutants.entrySet().stream()
                .filter(mutant ->
                        Oracle.disagreements(run.with(mutant.getValue())).isEmpty())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(mutants).hasSizeGreaterThan(10);
        assertThat(unnoticed).isEmpty();
    }

    /** A holder whose connection was cut goes on, but its transaction never commits. */
    @Test
    void anOverlapWithATransactionThatNeverCommitsIsHarmless() {
        JudgedRun run = JudgedRun.read(Path.of("src/test/resources/oracle/overlaps/row-uncommitted.jsonl"));
        Map<String, Verdict> mutants = VerdictMutants.of(run);

        assertThat(Oracle.disagreements(run)).isEmpty();
        assertThat(List.of("safety VIOLATED", "without HARMLESS_OVERLAP"))
                .allSatisfy(wrong -> assertThat(Oracle.disagreements(run.with(mutants.get(wrong))))
                        .isNotEmpty());
    }

    /** A hold lasts until the holder's last action or its kill, whichever is later; a gate does not count. */
    @ParameterizedTest
    @ValueSource(strings = {"killed-after-its-last-event", "killed-at-a-gate"})
    void theOverlapWithAKilledHolderHasItsExactLength(String history) {
        JudgedRun run = JudgedRun.read(Path.of("src/test/resources/oracle/overlaps", history + ".jsonl"));

        assertThat(Oracle.disagreements(run)).isEmpty();
    }

    /** The buyer was killed between the release and the event of its commit: its purchase is unconfirmed. */
    @Test
    void aReleaseWithoutItsCommitDoesNotProveTheCommit() {
        JudgedRun run = JudgedRun.read(Path.of("src/test/resources/oracle/overlaps/killed-at-its-commit.jsonl"));

        assertThat(Oracle.disagreements(run)).isEmpty();
    }

    /** The lease of a buyer that had failed expired a moment before the run was cut off, and the lock was free. */
    @Test
    void aLeaseThatIsOverAtTheEndKeepsNoBuyerWaiting() {
        JudgedRun run = JudgedRun.read(Path.of("src/test/resources/oracle/overlaps/lease-over-at-the-end.jsonl"));

        assertThat(Oracle.disagreements(run)).isEmpty();
    }

    static List<Path> histories() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.sorted().toList();
        }
    }
}
