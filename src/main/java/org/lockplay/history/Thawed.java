package org.lockplay.history;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A buyer's process was thawed.
 *
 * @param header what every event carries
 * @param process the process of the buyer
 * @param by where it comes from, on the buyer that a user has thawed
 */
public record Thawed(EventHeader header, OptionalInt process, Optional<FaultOrigin> by) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.THAWED;
    }

    @Override
    public Thawed with(EventHeader other) {
        return new Thawed(other, process, by);
    }

    /** Whether a user has thawed this buyer. */
    public boolean isByHand() {
        return by.filter(FaultOrigin.HAND::equals).isPresent();
    }
}
