package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Schedule;
import org.lockplay.scenario.Turn;

/** What the driver does while buyers wait for the lock: whom it awaits, and whom it reports as blocked. */
class ScheduledWaitsTest extends DriverStage {

    @Test
    void aBuyerThatWaitsForTheLockAsScheduledIsIdleAndNotReported() throws Exception {
        allAtTheirFirstGate("0 1 0 0 1 2", SEMAPHORE, LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(passed).containsExactly(0, 1);
        happens(EventKind.LOCK_WAITING, 1, 1);
        assertThat(passed).containsExactly(0, 1, 0);

        assertThat(permitted).containsExactly("0 1", "1 1", "0 2");

        happens(EventKind.GATE, 0, 3);
        happens(EventKind.LOCK_RELEASED, 0, 3);
        finishes(0, "bought");
        assertThat(passed).containsExactly(0, 1, 0);
        happens(EventKind.LOCK_ACQUIRED, 1, 1);
        happens(EventKind.GATE, 1, 2);

        assertThat(passed).containsExactly(0, 1, 0, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void aBlockedBuyerIsReportedOnceAndItsTurnsFollowLater() throws Exception {
        allAtTheirFirstGate("0 1 1 1 0 0", SEMAPHORE, LOCKS);
        driver.open();
        acquires(0);
        waits(1);
        assertThat(told).containsExactly("1 blocked 3");
        assertThat(passed).containsExactly(0, 1, 0);

        happens(EventKind.GATE, 0, 3);
        happens(EventKind.LOCK_RELEASED, 0, 3);
        finishes(0, "bought");
        acquires(1);
        happens(EventKind.GATE, 1, 3);

        assertThat(passed).containsExactly(0, 1, 0, 0, 1, 1);
        assertThat(told).containsExactly("1 blocked 3");
    }

    /** The lock is free: the acquisition is only slow. */
    @Test
    void aBuyerThatWaitsForALockThatNoBuyerHoldsIsAwaited() throws Exception {
        allAtTheirFirstGate("0 1 0", SEMAPHORE, LOCKS);
        driver.open();
        waits(0);
        assertThat(passed).containsExactly(0);

        happens(EventKind.LOCK_ACQUIRED, 0, 1);
        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void aBuyerThatWaitsForTheCommitOfAnotherOneIsBlocked() throws Exception {
        allAtTheirFirstGate("0 1 1 0 2", "{\"kind\":\"serializable\"},\"store\":\"database\"", "write\\nread");
        driver.open();
        // Not blocked: nobody has written.
        happens(EventKind.LOCK_WAITING, 0, 1);
        assertThat(passed).containsExactly(0);
        happens(EventKind.WROTE, 0, 1, "uncommitted=true");
        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1);

        happens(EventKind.LOCK_WAITING, 1, 1);
        assertThat(told).containsExactly("1 blocked 3");
        assertThat(passed).containsExactly(0, 1, 0);
    }

    /** The first holder has died, and its lock was acquired since. */
    @Test
    void aBuyerIsNotBlockedByAHoldThatIsOver() throws Exception {
        allAtTheirFirstGate("0 0!crash 0!expires 1*3 2 0", "{\"kind\":\"file-lock\"}", LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.FAULT, 0, 0, "fault=crash");
        finishes(0, "killed");
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        happens(event(EventKind.LOCK_ACQUIRED, 1, 1).at(2_000_000));
        happens(EventKind.GATE, 1, 2);
        happens(EventKind.GATE, 1, 3);
        happens(event(EventKind.LOCK_RELEASED, 1, 3).at(3_000_000));
        finishes(1, "bought");
        assertThat(permitted).containsExactly("0 1", "1 1", "1 2", "2 1");

        waits(2);
        assertThat(told).isEmpty();
    }

    @Test
    void buyersThatAreToTimeOutWaitTogetherAndAreThenAwaited() throws Exception {
        String impatient = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":50}";
        allAtTheirFirstGate("0 1 2 2!timeout 1!timeout 0", impatient, LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(passed).containsExactly(0, 1, 2);

        happens(EventKind.LOCK_REQUESTED, 2, 1);
        happens(EventKind.LOCK_TIMEOUT, 1, 1);
        finishes(1, "failed");
        assertThat(passed).containsExactly(0, 1, 2);
        happens(EventKind.LOCK_TIMEOUT, 2, 1);
        finishes(2, "failed");
        assertThat(passed).containsExactly(0, 1, 2, 0);
        assertThat(told).isEmpty();
    }

    @Test
    void aBuyerThatIsToTimeOutDoesNotDelayTheNextTurn() throws Exception {
        allAtTheirFirstGate("0 1 2 1!timeout 2!timeout 0", "{\"kind\":\"redis\",\"acquireTimeoutMs\":50}", LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);

        assertThat(passed).containsExactly(0, 1, 2);
    }

    @Test
    void aBuyerThatShouldTimeOutButAcquiresTheLockIsReported() throws Exception {
        String impatient = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":50}";
        allAtTheirFirstGate("1 1!timeout 0", impatient, LOCKS);
        driver.open();
        acquires(1);

        assertThat(told).containsExactly("1 not-timed-out 1");
        assertThat(passed).containsExactly(1, 0);
    }

    @Test
    void aBuyerThatShouldTimeOutButWaitsWithoutALimitIsReported() throws Exception {
        allAtTheirFirstGate("0 1 1!timeout 0", SEMAPHORE, LOCKS);
        driver.open();
        acquires(0);
        waits(1);

        assertThat(told).containsExactly("1 not-timed-out 2");
        assertThat(passed).containsExactly(0, 1, 0);
    }

    /** A lock without a lease never becomes free by itself: the turn means nothing there. */
    @ParameterizedTest
    @CsvSource({"redis, '0 1', 0", "file-lock, '0 1', 0", "semaphore, '0 1 0', 1"})
    void afterTheEndOfAHoldTheNextBuyerIsAwaitedUntilItHasTheLock(String kind, String order, int reports)
            throws Exception {
        allAtTheirFirstGate("0 0!expires 1*2 0", "{\"kind\":\"" + kind + "\"}", LOCKS);
        driver.open();
        acquires(0);
        waits(1);
        assertThat(new Schedule(passed.stream().<Turn>map(Turn.Pass::new).toList()).text())
                .isEqualTo(order);
        assertThat(told).hasSize(reports);
    }

    @Test
    void aHoldThatNeverEndsIsNotAwaitedForever() throws Exception {
        allAtTheirFirstGate("0 0!expires 1*2 0", "{\"kind\":\"redis\",\"leaseMs\":60}", LOCKS);
        driver.open();
        acquires(0);
        waits(1);
        elapse(Duration.ofMillis(5_000));
        assertThat(told).isEmpty();

        elapse(Duration.ofMillis(100));
        assertThat(told).containsExactly("1 blocked 3");
        assertThat(passed).containsExactly(0, 1, 0);
    }
}
