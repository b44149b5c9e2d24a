package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** The order of store operations where it contradicts the times of their events. */
class StoreOrderTest extends HistoryStage {

    private static final String NONE = "{\"kind\":\"none\"}";

    @Test
    void aReaderOfATornFileComesBetweenTheTwoPartsOfTheWrite() throws Exception {
        reads(0, 10);
        at(11, EventKind.TOOK, 0, 2, "count=0");
        at(12, EventKind.BUYER_STARTED, 1, 0);
        at(20, EventKind.FAILED, 1, 1, "what=torn-read");
        wrote(22, 0, 0, 1);

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*3 1 0");
    }

    @Test
    void aReadValueOverridesAContradictingTime() throws Exception {
        at(5, EventKind.BUYER_STARTED, 1, 0);
        buys(0, 2, 0, 10);
        at(20, EventKind.WROTE, 0, 3, "count=1", "version=1");
        // Read before the write, but the process was descheduled until after it.
        at(30, EventKind.READ, 1, 1, "count=2", "version=0");

        assertThat(scheduleOf(2, NONE, "memory", BUY)).isEqualTo("0*2 1 0");
    }

    /** The reader could have read the same content earlier, but there is no reason to think so. */
    @Test
    void aConsistentOrderOfTimesIsKept() throws Exception {
        at(1, EventKind.BUYER_STARTED, 3, 0);
        for (int buyer = 0; buyer < 2; buyer++) {
            buys(buyer, 5, 0, 2 + 2 * buyer);
        }
        at(10, EventKind.WROTE, 0, 3, "count=4", "version=1");
        buys(2, 4, 1, 11);
        at(13, EventKind.WROTE, 2, 3, "count=3", "version=2");
        at(14, EventKind.WROTE, 1, 3, "count=4", "version=1");
        at(15, EventKind.READ, 3, 1, "count=4", "version=1");

        assertThat(scheduleOf(5, NONE, "memory", BUY)).isEqualTo("0*2 1*2 0 2*3 1 3");
    }

    @Test
    void aWriteThatWasReadComesBeforeItsReader() throws Exception {
        buys(0, 2, 0, 10);
        at(12, EventKind.READ, 1, 1, "count=1", "version=1");
        at(13, EventKind.WROTE, 0, 3, "count=1", "version=1");

        assertThat(scheduleOf(2, NONE, "memory", BUY)).isEqualTo("0*3 1");
    }

    @Test
    void aWriteThatNoBuyerReadComesBeforeTheSurvivingOne() throws Exception {
        contradictoryWrites(3);

        assertThat(scheduleOf(3, NONE, "memory", BUY)).isEqualTo("0 2*3 1*2 0 1 0 3");
    }

    @Test
    void aWriteToAFileThatNoBuyerReadComesBeforeTheSurvivingOne() throws Exception {
        contradictoryWrites(4);

        assertThat(scheduleOf(3, NONE, "file", BUY)).isEqualTo("0 2*4 1*2 0*2 1*2 0 3");
    }

    @Test
    void aShorterTextOverALongerOneIsATornFileToo() throws Exception {
        buys(0, 11, 0, 1);
        buys(2, 11, 0, 3);
        wrote(5, 2, 10, 1);
        buys(1, 10, 1, 6);
        wrote(20, 0, 10, 1);
        wrote(21, 1, 9, 2);
        // So the later writer truncated the file before the earlier one wrote: one character of that is left.
        at(25, EventKind.BUYER_STARTED, 3, 0);
        at(30, EventKind.FAILED, 3, 1, "what=torn-read");

        assertThat(scheduleOf(11, NONE, "file", BUY)).isEqualTo("0*2 2*4 1*2 0 1 0 1 3");
    }

    @Test
    void aLateReadIsCorrectedHoweverManyBuyersWriteMeanwhile() throws Exception {
        at(1, EventKind.BUYER_STARTED, 9, 0);
        for (int buyer = 0; buyer < 9; buyer++) {
            buys(buyer, 1, 0, 2 + 2 * buyer);
        }
        wrote(30, 0, 0, 1);
        at(31, EventKind.READ, 9, 1, "count=1", "version=0");
        for (int buyer = 1; buyer < 9; buyer++) {
            wrote(31 + buyer, buyer, 0, 1);
        }

        String schedule = schedule("none", "file", BUY);
        assertThat(schedule.indexOf("9")).isPositive().isLessThan(schedule.lastIndexOf("0*2"));
        assertThat(schedule).startsWith("0").endsWith("1*2 2*2 3*2 4*2 5*2 6*2 7*2 8*2");
    }

    @Test
    void anInexplicableReadKeepsItsTimeAndLaterOnesAreCorrected() throws Exception {
        at(9, EventKind.BUYER_STARTED, 2, 0);
        buys(0, 2, 0, 10);
        at(12, EventKind.READ, 1, 1, "count=9", "version=9");
        at(20, EventKind.WROTE, 0, 3, "count=1", "version=1");
        at(30, EventKind.READ, 2, 1, "count=2", "version=0");

        assertThat(scheduleOf(2, NONE, "memory", BUY)).isEqualTo("0*2 1 2 0");
    }

    @Test
    void theSearchForAnInexplicableReadIsBounded() throws Exception {
        int buyers = 30;
        for (int buyer = 0; buyer < buyers; buyer++) {
            at(10, EventKind.BUYER_STARTED, buyer, 0);
        }
        for (int buyer = 0; buyer < buyers; buyer++) {
            at(20 + buyer, EventKind.READ, buyer, 1, "count=1", "version=" + (buyer == buyers - 1 ? 9 : 0));
        }
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"placement\":{\"processes\":30},\"program\":\"read\"}");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(Recording.scheduleOf(scenario, history).buyers())
                        .isEqualTo(IntStream.range(0, buyers).boxed().toList()));
    }

    @Test
    void writesComeBeforeTheReadThatDependsOnThem() throws Exception {
        for (int buyer = 0; buyer < 3; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 1, "count=2", "version=0");
            at(20 + buyer, EventKind.TOOK, buyer, 2, "count=1");
        }
        at(30, EventKind.SOLD_OUT, 2, 3, "wanted=1");
        at(31, EventKind.WROTE, 0, 3, "count=1", "version=1");
        at(32, EventKind.WROTE, 1, 3, "count=0", "version=2");

        assertThat(scheduleOf(2, "{\"kind\":\"atomic\"}", "memory", BUY)).isEqualTo("0 1 2 0 1 2 0 1 2");
    }

    /** One ticket is left, but the buyer has taken two off its copy. */
    @Test
    void aStoreWithTooFewTicketsIsSoldOutForOneWhoWantsMore() throws Exception {
        for (int buyer = 0; buyer < 2; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 1, "count=3", "version=0");
            at(20 + buyer, EventKind.TOOK, buyer, 2, "count=2");
            at(22 + buyer, EventKind.TOOK, buyer, 3, "count=1");
        }
        at(30, EventKind.SOLD_OUT, 1, 4, "wanted=2");
        at(31, EventKind.WROTE, 0, 4, "count=1", "version=1");

        assertThat(scheduleOf(3, "{\"kind\":\"atomic\"}", "memory", "read\\ntake\\ntake\\nwrite"))
                .isEqualTo("0 1 0 1 0 1 0 1");
    }

    /** Two writes; the one that was recorded later is overwritten by the other. */
    private void contradictoryWrites(int gates) {
        at(1, EventKind.READ, 0, 1, "count=3", "version=0");
        buys(2, 3, 0, 2);
        at(4, EventKind.WROTE, 2, 3, "pass=" + gates, "count=2", "version=1");
        buys(1, 2, 1, 5);
        at(7, EventKind.TOOK, 0, 2, "count=2");
        at(30, EventKind.WROTE, 0, 3, "pass=" + gates, "count=2", "version=1");
        at(31, EventKind.WROTE, 1, 3, "pass=" + gates, "count=1", "version=2");
        at(32, EventKind.BUYER_STARTED, 3, 0);
        at(40, EventKind.READ, 3, 1, "count=2", "version=1");
    }

    /** Reads and takes. */
    private void buys(int buyer, int count, int version, long t) {
        at(t, EventKind.READ, buyer, 1, "count=" + count, "version=" + version);
        at(t + 1, EventKind.TOOK, buyer, 2, "count=" + (count - 1));
    }

    /** A write to a file. */
    private void wrote(long t, int buyer, int count, int version) {
        at(t, EventKind.WROTE, buyer, 3, "pass=4", "count=" + count, "version=" + version);
    }
}
