package org.lockplay.workshop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A group behind a join code. Immutable.
 *
 * @param code six letters and digits without look-alikes
 * @param title its title
 * @param exercises names of its exercises, in order
 * @param opened names of the exercises that attendees may do now
 * @param screen what is on the shared screen
 * @param startsAt its scheduled start; nothing is open before
 * @param endsAt its scheduled end
 * @param endedAt when the instructor ended it
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

    /** Whether it has ended at {@code now}. */
    public boolean isOver(Instant now) {
        return endedAt.isPresent() || endsAt.map(end -> !now.isBefore(end)).orElse(false);
    }

    /** Whether it is in progress at {@code now}. */
    public boolean isOn(Instant now) {
        return !isOver(now) && startsAt.map(start -> !now.isBefore(start)).orElse(true);
    }
}
