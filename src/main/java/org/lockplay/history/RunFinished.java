package org.lockplay.history;

import java.util.Optional;

/**
 * The run ends.
 *
 * @param header what every event carries
 * @param reason how it ended, by the name of its status
 */
public record RunFinished(EventHeader header, Optional<String> reason) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.RUN_FINISHED;
    }

    @Override
    public RunFinished with(EventHeader other) {
        return new RunFinished(other, reason);
    }
}
