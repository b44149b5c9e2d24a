package org.lockplay.history;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A buyer's process was frozen.
 *
 * @param header what every event carries
 * @param process the process of the buyer
 * @param by where it comes from, on the buyer that a user has frozen
 */
public record Frozen(EventHeader header, OptionalInt process, Optional<FaultOrigin> by) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.FROZEN;
    }

    @Override
    public Frozen with(EventHeader other) {
        return new Frozen(other, process, by);
    }
}
