package org.lockplay.lock;

/**
 * What a kind of lock survives.
 *
 * @param thrown when the holder throws, with the lock taken by hand, and its process lives on
 * @param killed when the holder's process is killed
 * @param frozen when the holder's process stops for a time
 */
public record FailureSemantics(FailureEffect thrown, FailureEffect killed, FailureEffect frozen) {

    /** Nothing is held. */
    static final FailureSemantics NOTHING_HELD =
            new FailureSemantics(FailureEffect.NOTHING_HELD, FailureEffect.NOTHING_HELD, FailureEffect.NOTHING_HELD);

    /** Nobody notices anything. */
    static final FailureSemantics UNNOTICED =
            new FailureSemantics(FailureEffect.STUCK, FailureEffect.STUCK, FailureEffect.WAITS);

    /** Only death is noticed. */
    static final FailureSemantics FREED_BY_DEATH =
            new FailureSemantics(FailureEffect.STUCK, FailureEffect.FREED, FailureEffect.WAITS);

    /** Time is up for everybody. */
    static final FailureSemantics LEASED =
            new FailureSemantics(FailureEffect.LEASE_ENDS, FailureEffect.LEASE_ENDS, FailureEffect.LEASE_ENDS);

    /** Time is up for who is not heard of. */
    static final FailureSemantics SESSION =
            new FailureSemantics(FailureEffect.STUCK, FailureEffect.LEASE_ENDS, FailureEffect.LEASE_ENDS);
}
