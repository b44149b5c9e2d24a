package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.lock.LockKind;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

class LostUpdateTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void twoWritesFromTheSameReadAreFoundWithBothReadsAndBothWrites() {
        long readA = history.buyer(4).reads(1, 0).seq();
        long readB = history.buyer(7).reads(1, 0).seq();
        long writeA = history.buyer(4).takes(0).writes(0, 1).seq();
        long writeB = history.buyer(7).takes(0).writes(0, 1).seq();

        Finding lost = only(LockKind.NONE, 10);

        assertThat(lost.witness()).containsExactly(readA, readB, writeA, writeB);
        assertThat(lost.number("buyer")).isEqualTo(7);
        assertThat(lost.number("other")).isEqualTo(4);
        assertThat(lost.number("read")).isEqualTo(1);
        assertThat(lost.number("wrote")).isZero();
    }

    /** Buyers 0 and 1 wrote the same version, so buyers 2 and 3 read that version with different counts. */
    @Test
    void writersThatHadReadDifferentCountsDidNotWorkFromTheSame() {
        history.buyer(0).reads(5, 0);
        history.buyer(1).reads(5, 0).writes(5, 1);
        history.buyer(2).reads(5, 1).takes(4);
        history.buyer(0).takes(4).writes(4, 1);
        history.buyer(3).reads(4, 1).writes(4, 2);
        history.buyer(2).writes(4, 2);

        Finding lost = judge(LockKind.NONE, 5, history.events())
                .all(FindingKind.LOST_UPDATE)
                .filter(finding -> finding.number("buyer") == 2)
                .findFirst()
                .orElseThrow();

        assertThat(lost.variant()).isEqualTo("unseen");
        assertThat(lost.number("read")).isEqualTo(5);
        assertThat(lost.number("other")).isEqualTo(3);
    }

    @Test
    void oneAfterTheOtherIsFine() {
        history.buys(0, 3, 0).buys(1, 2, 1).buys(2, 1, 2);

        assertThat(judge(LockKind.NONE, 3, history.events()).all(FindingKind.LOST_UPDATE))
                .isEmpty();
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1).finishes("bought");
        history.buyer(0).reads(0, 1).soldOut().finishes("sold-out");

        assertThat(judge(LockKind.SEMAPHORE, 2, history.inOrderOfBuyers()).safety())
                .isEqualTo(Safety.HELD);
    }

    @Test
    void whoWroteLaterIsToldByTimeAndNotByArrival() {
        history.buyer(1).reads(1, 0);
        history.buyer(0).reads(1, 0);
        history.buyer(1).takes(0).writes(0, 1);
        history.buyer(0).takes(0).writes(0, 1);

        Finding lost = judge(LockKind.NONE, 2, history.inOrderOfBuyers())
                .first(FindingKind.LOST_UPDATE)
                .orElseThrow();

        assertThat(lost.number("buyer")).isZero();
        assertThat(lost.number("other")).isEqualTo(1);
    }

    @Test
    void aWriteOverSeveralIsFoundThoughTheVersionHasMovedOn() {
        history.buyer(0).reads(9, 0);
        history.buyer(1).sells(9, 0);
        history.buyer(2).sells(8, 1);
        history.buyer(0).takes(8).writes(8, 1);

        Finding lost = only(LockKind.NONE, 3);

        assertThat(lost.number("buyer")).isZero();
        assertThat(lost.number("other")).isEqualTo(1);
    }

    @Test
    void oneBuyerMayWriteTwice() {
        history.buyer(0).reads(2, 0).takes(1).writes(1, 1).takes(0).writes(0, 1);

        assertThat(judge(LockKind.NONE, 2, history.events()).all(FindingKind.LOST_UPDATE))
                .isEmpty();
    }

    /** A buyer that takes and writes twice works from its own copy the second time, not from what it read first. */
    @Test
    void aSecondWriteIsMadeFromTheFirst() {
        history.buyer(0).reads(3, 0).takes(2).writes(2, 1);
        history.buyer(1).reads(3, 0).takes(2).writes(2, 1);
        history.buyer(0).takes(1).writes(1, 2).finishes("bought");
        history.buyer(1).takes(1).writes(1, 2).finishes("bought");

        assertThat(judge(LockKind.NONE, 2, history.events()).all(FindingKind.LOST_UPDATE))
                .extracting(finding -> finding.number("read"))
                .containsExactly(3L, 2L);
    }

    /** Buyer 0 has written 1 and buyer 1 has read it, so they have not both read it. */
    @Test
    void aCountThatTheWriterHasWrittenItselfWasNotRead() {
        history.buyer(0).sells(2, 0);
        history.buyer(1).sells(1, 1).finishes("bought");
        history.buyer(0).takes(0).writes(0, 2).finishes("bought");

        Finding lost = only(LockKind.NONE, 2);

        assertThat(lost.variant()).isEqualTo("last-seen");
        assertThat(lost.number("read")).isEqualTo(1);
        assertThat(new VerdictTexts(Texts.ENGLISH).sentence(lost)).doesNotContain("read");
    }

    @Test
    void aLostWriterThatHasWrittenItsCountItselfHadNotReadItEither() {
        history.buyer(0).sells(2, 0);
        history.buyer(1).reads(1, 1).takes(0);
        history.buyer(0).takes(0).writes(0, 2).finishes("bought");
        history.buyer(1).writes(0, 2).finishes("bought");

        Finding lost = only(LockKind.NONE, 2);

        assertThat(lost.variant()).isEqualTo("unseen");
        assertThat(lost.number("read")).isEqualTo(1);
    }

    @Test
    void aWriteWithoutAReadIsCalledBlind() {
        history.buyer(0).sells(1, 0);
        history.buyer(1).writes(0, 1);

        assertThat(only(LockKind.NONE, 2).variant()).isEqualTo("blind");
    }

    @Test
    void outOfManyTheFirstFewAreListed() {
        for (int buyer = 0; buyer < 40; buyer++) {
            history.buyer(buyer).reads(1, 0);
        }
        for (int buyer = 0; buyer < 40; buyer++) {
            history.buyer(buyer).takes(0).writes(0, 1);
        }

        assertThat(judge(LockKind.NONE, 40, history.events()).all(FindingKind.LOST_UPDATE))
                .hasSize(Detector.MOST);
    }

    private Finding only(LockKind lock, int buyers) {
        List<Finding> found = judge(lock, buyers, history.events())
                .all(FindingKind.LOST_UPDATE)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Verdict judge(LockKind lock, int buyers, List<Event> events) {
        return Judged.judge(Scenarios.of(lock, buyers, 9, 1), events, Ending.FINISHED);
    }
}
