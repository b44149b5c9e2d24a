package org.lockplay.history;

import java.util.Optional;

/**
 * The run starts.
 *
 * @param header what every event carries
 * @param lockKind the kind of lock, by its name on the wire
 */
public record RunStarted(EventHeader header, Optional<String> lockKind) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.RUN_STARTED;
    }

    @Override
    public RunStarted with(EventHeader other) {
        return new RunStarted(other, lockKind);
    }
}
