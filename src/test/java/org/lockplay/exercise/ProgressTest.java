package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockplay.exercise.Standing.Streak;

/** When a learner has last come further in an exercise. */
class ProgressTest {

    private static final Instant START = Instant.EPOCH;

    @Test
    void aLearnerIsUnchangedSinceTheLastProgressAndNotSinceTheStart() {
        assertThat(begun(Optional.empty()).unchangedSince()).contains(START);
        Instant later = START.plusSeconds(600);
        assertThat(begun(Optional.of(later)).unchangedSince()).contains(later);
        assertThat(Progress.none("owner", "exercise").unchangedSince()).isEmpty();
    }

    @Test
    void aSolvedPartAndALongerRowOfRunsAreProgress() {
        Standing one = new Standing(Map.of(), Map.of("a", new Streak("s", 1)), 1);
        Standing two = new Standing(Map.of(), Map.of("a", new Streak("s", 2)), 2);
        Standing met = new Standing(Map.of("a", "run"), Map.of(), 3);

        assertThat(one.isAheadOf(Standing.NONE)).isTrue();
        assertThat(two.isAheadOf(one)).isTrue();
        assertThat(met.isAheadOf(two)).isTrue();
    }

    @Test
    void anotherRunAndABrokenRowAreNone() {
        Standing two = new Standing(Map.of("a", "run"), Map.of("b", new Streak("s", 2)), 2);
        Standing broken = new Standing(Map.of("a", "run"), Map.of(), 3);

        assertThat(two.isAheadOf(two)).isFalse();
        assertThat(broken.isAheadOf(two)).isFalse();
    }

    private static Progress begun(Optional<Instant> progressed) {
        return new Progress(
                "owner",
                "exercise",
                Standing.NONE,
                0,
                Optional.empty(),
                Optional.of(START),
                Optional.of(START),
                progressed,
                Optional.empty());
    }
}
