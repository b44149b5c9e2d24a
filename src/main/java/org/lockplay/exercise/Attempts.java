package org.lockplay.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.lockplay.json.Json;
import org.lockplay.session.SessionData;

/**
 * The attempts and the progress of learners, in the database. Every method is a transaction of its own. Thread-safe.
 */
@ApplicationScoped
public class Attempts implements SessionData {

    /**
     * A run that was started for an exercise.
     *
     * @param run the run's id
     * @param owner digest of the browser session
     * @param exercise the exercise's id
     * @param prediction the learner's prediction
     */
    public record Attempt(String run, String owner, String exercise, Map<String, String> prediction) {}

    private final Clock clock;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** Stores an attempt; does nothing if its run has been deleted meanwhile. */
    @Transactional
    public void begin(Attempt attempt) {
        int written = AttemptRecord.getEntityManager()
                .createNativeQuery("""
                        insert into exercise_attempt (run, owner, exercise, prediction, created_at)
                        select id, ?2, ?3, ?4, ?5 from run where id = ?1 for key share""")
                .setParameter(1, attempt.run())
                .setParameter(2, attempt.owner())
                .setParameter(3, attempt.exercise())
                .setParameter(4, Json.write(attempt.prediction()))
                .setParameter(5, clock.instant())
                .executeUpdate();
        if (written == 0) {
            return;
        }
        ProgressRecord progress = locked(attempt.owner(), attempt.exercise());
        progress.lastRun = attempt.run();
        progress.updatedAt = clock.instant();
    }

    @Override
    @Transactional
    public boolean has(String owner) {
        return ProgressRecord.count("key.owner", owner) > 0 || AttemptRecord.count("owner", owner) > 0;
    }

    /** Deletes all attempts and progress of a session. */
    @Override
    @Transactional
    public List<String> forget(String owner) {
        AttemptRecord.delete("owner", owner);
        ProgressRecord.delete("key.owner", owner);
        return List.of();
    }

    /** Finds the attempt of a run. */
    @Transactional
    public Optional<Attempt> find(String run) {
        return AttemptRecord.<AttemptRecord>findByIdOptional(run)
                .map(kept -> new Attempt(kept.run, kept.owner, kept.exercise, prediction(kept)));
    }

    /**
     * Grades the run of an attempt. Idempotent: the run counts once, and has the same grade each time. Empty if the run
     * is not an attempt at that exercise, or if its session has deleted its data meanwhile.
     */
    @Transactional
    public Optional<Grade> grade(Exercise exercise, GradedRun trial) {
        // Locked, so that the second of two concurrent gradings of a run sees the result of the first.
        AttemptRecord kept = AttemptRecord.findById(trial.run(), LockModeType.PESSIMISTIC_WRITE);
        if (kept == null || !kept.exercise.equals(exercise.id())) {
            return Optional.empty();
        }
        if (kept.before != null) {
            return Optional.of(grade(exercise, kept.owner, Standing.fromJson(kept.before), trial));
        }
        ProgressRecord progress = locked(kept.owner, kept.exercise);
        Grade grade = grade(exercise, kept.owner, Standing.fromJson(progress.standing), trial);
        kept.before = progress.standing;
        if (grade.after().isAheadOf(Standing.fromJson(progress.standing))) {
            progress.progressedAt = clock.instant();
        }
        progress.standing = grade.after().toJson();
        progress.updatedAt = clock.instant();
        if (grade.solved() && progress.solvedAt == null) {
            progress.solvedAt = clock.instant();
        }
        return Optional.of(grade);
    }

    /** Several attempts at one round may be in progress: the one that is graded first counts. */
    private static Grade grade(Exercise exercise, String learner, Standing before, GradedRun trial) {
        boolean isDue = exercise.rounds().isEmpty()
                || FixedControls.changed(exercise, exercise.scenarioFor(learner, before), trial.scenario())
                        .isEmpty();
        return isDue ? Grader.grade(exercise, before, trial) : Grader.uncounted(exercise, before);
    }

    /** Opens one more hint, if there is one. */
    @Transactional
    public void openHint(String owner, Exercise exercise, int hints) {
        ProgressRecord progress = locked(owner, exercise.id());
        progress.hints = Math.min(progress.hints + 1, hints);
        progress.updatedAt = clock.instant();
    }

    /** A session's progress in one exercise. */
    @Transactional
    public Progress progress(String owner, String exercise) {
        return ProgressRecord.<ProgressRecord>findByIdOptional(new ProgressRecord.Key(owner, exercise))
                .map(Progress::of)
                .orElse(Progress.none(owner, exercise));
    }

    /** The progress of sessions, by exercise; omits exercises without progress. */
    @Transactional
    public List<Progress> progressOf(Collection<String> owners) {
        // An array is one parameter, whatever number of owners there are.
        return ProgressRecord.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery("select * from exercise_progress where owner = any(?1)", ProgressRecord.class)
                .setParameter(1, owners.toArray(String[]::new))
                .getResultStream()
                .map(Progress::of)
                .toList();
    }

    /**
     * A session's progress in an exercise, created if missing. The query itself locks the row; otherwise the row could
     * be deleted before it is locked.
     */
    private ProgressRecord locked(String owner, String exercise) {
        ProgressRecord.getEntityManager()
                .createNativeQuery("""
                        insert into exercise_progress (owner, exercise, standing, started_at, updated_at)
                        values (?1, ?2, ?3, ?4, ?4)
                        on conflict (owner, exercise) do update set updated_at = excluded.updated_at""")
                .setParameter(1, owner)
                .setParameter(2, exercise)
                .setParameter(3, Standing.NONE.toJson())
                .setParameter(4, clock.instant())
                .executeUpdate();
        return ProgressRecord.findById(new ProgressRecord.Key(owner, exercise));
    }

    private static Map<String, String> prediction(AttemptRecord kept) {
        Map<String, String> prediction = new HashMap<>();
        Json.parseObject(kept.prediction).forEach((fact, value) -> prediction.put(fact, String.valueOf(value)));
        return prediction;
    }
}
