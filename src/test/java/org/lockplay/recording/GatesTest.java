package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;

/** Which gates a buyer has passed. */
class GatesTest extends HistoryStage {

    @Test
    void aBuyerThatRunsAlonePassesAllItsGatesInARow() throws Exception {
        buys(0, 10, 3);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*3");
    }

    @Test
    void aWriteToAFileIsTwoGates() throws Exception {
        buys(0, 10, 4);

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*4");
    }

    @Test
    void alternatingBuyersAlternateInTheSchedule() throws Exception {
        reads(0, 10);
        reads(1, 11);
        at(12, EventKind.TOOK, 0, 2, "count=0");
        at(13, EventKind.TOOK, 1, 2, "count=0");
        at(14, EventKind.WROTE, 1, 3, "count=0", "version=1");
        at(15, EventKind.WROTE, 0, 3, "count=0", "version=1");

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 1 0 1*2 0");
    }

    @Test
    void stepsWithoutEventsFollowTheEventBeforeThem() throws Exception {
        at(10, EventKind.QUERIED, 0, 1, "count=1", "version=0");
        at(11, EventKind.QUERIED, 1, 1, "count=1", "version=0");
        at(20, EventKind.READ, 0, 3, "count=1", "version=0");

        assertThat(schedule("none", "memory", "query\\nthink 5\\nread\\nthink 5\\ntake"))
                .isEqualTo("0*2 1 0");
    }

    @Test
    void theEndOfABuyerCountsItsLastSteps() throws Exception {
        reads(0, 10);
        at(20, EventKind.BUYER_FINISHED, 0, 0, "pass=3", "outcome=bought");

        assertThat(schedule("none", "memory", "read\\nthink 5\\nthink 5\\ntake"))
                .isEqualTo("0*3");
    }

    @Test
    void inStepModeAGateWasPassedIfTheNextOneIsReached() throws Exception {
        at(10, EventKind.GATE, 0, 1, "pass=0");
        at(11, EventKind.GATE, 1, 1, "pass=0");
        at(20, EventKind.READ, 1, 1, "count=1", "version=0");
        at(21, EventKind.GATE, 1, 2, "pass=1");
        at(30, EventKind.GATE, 1, 3, "pass=2");
        at(40, EventKind.READ, 0, 1, "count=1", "version=0");
        at(41, EventKind.GATE, 0, 2, "pass=1");

        assertThat(schedule("none", "file", "read\\nthink 1\\ntake")).isEqualTo("1*2 0");
    }

    @Test
    void theGateAmidAWriteShowsThatTheFileIsTruncated() throws Exception {
        at(9, EventKind.BUYER_STARTED, 1, 0);
        at(10, EventKind.GATE, 0, 1, "pass=0");
        at(20, EventKind.GATE, 0, 1, "pass=1", "what=truncated");
        at(30, EventKind.FAILED, 1, 2, "pass=2", "what=torn-read");
        at(40, EventKind.WROTE, 0, 1, "pass=2", "count=0", "version=1");

        assertThat(schedule("none", "file", "write\\nread")).isEqualTo("1 0 1 0");
    }

    @Test
    void aConflictLetsTheBuyerPassGatesAgain() throws Exception {
        for (int buyer = 0; buyer < 2; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 2, "count=2", "version=0");
            at(12 + buyer, EventKind.TOOK, buyer, 3, "count=1");
        }
        at(14, EventKind.WROTE, 0, 4, "count=1", "version=1");
        at(15, EventKind.CONFLICT, 1, 4, "retry=1", "version=0", "backTo=1");
        at(16, EventKind.READ, 1, 2, "pass=6", "count=1", "version=1");

        assertThat(scheduleOf(2, "{\"kind\":\"optimistic\"}", "memory", "lock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0 1 0 1 0 1 0 1*3");
    }

    @Test
    void aFailedStepWasPassedAndNoneAfterIt() throws Exception {
        reads(0, 10);
        at(12, EventKind.FAILED, 0, 2, "what=no-copy");
        at(13, EventKind.BUYER_FINISHED, 0, 0, "pass=2", "outcome=failed");

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*2");
    }

    @Test
    void anEmptyHistoryHasNoSchedule() throws Exception {
        assertThat(schedule("none", "file", BUY)).isEmpty();
    }

    private void buys(int buyer, long t, int gates) {
        reads(buyer, t);
        at(t + 1, EventKind.TOOK, buyer, 2, "count=0");
        at(t + 2, EventKind.WROTE, buyer, 3, "pass=" + gates, "count=0", "version=1");
        at(t + 3, EventKind.BUYER_FINISHED, buyer, 0, "pass=" + gates, "outcome=bought");
    }
}
