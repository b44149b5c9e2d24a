package org.lockplay.fault;

import java.util.OptionalLong;

/** A fault that the server applies from outside of the buyer's process. */
public non-sealed interface ServerAction extends FaultAction {

    /**
     * Applies the fault; does not wait until it has taken effect.
     *
     * @param process the buyer's process
     * @param forMs the length in milliseconds; empty if a user ends the fault, or if its kind has no length
     */
    void apply(AffectedProcess process, OptionalLong forMs);
}
