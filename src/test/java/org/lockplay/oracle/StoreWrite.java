package org.lockplay.oracle;

import org.lockplay.history.Event;
import org.lockplay.history.Field;

/**
 * A write that the store said yes to.
 *
 * @param event the buyer's word that it was written
 * @param effect whether it took effect: a transaction can be rolled back afterwards
 * @param base what the buyer had read or written before, from which it made the new count; {@code null} if nothing
 * @param taken how many tickets it takes off what its buyer had read
 */
record StoreWrite(Event event, Truth effect, Event base, int taken) {

    int buyer() {
        return event.buyer();
    }

    long count() {
        return event.number(Field.COUNT).orElse(-1);
    }

    /** The number that the store had afterwards. */
    long version() {
        return event.number(Field.VERSION).orElse(-1);
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
