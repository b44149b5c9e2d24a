package org.lockplay.fault;

import java.util.OptionalLong;

/** The servers close the buyer's connections. */
final class DisconnectAction implements ServerAction {

    @Override
    public void apply(AffectedProcess process, OptionalLong forMs) {
        process.disconnect();
    }
}
