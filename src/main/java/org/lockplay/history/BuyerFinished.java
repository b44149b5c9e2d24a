package org.lockplay.history;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A buyer has finished, or cannot continue.
 *
 * @param header what every event carries
 * @param outcome how it ended
 * @param reason why it failed, in kebab case
 * @param count the tickets that the buyer believes to have bought; empty if the server emits the event
 */
public record BuyerFinished(EventHeader header, Outcome outcome, Optional<String> reason, OptionalLong count)
        implements Event {

    @Override
    public EventKind kind() {
        return EventKind.BUYER_FINISHED;
    }

    @Override
    public BuyerFinished with(EventHeader other) {
        return new BuyerFinished(other, outcome, reason, count);
    }

    /** The end of a buyer that could not report it itself. */
    public static BuyerFinished of(EventHeader header, Outcome outcome) {
        return new BuyerFinished(header, outcome, Optional.empty(), OptionalLong.empty());
    }
}
