package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;

/** Whether a sale is read and written under one hold, also where a buyer acquires a lock that it holds. */
class CorrectnessCheckTest {

    private final List<Event> history = new ArrayList<>();

    private static Stream<LockKind> reentrant() {
        return Stream.of(LockKind.values())
                .filter(kind -> kind.reacquisition() == Reacquisition.COUNTED
                        || kind.reacquisition() == Reacquisition.FREED_AT_ONCE);
    }

    @ParameterizedTest
    @MethodSource("reentrant")
    void aSecondAcquisitionGoesOnWithTheHold(LockKind kind) {
        happens("acquire read acquire write release release");

        assertThat(isGuarded(kind)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("reentrant")
    void aReleaseEndsTheHoldUnlessTheKindCounts(LockKind kind) {
        happens("acquire acquire release read write release");

        assertThat(isGuarded(kind)).isEqualTo(kind.reacquisition() == Reacquisition.COUNTED);
    }

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"REDIS", "LOCK_TABLE"})
    void aLeaseTakenAgainIsAnotherHold(LockKind kind) {
        happens("acquire read acquire write release");

        assertThat(isGuarded(kind)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("reentrant")
    void aWriteUnderAnotherHoldThanItsReadIsNotGuarded(LockKind kind) {
        happens("acquire read release acquire write release");

        assertThat(isGuarded(kind)).isFalse();
    }

    @Test
    void aLockWithinTheHoldOfAnotherEndsNothing() {
        happens("acquire/A read acquire/B release/B write release/A");

        assertThat(isGuarded(LockKind.SEMAPHORE)).isTrue();
    }

    @Test
    void holdsOfDifferentLocksAreNotOne() {
        happens("acquire/A read release/A acquire/B write release/B");

        assertThat(isGuarded(LockKind.SEMAPHORE)).isFalse();
    }

    /** Adds events of buyer 0: words, each with a lock's name or without. */
    private void happens(String words) {
        for (String word : words.split(" ")) {
            String[] parts = word.split("/");
            EventKind kind = switch (parts[0]) {
                case "acquire" -> EventKind.LOCK_ACQUIRED;
                case "release" -> EventKind.LOCK_RELEASED;
                case "read" -> EventKind.READ;
                default -> EventKind.WROTE;
            };
            String[] members = parts.length == 1 ? new String[0] : new String[] {"lock=" + parts[1]};
            history.add(TestEvents.event(history.size(), kind, 0, members).numbered(history.size() + 1L));
        }
    }

    private boolean isGuarded(LockKind kind) {
        Scenario base = Scenario.DEFAULT;
        Scenario scenario = new Scenario(
                base.title(),
                base.stock(),
                base.store(),
                new Placement(1, 1, 1),
                base.rounds(),
                LockSpec.of(kind),
                base.program(),
                List.of(),
                base.mode(),
                base.schedule(),
                base.seed(),
                base.jitterMs(),
                base.timeLimitMs());
        return CorrectnessCheck.isGuarded(
                new GradedRun("run", scenario, Judge.judge(scenario, history, Ending.FINISHED), history, Map.of()));
    }
}
