package org.lockplay.workshop;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in a workshop.
 *
 * @param id a number
 * @param owner digest of the browser session
 * @param nickname what they want to be called
 * @param handAt when they raised their hand, while it is up
 * @param joinedAt when they came
 */
public record Attendee(long id, String owner, String nickname, Optional<Instant> handAt, Instant joinedAt) {

    static Attendee of(AttendeeRecord kept) {
        return new Attendee(kept.id, kept.owner, kept.nickname, Optional.ofNullable(kept.handAt), kept.joinedAt);
    }
}
