package org.lockplay.fault;

import java.util.OptionalLong;

/**
 * How long a kind of fault lasts.
 *
 * @param isChosen whether the scenario or the user can choose the length; otherwise the fault ends at once or never
 * @param defaultMs the length in milliseconds if none is chosen; empty if the fault then lasts until a user ends it
 */
record FaultLength(boolean isChosen, OptionalLong defaultMs) {

    /** The fault ends at once or never. */
    static final FaultLength NONE = new FaultLength(false, OptionalLong.empty());

    /** The fault lasts until a user ends it, unless a length is chosen. */
    static final FaultLength OPEN = new FaultLength(true, OptionalLong.empty());

    /** The fault lasts for a time, because no user can end it. */
    static FaultLength ofMs(long defaultMs) {
        return new FaultLength(true, OptionalLong.of(defaultMs));
    }
}
