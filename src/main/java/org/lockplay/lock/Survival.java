package org.lockplay.lock;

/**
 * What a kind of lock survives.
 *
 * @param thrown when the holder throws, with the lock taken by hand, and its process lives on
 * @param killed when the holder's process is killed
 * @param frozen when the holder's process stops for a time
 */
public record Survival(Aftermath thrown, Aftermath killed, Aftermath frozen) {

    /** Nothing is held. */
    static final Survival NOTHING_HELD =
            new Survival(Aftermath.NOTHING_HELD, Aftermath.NOTHING_HELD, Aftermath.NOTHING_HELD);

    /** Nobody notices anything. */
    static final Survival UNNOTICED = new Survival(Aftermath.STUCK, Aftermath.STUCK, Aftermath.WAITS);

    /** Only death is noticed. */
    static final Survival FREED_BY_DEATH = new Survival(Aftermath.STUCK, Aftermath.FREED, Aftermath.WAITS);

    /** Time is up for everybody. */
    static final Survival LEASED = new Survival(Aftermath.LEASE_ENDS, Aftermath.LEASE_ENDS, Aftermath.LEASE_ENDS);

    /** Time is up for who is not heard of. */
    static final Survival SESSION = new Survival(Aftermath.STUCK, Aftermath.LEASE_ENDS, Aftermath.LEASE_ENDS);
}
