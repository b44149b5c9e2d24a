package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;

class TornReadTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aReaderThatMetHalfAFileIsShownWithWhatItMet() {
        long torn = history.buyer(1).meetsTornFile(4, "{\"cou").seq();

        Finding finding = judge().first(FindingKind.TORN_READ).orElseThrow();

        assertThat(finding.violation()).isTrue();
        assertThat(finding.variant()).isEmpty();
        assertThat(finding.args()).containsEntry("content", "{\"cou");
        assertThat(finding.witness()).containsExactly(torn);
        assertThat(judge().safety()).isEqualTo(Safety.VIOLATED);
    }

    @Test
    void aLookThatMetHalfAFileIsARemarkThatAccusesNobody() {
        history.buyer(1).add(EventKind.QUERIED, Field.WHAT, "torn-read", Field.CONTENT, "");

        assertThat(judge().findings()).extracting(Finding::kind).containsExactly(FindingKind.TORN_QUERY);
        assertThat(judge().safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void aWriterThatWasKilledInTheMiddleIsNamed() {
        long crash = history.buyer(0)
                .requests()
                .acquires()
                .reads(1, 0)
                .takes(0)
                .suffers("crash")
                .seq();
        history.buyer(0).finishes("killed");
        long torn = history.buyer(1).requests().acquires().meetsTornFile(4, "").seq();

        Finding finding = judge().first(FindingKind.TORN_READ).orElseThrow();

        assertThat(finding.variant()).isEqualTo("dead");
        assertThat(finding.number("writer")).isZero();
        assertThat(finding.witness()).containsExactly(crash, torn);
    }

    @Test
    void aWholeFileIsNotTorn() {
        history.buys(0, 1, 0);
        history.buyer(1).fails("exception");

        assertThat(judge().has(FindingKind.TORN_READ)).isFalse();
    }

    private Verdict judge() {
        return Judged.judge(Scenarios.of(LockKind.SEMAPHORE, 2), history.events(), Ending.FINISHED);
    }
}
