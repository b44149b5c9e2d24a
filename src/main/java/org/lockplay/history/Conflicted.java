package org.lockplay.history;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A write or commit came too late, and its buyer starts again.
 *
 * @param header what every event carries
 * @param retry the number of conflicts of this buyer in this round, from 1
 * @param version the version of the buyer's copy, where the store no longer held it; empty if that is not known
 * @param backTo the program line where the buyer continues; empty in old histories
 * @param round the round where it continues, from 1, if that is an earlier one
 */
public record Conflicted(EventHeader header, long retry, OptionalLong version, OptionalLong backTo, OptionalInt round)
        implements Event {

    @Override
    public EventKind kind() {
        return EventKind.CONFLICT;
    }

    @Override
    public Conflicted with(EventHeader other) {
        return new Conflicted(other, retry, version, backTo, round);
    }
}
