package org.lockplay.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lockplay.exercise.Attempts.Attempt;
import org.lockplay.run.Run;
import org.lockplay.run.RunEnded;
import org.lockplay.run.Runs;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.verdict.Verdict;

/** Grades the runs of exercises: when they end, and on request. Thread-safe. */
@ApplicationScoped
public class ExerciseGrading {

    private static final Logger LOG = Logger.getLogger(ExerciseGrading.class);

    private final Exercises exercises;
    private final Attempts attempts;
    private final Runs runs;

    ExerciseGrading(Exercises exercises, Attempts attempts, Runs runs) {
        this.exercises = exercises;
        this.attempts = attempts;
        this.runs = runs;
    }

    void onEnd(@ObservesAsync RunEnded ended) {
        String id = ended.run().id();
        try {
            attempts.find(id).ifPresent(attempt -> grade(attempt, ended.run()));
        } catch (RuntimeException e) {
            // The next request grades it.
            LOG.errorf(e, "run %s could not be graded", id);
        }
    }

    /** The grade of a run; empty while it goes on, or if its exercise or attempt no longer exists. */
    public Optional<Grade> grade(Attempt attempt, Run run) {
        return exercises
                .find(attempt.exercise())
                .flatMap(
                        exercise -> trial(run, attempt.prediction()).flatMap(trial -> attempts.grade(exercise, trial)));
    }

    /** A run that met a part of an exercise, for its texts; empty if it is deleted or can no longer be read. */
    public Optional<GradedRun> trial(String run) {
        try {
            return runs.find(run).flatMap(found -> trial(found, Map.of()));
        } catch (OutdatedException e) {
            return Optional.empty();
        }
    }

    private static Optional<GradedRun> trial(Run run, Map<String, String> prediction) {
        Optional<Verdict> verdict = run.verdict();
        return verdict.map(judged ->
                new GradedRun(run.id(), run.scenario(), judged, run.log().all(), prediction));
    }
}
