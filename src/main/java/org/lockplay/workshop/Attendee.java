package org.lockplay.workshop;

import java.time.Instant;
import java.util.Optional;

/**
 * An attendee of a workshop.
 *
 * @param id a number
 * @param owner digest of the browser session
 * @param nickname the nickname
 * @param handAt when the hand was raised, while it is up
 * @param joinedAt when the attendee joined
 */
public record Attendee(long id, String owner, String nickname, Optional<Instant> handAt, Instant joinedAt) {

    static Attendee of(AttendeeRecord kept) {
        return new Attendee(kept.id, kept.owner, kept.nickname, Optional.ofNullable(kept.handAt), kept.joinedAt);
    }
}
