package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;

/** The gates of two buyers that lock A and B in opposite order. */
class DeadlockGatesTest extends HistoryStage {

    private static final String OPPOSITE = "buyer 0:\\n  with lock A:\\n    with lock B:\\n      read\\n"
            + "others:\\n  with lock B:\\n    with lock A:\\n      read";

    /** The run ends with both waiting: each has passed the gate before its second lock while the other one held it. */
    @Test
    void aDeadlockIsRepeatedAsOne() throws Exception {
        bothHoldOne();
        asks(50, 0, "B");
        asks(51, 1, "A");
        byServer(90, EventKind.BUYER_FINISHED, 0, "outcome=stuck");
        byServer(90, EventKind.BUYER_FINISHED, 1, "outcome=stuck");

        assertThat(schedule("semaphore", "memory", OPPOSITE)).isEqualTo("0 1 0 1");
    }

    /** PostgreSQL refuses the buyer that has waited longest. */
    @Test
    void underPostgresTheRefusedBuyerWaitsFirst() throws Exception {
        bothHoldOne();
        asks(50, 0, "B");
        asks(51, 1, "A");
        isRefused(1_050, 0, "B", 1_000);
        gets(1_060, 1, "A", 1_009);

        assertThat(schedule("advisory", "memory", OPPOSITE)).isEqualTo("0 1 0 1");
    }

    /** The kernel refuses the request that closes the cycle. */
    @Test
    void underFcntlTheRefusedBuyerAsksLast() throws Exception {
        bothHoldOne();
        asks(50, 0, "B");
        asks(61, 1, "A");
        isRefused(62, 1, "A", 1);
        gets(70, 0, "B", 20);

        assertThat(schedule("file-lock", "memory", OPPOSITE)).isEqualTo("0 1 0 1");
    }

    /** A buyer can lose its processor between the event of its request and the request itself. */
    @Test
    void underFcntlTheRefusedBuyerAsksLastAlsoIfItsRequestIsRecordedFirst() throws Exception {
        bothHoldOne();
        asks(50, 0, "B");
        asks(57, 1, "A");
        isRefused(74, 0, "B", 18);
        gets(80, 1, "A", 22);

        assertThat(schedule("file-lock", "memory", OPPOSITE)).isEqualTo("0 1*2 0");
    }

    private void bothHoldOne() {
        at(10, EventKind.LOCK_REQUESTED, 0, 2, "lock=A", "pass=1");
        at(11, EventKind.LOCK_ACQUIRED, 0, 2, "lock=A", "pass=1");
        at(20, EventKind.LOCK_REQUESTED, 1, 6, "lock=B", "pass=1");
        at(21, EventKind.LOCK_ACQUIRED, 1, 6, "lock=B", "pass=1");
    }

    private void asks(long t, int buyer, String lock) {
        at(t, EventKind.LOCK_REQUESTED, buyer, 3 + 4 * buyer, "lock=" + lock, "pass=2");
    }

    private void isRefused(long t, int buyer, String lock, long waitNs) {
        at(t, EventKind.DEADLOCK_REFUSED, buyer, 3 + 4 * buyer, "lock=" + lock, "pass=2", "waitNs=" + waitNs);
        String first = buyer == 0 ? "A" : "B";
        at(t + 1, EventKind.LOCK_RELEASED, buyer, 2 + 4 * buyer, "lock=" + first, "pass=2");
        at(t + 2, EventKind.BUYER_FINISHED, buyer, 0, "outcome=failed", "reason=deadlock-refused", "pass=2");
    }

    private void gets(long t, int buyer, String lock, long waitNs) {
        at(t, EventKind.LOCK_ACQUIRED, buyer, 3 + 4 * buyer, "lock=" + lock, "pass=2", "waitNs=" + waitNs);
    }
}
