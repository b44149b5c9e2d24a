package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/**
 * Where a lock admits several buyers, one of them can fail as a holder: only events of its own program prove how long
 * it held the lock, so a free run and its repetition, which stops at every gate, are judged alike.
 */
class KeptHoldTest {

    private static final long MS = 1_000_000;
    private static final Scenario TWO_PROCESSES = Scenarios.of(LockKind.MUTEX, 2);

    private final HistoryBuilder history = new HistoryBuilder();

    /** The release at the end of the block has the line of the acquisition, and cannot come before the read. */
    @Test
    void aHolderKilledAtTheBeginningOfItsBlockHeldTheLockUntilThen() {
        history.buyer(0).atLine(1).requests().acquires();
        history.buyer(1).atLine(1).requests().acquires();
        history.at(1_000).buyer(0).atLine(0).suffers("crash").finishes("killed");
        history.buyer(1).atLine(1).releases().finishes("sold-out");

        Verdict verdict = Judged.judge(
                Scenarios.program("mutex", "with lock:\\n  think 60\\n  read\\n  take"),
                history.events(),
                Ending.FINISHED);

        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isTrue();
    }

    /** The block has no step that emits an event, so that the release may have come before the kill. */
    @Test
    void aHolderKilledInABlockOfThinkingMayHaveReleasedTheLock() {
        history.buyer(0).atLine(1).requests().acquires();
        history.at(900).buyer(1).atLine(1).requests().acquires();
        history.at(1_000).buyer(0).atLine(0).suffers("crash").finishes("killed");
        history.buyer(1).atLine(1).releases().finishes("sold-out");

        Verdict verdict =
                Judged.judge(Scenarios.program("mutex", "with lock:\\n  think 60"), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "hang", "crash"})
    void aFaultThatEndsABuyerProvesThatItHeldTheLockUntilThen(String fault) {
        history.buyer(0).requests().acquires().reads(2, 0).takes(1);
        history.buyer(1).requests().acquires();
        long met = history.buyer(0).suffers(fault).seq();
        history.buyer(1).sells(2, 0).releases().finishes("bought");

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(met);
    }

    @Test
    void aKillOfItsProcessProvesThatABuyerHeldTheLockUntilThen() {
        Scenario scenario = Scenarios.of(LockKind.MUTEX, new Placement(1, 2, 2));
        history.buyer(0).requests().acquires().reads(2, 0).takes(1);
        history.buyer(2).requests().acquires();
        long kill = history.buyer(1).suffers("crash").seq();

        assertThat(found(scenario, history.events()).orElseThrow().witness()).endsWith(kill);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finished", "frozen", "hung", "waiting"})
    void aKillAfterItsLastDeedDoesNotMakeABuyerAHolder(String state) {
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 300L);
        Scenario scenario = Scenarios.of(lock, new Placement(1, 2, 2), 10, 1);
        HistoryBuilder.Actor holder = history.buyer(0).requests().acquires(1).sells(10, 0);
        switch (state) {
            case "finished" -> holder.finishes("bought");
            case "frozen" -> holder.suffers("freeze").does(EventKind.FROZEN);
            case "waiting" -> holder.requests();
            default -> holder.suffers("hang");
        }
        history.buyer(2).requests().at(305 * MS).acquires(2).sells(9, 1);
        history.buyer(1).at(600 * MS).suffers("crash").finishes("killed");
        history.buyer(2).releases().finishes("bought");

        Verdict verdict = Judged.judge(scenario, history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isFalse();
        assertThat(verdict.has(FindingKind.LEASE_TOO_SHORT)).isFalse();
    }

    /** A buyer that has failed in a block gives the lock back, and can be killed before it tells. */
    @Test
    void aKillAfterAFailureDoesNotMakeABuyerAHolder() {
        history.buyer(1).at(MS).requests().acquires().at(2 * MS).fails("no-copy");
        history.buyer(0).at(3 * MS).requests().at(4 * MS).acquires();
        history.buyer(1).at(5 * MS).suffers("crash").finishes("killed");
        history.buyer(0).at(6 * MS).fails("no-copy").releases().finishes("failed");

        Verdict verdict = Judged.judge(Scenarios.of(LockKind.FILE_LOCK, 2), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isFalse();
        assertThat(verdict.has(FindingKind.RECOVERED)).isFalse();
    }

    /** The kill is recorded by the server, the end of the buyer by its worker. */
    @Test
    void aKillThatIsRecordedBeforeAnEarlierEndProvesNothing() {
        Scenario scenario = Scenarios.of(LockKind.MUTEX, new Placement(1, 2, 2));
        history.buyer(0).requests().acquires().fails("exception");
        history.buyer(2).requests().at(200).acquires();
        history.buyer(1).at(300).suffers("crash");
        history.buyer(0).at(100).finishes("failed");
        history.buyer(2).at(400).reads(2, 0);

        assertThat(found(scenario, history.events())).isEmpty();
    }

    @Test
    void aKillAfterTheThawProvesThatABuyerHeldTheLockUntilThen() {
        history.buyer(0).requests().acquires().suffers("freeze").does(EventKind.FROZEN);
        history.buyer(1).requests().acquires().reads(2, 0);
        long kill = history.buyer(0).does(EventKind.THAWED).suffers("crash").seq();
        history.buyer(1).takes(1);

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(kill);
    }

    /** It may have released the lock already, and been killed before it could emit that. */
    @Test
    void aKillOfWhoIsAboutToGiveTheLockBackProvesNothing() {
        Scenario scenario = Scenarios.json("{\"version\":1,\"placement\":{\"processes\":2},"
                + "\"program\":\"lock\\nread\\ntake\\nwrite\\nthink 5\\nunlock\"}");
        history.buyer(0).atLine(1).requests().acquires().atLine(4).writes(1, 1);
        history.buyer(1).atLine(1).requests().acquires();
        history.buyer(0).atLine(5).suffers("slow").add(EventKind.FAULT, "fault=crash", "step=0");

        assertThat(found(scenario, history.events()).map(Finding::witness)).isNotPresent();
    }

    /** A buyer that has failed holds nothing any more, even without a release. */
    @Test
    void twoWhoFailedHeldTheLockTogetherUntilTheFirstOfThemFailed() {
        history.buyer(0).requests().acquires();
        history.buyer(1).at(20).requests().acquires();
        history.buyer(0).at(30).requests();
        history.buyer(1).at(40).requests().at(50).timesOut().finishes("failed");
        history.buyer(0).at(90).timesOut().finishes("failed");

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().number("overlapNs"))
                .isBetween(20L, 40L);
    }

    /** The buyer's last query is the witness, in a free run and in a repetition alike. */
    @Test
    void comingToAGateProvesNothing() {
        long first = history.buyer(0).comesToAGate().requests().acquires().seq();
        long second = history.buyer(1).comesToAGate().requests().acquires().seq();
        long last = history.buyer(0).comesToAGate().reads(2, 0).seq();
        history.buyer(0).comesToAGate();
        history.buyer(1).comesToAGate().sells(2, 0).comesToAGate().releases().finishes("bought");

        Finding two = found(TWO_PROCESSES, history.events()).orElseThrow();

        assertThat(two.witness()).containsExactly(first, second, last);
        assertThat(found(TWO_PROCESSES, freely())).contains(two);
    }

    @Test
    void aBuyerThatWorksUntilTheTimeIsUpHoldsTheLockUntilThen() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().acquires();
        long end = history.buyer(0).finishes("stuck").seq();

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(end);
    }

    /** Its session has ended with its connection, and its release is waiting for an answer that never comes. */
    @Test
    void aBuyerThatMayBeReleasingTheLockWhenTheTimeIsUpDoesNotHoldItUntilThen() {
        history.buyer(0).atLine(2).requests().acquires().atLine(7).sells(2, 0).suffers("disconnect");
        history.buyer(1).requests().acquires().sells(1, 1).releases().finishes("bought");
        history.buyer(0).finishes("cut-off");

        assertThat(found(Scenarios.of(LockKind.ZOOKEEPER, 2), history.events())).isEmpty();
    }

    @Test
    void whoComesToHarmAmongOthersIsTheSecondHolderHoweverLittleItDid() {
        history.buyer(0).requests().acquires();
        long second = history.buyer(1).requests().acquires().seq();
        history.buyer(1).comesToAGate().suffers("exception").fails("exception").finishes("failed");
        history.buyer(0).sells(2, 0).releases().finishes("bought");

        Finding two = found(TWO_PROCESSES, history.events()).orElseThrow();

        assertThat(two.witness()).contains(second);
        assertThat(found(TWO_PROCESSES, freely())).contains(two);
    }

    @Test
    void halfAWriteIsSomethingThatWasDone() {
        history.buyer(0).requests().acquires().reads(2, 0).takes(1);
        history.buyer(1).requests().acquires();
        long truncated = history.buyer(0).suffers("torn-write").seq();

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(truncated);
    }

    @Test
    void meetingHalfAFileIsSomethingThatWasDone() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().acquires();
        long torn = history.buyer(0).meetsTornFile(4, "").seq();

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(torn);
    }

    /** A buyer that requests the lock again has held it until then. */
    @Test
    void askingForTheLockOnceMoreProvesThatItWasHeld() {
        Scenario twoHosts = Scenarios.of(LockKind.SEMAPHORE, new Placement(2, 1, 1));
        history.buyer(0).requests().acquires().sells(2, 0);
        history.buyer(1).requests().acquires();
        long again = history.buyer(0).requests().seq();
        history.buyer(1).reads(1, 1).takes(0).writes(0, 2);

        assertThat(found(twoHosts, history.events()).orElseThrow().witness()).endsWith(again);
    }

    @Test
    void beingFrozenProvesNothing() {
        history.buyer(0).requests().acquires().sells(2, 0);
        history.buyer(1).requests().acquires();
        history.buyer(0).suffers("freeze").does(EventKind.FROZEN).does(EventKind.THAWED);
        history.buyer(1).reads(1, 1).takes(0).writes(0, 2).releases();

        assertThat(found(TWO_PROCESSES, history.events())).isEmpty();
    }

    @Test
    void comingToTheEndWithTheLockProvesThatItWasHeld() {
        history.buyer(0).requests().acquires().sells(2, 0).suffers("forget");
        history.buyer(1).requests().acquires();
        long finished = history.buyer(0).finishes("bought").seq();

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(finished);
    }

    @Test
    void lookingAtTheStoreAfterTheReleaseWasForgottenIs() {
        history.buyer(0).requests().acquires().sells(2, 0).suffers("forget");
        history.buyer(1).requests().acquires();
        long looked = history.buyer(0).does(EventKind.QUERIED).seq();

        assertThat(found(TWO_PROCESSES, history.events()).orElseThrow().witness())
                .endsWith(looked);
    }

    /** The same without the gates, which a free run does not emit. */
    private List<Event> freely() {
        return history.events().stream()
                .filter(event -> event.kind() != EventKind.GATE)
                .toList();
    }

    private static Optional<Finding> found(Scenario scenario, List<Event> events) {
        return Judged.judge(scenario, events, Ending.FINISHED).first(FindingKind.TWO_HOLDERS);
    }
}
