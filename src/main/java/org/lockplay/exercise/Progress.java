package org.lockplay.exercise;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a session has come in an exercise.
 *
 * @param owner digest of the browser session
 * @param exercise which
 * @param standing what is done
 * @param hints how many hints were opened
 * @param lastRun the last run that was begun
 * @param startedAt when the first one was, or the first hint was opened
 * @param updatedAt when something happened last
 * @param solvedAt when it was done
 */
public record Progress(
        String owner,
        String exercise,
        Standing standing,
        int hints,
        Optional<String> lastRun,
        Optional<Instant> startedAt,
        Optional<Instant> updatedAt,
        Optional<Instant> solvedAt) {

    /** Nothing done yet. */
    public static Progress none(String owner, String exercise) {
        return new Progress(
                owner,
                exercise,
                Standing.NONE,
                0,
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
                Optional.ofNullable(kept.solvedAt));
    }
}
