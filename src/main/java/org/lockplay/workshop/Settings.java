package org.lockplay.workshop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a workshop that its instructor changes; an empty one stays unchanged.
 *
 * @param title its title
 * @param exercises names of its exercises, in order
 * @param opened names of the exercises that attendees may do now
 * @param startsAt its scheduled start; an empty moment removes it
 * @param endsAt its scheduled end; an empty moment removes it
 */
public record Settings(
        Optional<String> title,
        Optional<List<String>> exercises,
        Optional<List<String>> opened,
        Optional<Optional<Instant>> startsAt,
        Optional<Optional<Instant>> endsAt) {}
