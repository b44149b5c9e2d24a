package org.lockplay.run;

import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;

/**
 * A fault that somebody asks for while a run goes on.
 *
 * @param kind what is to happen
 * @param forMs how long, in milliseconds; empty for until it is ended by hand
 * @param by {@code hand} or {@code plan}
 */
public record FaultOrder(FaultKind kind, OptionalLong forMs, String by) {

    /** By whoever watches. */
    public static FaultOrder byHand(FaultKind kind, OptionalLong forMs) {
        return new FaultOrder(kind, forMs, "hand");
    }
}
