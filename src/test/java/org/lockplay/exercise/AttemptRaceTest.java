package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.AtOnce.TRIES;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockplay.AtOnce;
import org.lockplay.StartsProcesses;
import org.lockplay.exercise.Attempts.Attempt;
import org.lockplay.run.ExampleRuns;
import org.lockplay.run.Runs;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.Schedule;

/** Concurrent attempts, gradings and deletions. */
@StartsProcesses
@QuarkusTest
class AttemptRaceTest {

    private static final int HINTS = 3;

    @Inject
    Attempts attempts;

    @Inject
    Exercises exercises;

    @Inject
    Runs runs;

    @Test
    void everyHintThatIsOpenedAtOnceCounts() throws Exception {
        Exercise exercise = exercises.all().get(0);
        for (int i = 0; i < TRIES; i++) {
            String owner = newOwner();
            AtOnce.call(HINTS, () -> {
                attempts.openHint(owner, exercise, HINTS);
                return true;
            });
            assertThat(attempts.progress(owner, exercise.id()).hints()).isEqualTo(HINTS);
        }
    }

    @Test
    void aHintIsOpenedWhileEverythingIsDeleted() throws Exception {
        Exercise exercise = exercises.all().get(0);
        for (int i = 0; i < TRIES; i++) {
            String owner = newOwner();
            attempts.openHint(owner, exercise, HINTS);
            Callable<Boolean> open = () -> {
                attempts.openHint(owner, exercise, HINTS);
                return true;
            };
            Callable<Boolean> forget = () -> {
                attempts.forget(owner);
                return true;
            };
            AtOnce.call(List.of(open, open, forget));
        }
    }

    @Test
    void aRunIsGradedOnceHoweverManyAskAndNotWhenItsAttemptIsDeletedMeanwhile() throws Exception {
        Exercise exercise = exercises.all().get(0);
        GradedRun trial = new ExampleRuns(runs)
                .run(
                        new ScenarioReader(Limits.DEFAULT)
                                .read("{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"query\"}"),
                        Schedule.NONE,
                        Map.of());
        for (int i = 0; i < TRIES; i++) {
            String owner = newOwner();
            attempts.begin(new Attempt(trial.run(), owner, exercise.id(), Map.of()));
            Callable<Boolean> grade = () -> {
                attempts.grade(exercise, trial);
                return true;
            };
            AtOnce.call(List.of(grade, grade, grade));
            assertThat(attempts.progress(owner, exercise.id()).standing().attempts())
                    .isEqualTo(1);
            AtOnce.call(List.of(grade, grade, () -> {
                attempts.forget(owner);
                return true;
            }));
            assertThat(attempts.progressOf(List.of(owner))).isEmpty();
        }
    }

    @Test
    void anAttemptWhoseRunIsDeletedMeanwhileIsNotWrittenDown() {
        String owner = newOwner();
        attempts.begin(new Attempt("deleted", owner, exercises.all().get(0).id(), Map.of()));

        assertThat(attempts.find("deleted")).isEmpty();
        assertThat(attempts.progressOf(List.of(owner))).isEmpty();
    }

    @Test
    void aRoundCountsOnceHoweverManyAttemptsAtItAreStartedBeforeOneIsGraded() throws Exception {
        Exercise exercise = exercises.all().stream()
                .filter(one -> !one.rounds().isEmpty())
                .findFirst()
                .orElseThrow();
        String owner = newOwner();
        Exercise.Round round = exercise.roundFor(owner, Standing.NONE);
        List<GradedRun> trials = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            GradedRun trial = new ExampleRuns(runs).run(round.scenario(), Schedule.NONE, round.answer());
            attempts.begin(new Attempt(trial.run(), owner, exercise.id(), round.answer()));
            trials.add(trial);
        }

        for (GradedRun trial : trials) {
            attempts.grade(exercise, trial).orElseThrow();
        }

        Standing standing = attempts.progress(owner, exercise.id()).standing();
        assertThat(standing.attempts()).isEqualTo(1);
        assertThat(standing.runsOf(exercise.parts().get(0))).isLessThanOrEqualTo(1);
        assertThat(attempts.grade(exercise, trials.get(2)).orElseThrow().after())
                .isEqualTo(standing);
    }

    /** More than a statement may have parameters. */
    @Test
    void theProgressOfAnyNumberOfSessionsIsFound() {
        Exercise exercise = exercises.all().get(0);
        String owner = newOwner();
        attempts.openHint(owner, exercise, HINTS);
        List<String> owners = Stream.concat(
                        Stream.of(owner),
                        Stream.generate(AttemptRaceTest::newOwner).limit(70_000))
                .toList();

        assertThat(attempts.progressOf(owners)).extracting(Progress::owner).containsExactly(owner);
    }

    private static String newOwner() {
        return UUID.randomUUID().toString();
    }
}
