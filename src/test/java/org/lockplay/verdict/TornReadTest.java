package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

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
        history.buyer(1).add(EventKind.QUERIED, "what=torn-read", "content=");

        assertThat(judge().findings()).extracting(Finding::kind).containsExactly(FindingKind.TORN_QUERY);
        assertThat(judge().safety()).isEqualTo(Safety.HELD);
    }

    /** There, the sentence that no lock prevents it would be false. */
    @Test
    void aLookUnderTheLockIsNotExcusedByTakingNoLock() {
        history.buyer(0).atLine(1).add(EventKind.QUERIED, "what=torn-read", "content=");
        history.buyer(1).atLine(3).add(EventKind.QUERIED, "what=torn-read", "content=");
        String program = "query\\nlock\\nquery\\nread\\ntake\\nwrite\\nunlock";

        assertThat(lookVariants("none", program)).containsExactly("");
        assertThat(lookVariants("semaphore", program)).containsExactly("", "locked");
    }

    private List<String> lookVariants(String lock, String program) {
        Scenario scenario = Scenarios.json("{\"version\":1,\"placement\":{\"processes\":2},\"lock\":{\"kind\":\"" + lock
                + "\"},\"program\":\"" + program + "\"}");
        return Judged.judge(scenario, history.events(), Ending.FINISHED)
                .all(FindingKind.TORN_QUERY)
                .map(Finding::variant)
                .toList();
    }

    @Test
    void looksThatMetDifferentContentsAreTwoRemarks() {
        history.buyer(1).add(EventKind.QUERIED, "what=torn-read", "content=");
        history.buyer(2).add(EventKind.QUERIED, "what=torn-read", "content={");

        assertThat(judge().all(FindingKind.TORN_QUERY))
                .extracting(finding -> finding.args().get("buyers"))
                .containsExactly(List.of(1L), List.of(2L));
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

    /** The kill was ordered for another buyer of its process. */
    @Test
    void theWriterIsNamedAndNotTheBuyerThatTheKillWasFor() {
        history.buyer(0).reads(1, 0).takes(0);
        history.buyer(1).suffers("crash").finishes("killed");
        history.buyer(0).finishes("killed");
        history.buyer(2).meetsTornFile(4, "");
        Scenario scenario = Scenarios.of(LockKind.NONE, new Placement(1, 2, 2));

        Finding finding = Judged.judge(scenario, history.events(), Ending.FINISHED)
                .first(FindingKind.TORN_READ)
                .orElseThrow();

        assertThat(finding.variant()).isEqualTo("dead");
        assertThat(finding.number("writer")).isZero();
    }

    /** The reader met the file amid that write, and took longer to say so than the writer lived. */
    @Test
    void aWriterThatWasKilledAfterItsWriteIsNotBlamed() {
        history.buyer(0).reads(1, 0).takes(0).writes(0, 1).suffers("crash").finishes("killed");
        history.buyer(1).meetsTornFile(4, "");

        assertThat(judge().first(FindingKind.TORN_READ).orElseThrow().variant()).isEmpty();
    }

    @Test
    void aDeadWriterIsNotBlamedWhereAnotherOneWasWriting() {
        history.buyer(0).reads(1, 0).takes(0).suffers("crash").finishes("killed");
        history.buyer(2).reads(1, 0).takes(0);
        history.buyer(1).meetsTornFile(4, "");
        history.buyer(2).writes(0, 1).finishes("bought");

        assertThat(Judged.judge(Scenarios.of(LockKind.NONE, 3), history.events(), Ending.FINISHED)
                        .first(FindingKind.TORN_READ)
                        .orElseThrow()
                        .variant())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"torn-write, hung", "hang, hung", "freeze, frozen"})
    void aWriterThatLivesHasNotEnded(String fault, String variant) {
        history.buyer(0).reads(1, 0).takes(0).suffers(fault);
        if (variant.equals("frozen")) {
            history.buyer(0).does(EventKind.FROZEN);
        }
        history.buyer(1).meetsTornFile(4, "").finishes("failed");

        assertThat(variant(2)).isEqualTo(variant);
    }

    @Test
    void noneOfTwoStoppedWritersIsBlamed() {
        history.buyer(0).reads(1, 0).takes(0).suffers("crash").finishes("killed");
        history.buyer(1).reads(1, 0).takes(0).suffers("crash").finishes("killed");
        history.buyer(2).meetsTornFile(4, "").finishes("failed");

        assertThat(variant(3)).isEmpty();
    }

    @Test
    void aWriterThatStoppedAfterTheReadDoesNotHideOneThatStoppedBefore() {
        history.buyer(1).reads(1, 0).takes(0).suffers("crash").finishes("killed");
        history.buyer(2).meetsTornFile(4, "").finishes("failed");
        history.buyer(0).reads(1, 0).takes(0).suffers("crash").finishes("killed");

        assertThat(variant(3)).isEqualTo("dead");
    }

    /** A refused or failed write can have truncated the file, too. */
    @ParameterizedTest
    @ValueSource(strings = {"refused", "failed", "unanswered"})
    void aDeadWriterIsNotBlamedWhereAnotherOneMayHaveLeftTheFileEmpty(String how) {
        history.buyer(0).atLine(2).takes(0).suffers("crash").finishes("killed");
        HistoryBuilder.Actor other = history.buyer(2).atLine(2).takes(0).atLine(3);
        switch (how) {
            case "refused" -> other.add(EventKind.WRITE_REJECTED, "token=1", "highest=2");
            case "failed" -> other.fails("exception").finishes("failed");
            default -> other.comesToAGate();
        }
        history.buyer(1).meetsTornFile(1, "").finishes("failed");
        Scenario scenario = Scenarios.json(
                "{\"version\":1,\"placement\":{\"processes\":3},\"program\":\"read\\ntake\\nwrite\\nread\"}");

        assertThat(variant(scenario)).isEmpty();
    }

    /** Two writers emptied it, and the shorter count was written over the longer one. */
    @Test
    void aFileThatTwoWroteIsNotSaidToBeEmptied() {
        history.buyer(0).meetsTornFile(4, "{\"count\":9,\"version\":2}}").finishes("failed");

        assertThat(variant(2)).isEqualTo("mixed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"count\":1", "{\"count\":10,\"ver", "{\"count\":10,\"version\":2"})
    void aBeginningOfACountIsHalfAWrite(String content) {
        history.buyer(0).meetsTornFile(4, content).finishes("failed");

        assertThat(variant(2)).isEmpty();
    }

    /** It waited for the lock when it was killed, so that somebody else truncated the file. */
    @Test
    void aBuyerThatWasKilledBeforeItsWriteIsNotBlamed() {
        history.buyer(0)
                .atLine(3)
                .reads(1, 0)
                .atLine(4)
                .takes(0)
                .atLine(5)
                .suffers("crash")
                .finishes("killed");
        history.buyer(1).meetsTornFile(3, "");
        Scenario scenario =
                Scenarios.json("{\"version\":1,\"placement\":{\"processes\":2},\"lock\":{\"kind\":\"semaphore\"},"
                        + "\"program\":\"think 3\\nthink 3\\nread\\ntake\\nthink 30\\nlock\\nwrite\\nunlock\"}");

        assertThat(Judged.judge(scenario, history.events(), Ending.FINISHED)
                        .first(FindingKind.TORN_READ)
                        .orElseThrow()
                        .variant())
                .isEmpty();
    }

    @Test
    void aWholeFileIsNotTorn() {
        history.buys(0, 1, 0);
        history.buyer(1).fails("exception");

        assertThat(judge().has(FindingKind.TORN_READ)).isFalse();
    }

    private String variant(int buyers) {
        return variant(Scenarios.of(LockKind.NONE, buyers));
    }

    private String variant(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED)
                .first(FindingKind.TORN_READ)
                .orElseThrow()
                .variant();
    }

    private Verdict judge() {
        return Judged.judge(Scenarios.of(LockKind.SEMAPHORE, 2), history.events(), Ending.FINISHED);
    }
}
