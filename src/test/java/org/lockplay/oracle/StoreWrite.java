package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import org.lockplay.history.Event;

/**
 * A write that the store accepted.
 *
 * @param event the buyer's event for it
 * @param effect whether it took effect: a transaction can be rolled back afterwards
 * @param base the buyer's earlier read or write that the new count is based on; {@code null} if there is none
 * @param taken the number of tickets subtracted from what the buyer had read
 */
record StoreWrite(Event event, Truth effect, Event base, int taken) {

    int buyer() {
        return event.buyer();
    }

    long count() {
        return number(event, "count").orElse(-1);
    }

    /** The store's version after it. */
    long version() {
        return number(event, "version").orElse(-1);
    }

    boolean isCertain() {
        return effect == Truth.MUST;
    }

    boolean isPossible() {
        return effect != Truth.MUST_NOT;
    }

    @Override
    public String toString() {
        return "buyer " + buyer() + " wrote " + count() + " as version " + version() + " (#" + event.seq() + ")";
    }
}
