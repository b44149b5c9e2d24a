package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** Reads and writes that the program makes outside its lock or its transaction, as the cause. */
class OutsideLockTest {

    private final HistoryBuilder history = new HistoryBuilder();

    /** The lock does not reach the other process, but only the writer had taken it. */
    @Test
    void aReaderOfHalfAFileWithoutTheLockIsTheCause() {
        history.buyer(0).reads(1, 0).takes(0).requests().acquires();
        long read = history.buyer(1).meetsTornFile(3, "").seq();
        history.buyer(1).finishes("failed");
        history.buyer(0).writes(0, 1).releases().finishes("bought");

        Verdict verdict = judge(Scenarios.of(LockKind.MUTEX, 2));

        assertThat(verdict.has(FindingKind.REACH_TOO_SHORT)).isFalse();
        Finding cause = verdict.first(FindingKind.OUTSIDE_LOCK).orElseThrow();
        assertThat(cause.variant()).isEqualTo("torn-read");
        assertThat(cause.witness()).containsExactly(read);
    }

    @Test
    void whatWasReadBeforeTheLockIsNamedWithReadLockAndWrite() {
        history.buyer(0).reads(1, 0).takes(0);
        long read = history.buyer(1).reads(1, 0).seq();
        history.buyer(0).requests().acquires().writes(0, 1).releases().finishes("bought");
        history.buyer(1).takes(0).requests();
        long lock = history.buyer(1).acquires().seq();
        long write = history.buyer(1).writes(0, 1).seq();
        history.buyer(1).releases().finishes("bought");

        Finding cause = judge(Scenarios.of(LockKind.SEMAPHORE, 2))
                .first(FindingKind.OUTSIDE_LOCK)
                .orElseThrow();

        assertThat(cause.variant()).isEqualTo("read");
        assertThat(cause.witness()).containsExactly(read, lock, write);
    }

    @Test
    void whatWasReadBeforeTheLockAndHappenedToGoWellWasLuck() {
        history.buyer(0)
                .reads(1, 0)
                .takes(0)
                .requests()
                .acquires()
                .writes(0, 1)
                .releases()
                .finishes("bought");
        history.buyer(1).reads(0, 1).soldOut().requests().acquires().releases().finishes("sold-out");

        Verdict verdict = judge(Scenarios.of(LockKind.SEMAPHORE, 2));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.first(FindingKind.OUTSIDE_LOCK).orElseThrow().variant())
                .isEqualTo("read-luck");
    }

    @Test
    void whatWasWrittenAfterTheLockIsNamedToo() {
        history.buyer(0).requests().acquires().reads(1, 0).takes(0).releases();
        history.buyer(1).requests().acquires().reads(1, 0).takes(0).releases();
        history.buyer(0).writes(0, 1);
        history.buyer(1).writes(0, 1);

        assertThat(judge(Scenarios.of(LockKind.SEMAPHORE, 2))
                        .first(FindingKind.OUTSIDE_LOCK)
                        .orElseThrow()
                        .variant())
                .isEqualTo("write");
    }

    /** The later write was made under the lock; the one that it went over was not. */
    @Test
    void theWriteThatWasLostCanBeTheOneOutsideTheLock() {
        history.buyer(0).requests().acquires().reads(1, 0).takes(0).releases();
        history.buyer(1).requests().acquires().reads(1, 0).takes(0);
        history.buyer(0).writes(0, 1).finishes("bought");
        history.buyer(1).writes(0, 1).releases().finishes("bought");

        Finding cause = judge(Scenarios.of(LockKind.SEMAPHORE, 2))
                .first(FindingKind.OUTSIDE_LOCK)
                .orElseThrow();

        assertThat(cause.variant()).isEqualTo("write");
        assertThat(cause.number("buyer")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'read\\ntake\\nlock\\nwrite\\nunlock', outside-lock, read",
        "'with lock:\\n  read\\n  take\\nwrite', outside-lock, write",
        "'lock\\nread\\ntake\\nunlock\\nlock\\nwrite\\nunlock', outside-lock, read",
        "'read\\ntake\\nwrite', no-lock, not-taken",
    })
    void aTransactionProtectsOnlyWhatIsInIt(String program, String kind, String variant) {
        Scenario scenario = Scenarios.program("serializable", program);
        int read = lineOf(program, "read");
        int write = lineOf(program, "write");
        history.buyer(0).atLine(read).reads(1, 0).atLine(read + 1).takes(0);
        history.buyer(1).atLine(read).reads(1, 0).atLine(read + 1).takes(0);
        history.buyer(0).atLine(write).writes(0, 1).commits().finishes("bought");
        history.buyer(1).atLine(write).writes(0, 1).commits().finishes("bought");

        assertThat(judge(scenario).findings())
                .extracting(finding -> finding.kind().wireName(), Finding::variant)
                .contains(tuple(kind, variant));
    }

    private static int lineOf(String program, String step) {
        List<String> lines =
                Stream.of(program.split("\\\\n")).map(String::strip).toList();
        return lines.indexOf(step) + 1;
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
