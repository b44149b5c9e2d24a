package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.ConcurrentTests;
import org.lockplay.StartsProcesses;
import org.lockplay.exercise.Exercise.Round;
import org.lockplay.json.Json;
import org.lockplay.run.ExampleRuns;
import org.lockplay.run.Runs;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.scenario.Schedule;

/**
 * Runs every exercise with real processes: the author's solutions must solve it; the author's wrong attempts must not,
 * and must get the expected advice. Once each; {@code -Dexercises.times=20} for more, {@code -Dexercises.only=fencing}
 * for one exercise.
 */
@StartsProcesses
@QuarkusTest
class ExerciseRunsTest {

    private static final int TIMES = Integer.getInteger("exercises.times", 1);
    /** Their runs mostly wait. */
    private static final int AT_ONCE = 2;

    @Inject
    Runs runs;

    @TestFactory
    Stream<DynamicTest> itsSolutionsSolveItAndItsWrongOnesDoNot() throws IOException {
        String only = System.getProperty("exercises.only", "");
        List<Exercise> exercises = new Exercises(Optional::empty)
                .all().stream().filter(exercise -> exercise.id().contains(only)).toList();
        return ConcurrentTests.of(AT_ONCE, exercises, Exercise::id, this::tryExercise);
    }

    private void tryExercise(Exercise exercise) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            for (Example example : exercise.examples()) {
                tryExample(exercise, example);
            }
            if (!exercise.rounds().isEmpty()) {
                predictAll(exercise);
            }
        }
    }

    private void tryExample(Exercise exercise, Example example) throws Exception {
        ExampleRuns author = new ExampleRuns(runs);
        Grade grade = null;
        Standing standing = Standing.NONE;
        GradedRun trial = null;
        for (Example.Run run : example.runs()) {
            Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                    .read(Patch.apply(Json.parseObject(ScenarioWriter.full(exercise.start())), run.change()));
            assertThat(FixedControls.changed(exercise, exercise.start(), scenario))
                    .isEmpty();
            trial = author.run(scenario, run.steps(), Map.of());
            grade = Grader.grade(exercise, standing, trial);
            standing = grade.after();
        }
        assertThat(grade.solved())
                .as("%s: %s gave %s", example, trial.verdict(), grade.parts())
                .isEqualTo(example.solves());
        List<String> missing = grade.parts().stream()
                .flatMap(part -> part.missing().stream())
                .map(one -> one.fact().name())
                .toList();
        assertThat(missing).as("%s: %s", example, trial.verdict()).containsAll(example.missing());
    }

    private void predictAll(Exercise exercise) throws Exception {
        ExampleRuns author = new ExampleRuns(runs);
        Standing standing = Standing.NONE;
        GradedRun trial = null;
        for (int i = 0; i < exercise.rounds().size(); i++) {
            Round round = exercise.roundFor("a learner", standing);
            trial = author.run(round.scenario(), Schedule.NONE, round.answer());
            assertThat(trial.verdict().safety().wireName())
                    .as("%s: %s", round, trial.verdict())
                    .isEqualTo(round.answer().get("safety"));
            assertThat(trial.verdict().liveness().wireName())
                    .as("%s: %s", round, trial.verdict())
                    .isEqualTo(round.answer().get("liveness"));
            standing = Grader.grade(exercise, standing, trial).after();
        }
        assertThat(standing.met()).containsKeys(exercise.parts().get(0).id());
        GradedRun silent = new GradedRun(trial.run(), trial.scenario(), trial.verdict(), trial.history(), Map.of());
        Grade misjudged = Grader.grade(exercise, Standing.NONE, silent);
        assertThat(misjudged.parts().get(0).missing()).hasSize(2);
        assertThat(misjudged.after().runsOf(exercise.parts().get(0))).isZero();
    }
}
