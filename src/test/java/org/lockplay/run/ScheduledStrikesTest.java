package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** When the driver does again what was done by hand, and when it goes on after that. */
class ScheduledStrikesTest extends DriverStage {

    private static final String REDIS = "{\"kind\":\"redis\",\"leaseMs\":10000}";

    @Test
    void nobodyGoesOnUntilWhoeverIsKilledIsDead() throws Exception {
        allAtTheirFirstGate("0 0!crash 1", NO_LOCK, READS);
        driver.start();
        assertThat(injected).isEmpty();

        happens(EventKind.GATE, 0, 2);
        assertThat(injected).containsExactly("0!crash");
        answers.get(0).accept(true);
        assertThat(passed).containsExactly(0);

        happens(EventKind.FAULT, 0, 0, Field.FAULT, "crash");
        assertThat(passed).containsExactly(0);
        finishes(0, "killed");
        assertThat(passed).containsExactly(0, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void nobodyGoesOnUntilWhoeverThrowsIsThrough() throws Exception {
        allAtTheirFirstGate("0!exception 1", NO_LOCK, READS);
        driver.start();
        happens(EventKind.FAULT, 0, 1, Field.FAULT, "exception");
        happens(EventKind.FAILED, 0, 1);
        assertThat(passed).isEmpty();

        finishes(0, "failed");
        assertThat(passed).containsExactly(1);
    }

    /** Others take notice before it is known that it could be ordered at all. */
    @Test
    void whatHasHappenedIsNotWaitedForAgainWhenTheAnswerComesLater() throws Exception {
        allAtTheirFirstGate("0!disconnect 1", NO_LOCK, READS);
        driver.start();
        happens(EventKind.FAULT, 0, 0, Field.FAULT, "disconnect");
        assertThat(passed).containsExactly(1);

        answers.get(0).accept(true);
        assertThat(passed).containsExactly(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aFreezeHasHappenedWhenItsBuyerIsFrozenAndAThawEndsIt() throws Exception {
        allAtTheirFirstGate("0!freeze 1 0!thaw 0", NO_LOCK, READS);
        driver.start();
        happens(EventKind.FAULT, 0, 0, Field.FAULT, "freeze");
        assertThat(passed).isEmpty();
        happens(EventKind.FROZEN, 0, 0);
        assertThat(passed).containsExactly(1);

        happens(EventKind.GATE, 1, 2);
        assertThat(injected).containsExactly("0!freeze", "0!thaw");
        happens(EventKind.THAWED, 0, 0);
        assertThat(passed).containsExactly(1, 0);
    }

    @Test
    void aLeaseThatEndsUnderAFrozenHolderIsWaitedForHoweverLong() throws Exception {
        allAtTheirFirstGate("0 0!freeze 1*2 0!thaw 0", REDIS, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.FAULT, 0, 0, Field.FAULT, "freeze");
        happens(EventKind.FROZEN, 0, 0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(told).isEmpty();
        assertThat(injected).containsExactly("0!freeze");

        happens(EventKind.LOCK_ACQUIRED, 1, 1);
        happens(EventKind.GATE, 1, 2);
        happens(EventKind.GATE, 1, 3);
        assertThat(injected).containsExactly("0!freeze", "0!thaw");
    }

    @Test
    void aHolderThatIsSlowedDownIsNotWaitedForUntilItIsItsTurnAgain() throws Exception {
        allAtTheirFirstGate("0 0!slow:500 1*2 0", REDIS, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.FAULT, 0, 2, Field.FAULT, "slow");
        assertThat(passed).containsExactly(0, 1);

        acquires(1);
        happens(EventKind.GATE, 1, 3);
        assertThat(passed).containsExactly(0, 1, 1);
        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1, 1, 0);
        assertThat(told).isEmpty();
    }

    /** It was held up before that step, not in it. */
    @Test
    void aHolderThatWasFrozenAtItsGateIsWaitedForOnceItPassesThat() throws Exception {
        allAtTheirFirstGate("0 0!freeze 0!thaw 0 1", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.FAULT, 0, 0, Field.FAULT, "freeze");
        happens(EventKind.FROZEN, 0, 0);
        happens(EventKind.THAWED, 0, 0);
        assertThat(passed).containsExactly(0, 0);

        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget", "torn-write"})
    void whatComesWithALaterStepIsOnlyOrdered(String kind) throws Exception {
        allAtTheirFirstGate("0!" + kind + " 1", NO_LOCK, READS);
        driver.start();
        assertThat(passed).isEmpty();

        answers.get(0).accept(true);
        assertThat(passed).containsExactly(1);
    }

    @Test
    void whoeverWaitsForTheLockIsStruckThere() throws Exception {
        allAtTheirFirstGate("0 1 1!crash 0", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        assertThat(injected).isEmpty();
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(injected).containsExactly("1!crash");

        happens(EventKind.FAULT, 1, 0, Field.FAULT, "crash");
        finishes(1, "killed");
        assertThat(passed).containsExactly(0, 1, 0);
        assertThat(told).isEmpty();
    }

    /** It would be struck later than it was, but not before it has done what comes first. */
    @Test
    void whoeverIsBlockedBeforeItsTurnIsStruckAfterIt() throws Exception {
        allAtTheirFirstGate("0 1*2 1!crash 0*2", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(told).containsExactly("1 blocked 3");
        assertThat(injected).isEmpty();
        assertThat(passed).containsExactly(0, 1, 0);

        happens(EventKind.GATE, 0, 3);
        happens(EventKind.LOCK_RELEASED, 0, 3);
        finishes(0, "bought");
        happens(EventKind.LOCK_ACQUIRED, 1, 1);
        happens(EventKind.GATE, 1, 2);
        happens(EventKind.GATE, 1, 3);
        assertThat(injected).containsExactly("1!crash");
    }

    @Test
    void whatCannotBeDoneHereIsToldOfAndDropped() throws Exception {
        allAtTheirFirstGate("0 0!disconnect 0 1", NO_LOCK, READS);
        driver.start();
        happens(EventKind.GATE, 0, 2);
        answers.get(0).accept(false);
        assertThat(told).containsExactly("0 spared 1");

        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"bought, finished", "killed, dead"})
    void whoeverIsThroughOrDeadIsNotStruck(String outcome, String reason) throws Exception {
        allAtTheirFirstGate("0 0!freeze 1", NO_LOCK, READS);
        driver.start();
        finishes(0, outcome);

        assertThat(injected).isEmpty();
        assertThat(told).containsExactly("0 " + reason + " 1");
        assertThat(passed).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"crash, true", "freeze, true", "exception, false", "slow, false"})
    void whoeverHangsIsReachedFromOutsideOnly(String kind, boolean reached) throws Exception {
        allAtTheirFirstGate("0!hang 0!" + kind + " 1", NO_LOCK, READS);
        driver.start();
        happens(EventKind.FAULT, 0, 1, Field.FAULT, "hang");

        assertThat(injected.contains("0!" + kind)).isEqualTo(reached);
        assertThat(told.isEmpty()).isEqualTo(reached);
    }

    @Test
    void whoeverIsThroughButKeepsTheLockCanBeKilled() throws Exception {
        allAtTheirFirstGate("0 0!crash 1", "{\"kind\":\"file-lock\"}", "lock\\nread");
        driver.start();
        happens(EventKind.LOCK_REQUESTED, 0, 1);
        happens(EventKind.LOCK_ACQUIRED, 0, 1);
        finishes(0, "bought");

        assertThat(injected).containsExactly("0!crash");
        assertThat(told).isEmpty();
    }
}
