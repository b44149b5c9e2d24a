package org.lockplay.workshop;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an instructor decides about a workshop; what is empty stays as it is.
 *
 * @param title what it is called
 * @param exercises names of its exercises, in order
 * @param opened names of those that attendees may do now
 * @param startsAt when it is to begin
 * @param endsAt when it is to end
 */
public record Settings(
        Optional<String> title,
        Optional<List<String>> exercises,
        Optional<List<String>> opened,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt) {}
