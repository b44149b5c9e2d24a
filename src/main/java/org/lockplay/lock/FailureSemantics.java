package org.lockplay.lock;

/**
 * How a kind of lock reacts to failures of its holder.
 *
 * @param thrown when the holder throws while it holds an explicitly acquired lock, and its process lives on
 * @param killed when the holder's process is killed
 * @param frozen when the holder's process is suspended for a while
 */
public record FailureSemantics(FailureEffect thrown, FailureEffect killed, FailureEffect frozen) {

    /** Nothing is held. */
    static final FailureSemantics NOTHING_HELD =
            new FailureSemantics(FailureEffect.NOTHING_HELD, FailureEffect.NOTHING_HELD, FailureEffect.NOTHING_HELD);

    /** No failure is detected. */
    static final FailureSemantics UNNOTICED =
            new FailureSemantics(FailureEffect.STUCK, FailureEffect.STUCK, FailureEffect.WAITS);

    /** Only the death of the process is detected. */
    static final FailureSemantics FREED_BY_DEATH =
            new FailureSemantics(FailureEffect.STUCK, FailureEffect.FREED, FailureEffect.WAITS);

    /** Every hold expires. */
    static final FailureSemantics LEASED =
            new FailureSemantics(FailureEffect.LEASE_ENDS, FailureEffect.LEASE_ENDS, FailureEffect.LEASE_ENDS);

    /** A hold expires when the server no longer hears from the holder. */
    static final FailureSemantics SESSION =
            new FailureSemantics(FailureEffect.STUCK, FailureEffect.LEASE_ENDS, FailureEffect.LEASE_ENDS);
}
