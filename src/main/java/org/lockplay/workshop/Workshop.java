package org.lockplay.workshop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group behind a join code. Immutable.
 *
 * @param code six letters and digits without look-alikes
 * @param title what it is called
 * @param exercises names of its exercises, in order
 * @param opened names of those that attendees may do now
 * @param screen what everybody is shown
 * @param startsAt when it is to begin; nothing is open before
 * @param endsAt when it is to end
 * @param endedAt when the instructor has ended it
 */
public record Workshop(
        String code,
        String title,
        List<String> exercises,
        List<String> opened,
        Screen screen,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        Optional<Instant> endedAt) {

    public Workshop {
        exercises = List.copyOf(exercises);
        opened = List.copyOf(opened);
    }

    /** Whether it is over at a moment. */
    public boolean isOver(Instant now) {
        return endedAt.isPresent() || endsAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    /** Whether it goes on at a moment. */
    public boolean isOn(Instant now) {
        return !isOver(now) && startsAt.map(start -> !now.isBefore(start)).orElse(true);
    }
}
