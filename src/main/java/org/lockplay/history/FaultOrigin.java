package org.lockplay.history;

/** Where a fault comes from. */
public enum FaultOrigin {
    /** The scenario. */
    PLAN,
    /** A user, while the run was in progress. */
    HAND;

    private static final WireNames<FaultOrigin> NAMES = new WireNames<>(FaultOrigin.class, "origin of a fault");

    /** The name on the wire, in kebab case. */
    public String wireName() {
        return NAMES.of(this);
    }

    /**
     * Finds a constant by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static FaultOrigin of(String wireName) {
        return NAMES.find(wireName);
    }
}
