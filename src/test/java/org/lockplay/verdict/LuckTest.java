package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.json.Json;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** A run that went well and could have gone wrong says so. */
class LuckTest {

    private static final long MS = 1_000_000;

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aLeaseThatRanOutWhileNobodyCameWasLuck() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(0).at(150 * MS).writes(0, 1).losesLock().finishes("bought");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        Verdict verdict =
                Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.first(FindingKind.LEASE_TOO_SHORT).orElseThrow().variant())
                .isEqualTo("luck");
    }

    @Test
    void aLeaseThatWasLongEnoughIsNotMentioned() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(0).at(90 * MS).writes(0, 1).releases().finishes("bought");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        assertThat(Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED)
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "reach-too-short.process-luck, mutex, 1, 2, 'lock\nread\ntake\nwrite\nunlock'",
        "reach-too-short.host-luck, semaphore, 2, 1, 'lock\nread\ntake\nwrite\nunlock'",
        "no-lock.none-luck, none, 1, 2, 'read\ntake\nwrite'",
        "no-lock.not-taken-luck, semaphore, 1, 2, 'read\ntake\nwrite'",
        "outside-lock.read-luck, semaphore, 1, 2, 'read\ntake\nlock\nwrite\nunlock'",
        "outside-lock.write-luck, semaphore, 1, 2, 'lock\nread\ntake\nunlock\nwrite'",
        "broken-lock.luck, flag, 1, 2, 'lock\nread\ntake\nwrite\nunlock'",
    })
    void aRunThatWentWellByLuckSaysSo(String finding, String lock, int hosts, int processes, String program) {
        runsAlone(0, program, 1);
        runsAlone(1, program, 0);

        Verdict verdict = judge(scenario(lock, hosts, processes, program));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.findings()).extracting(Finding::textKey).containsExactly("finding." + finding);
    }

    /** Negative control: a single buyer overlaps with no other. */
    @ParameterizedTest
    @CsvSource({
        "none, 'read\ntake\nwrite'",
        "semaphore, 'read\ntake\nwrite'",
        "semaphore, 'read\ntake\nlock\nwrite\nunlock'",
        "semaphore, 'lock\nread\ntake\nunlock\nwrite'",
        "flag, 'lock\nread\ntake\nwrite\nunlock'",
    })
    void aSingleBuyerNeedsNoLuck(String lock, String program) {
        runsAlone(0, program, 1);

        assertThat(judge(scenario(lock, 1, 1, program)).findings()).isEmpty();
    }

    /** A buyer runs its program while no other does anything. */
    private void runsAlone(int buyer, String program, int count) {
        String[] lines = program.split("\n");
        for (int line = 1; line <= lines.length; line++) {
            HistoryBuilder.Actor actor = history.buyer(buyer).atLine(line);
            switch (lines[line - 1]) {
                case "lock" -> actor.requests().acquires();
                case "unlock" -> actor.releases();
                case "read" -> actor.reads(count, 1 - count);
                case "take" -> {
                    if (count == 0) {
                        actor.soldOut();
                    } else {
                        actor.takes(0);
                    }
                }
                default -> {
                    if (count == 1) {
                        actor.writes(0, 1);
                    }
                }
            }
        }
        history.buyer(buyer).finishes(count == 0 ? "sold-out" : "bought");
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }

    private static Scenario scenario(String lock, int hosts, int processes, String program) {
        return Scenarios.json(Json.write(Map.of(
                "version",
                1,
                "placement",
                Map.of("hosts", hosts, "processes", processes),
                "lock",
                Map.of("kind", lock),
                "program",
                program)));
    }
}
