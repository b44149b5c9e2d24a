package org.lockplay.exercise;

import java.time.Instant;
import java.util.Optional;

/**
 * A session's progress in an exercise.
 *
 * @param owner digest of the browser session
 * @param exercise the exercise's id
 * @param standing the solved parts
 * @param hints the number of opened hints
 * @param lastRun the last run that was started
 * @param startedAt when the first run was started, or the first hint opened
 * @param updatedAt when it was last updated
 * @param progressedAt when a part was solved or a row of runs became longer, for the last time
 * @param solvedAt when the exercise was solved
 */
public record Progress(
        String owner,
        String exercise,
        Standing standing,
        int hints,
        Optional<String> lastRun,
        Optional<Instant> startedAt,
        Optional<Instant> updatedAt,
        Optional<Instant> progressedAt,
        Optional<Instant> solvedAt) {

    /** Since when the learner has come no further; empty before the start. */
    public Optional<Instant> unchangedSince() {
        return progressedAt.or(() -> startedAt);
    }

    /** No progress yet. */
    public static Progress none(String owner, String exercise) {
        return new Progress(
                owner,
                exercise,
                Standing.NONE,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Progress of(ProgressRecord kept) {
        return new Progress(
                kept.key.owner,
                kept.key.exercise,
                Standing.fromJson(kept.standing),
                kept.hints,
                Optional.ofNullable(kept.lastRun),
                Optional.of(kept.startedAt),
                Optional.of(kept.updatedAt),
                Optional.ofNullable(kept.progressedAt),
                Optional.ofNullable(kept.solvedAt));
    }
}
