package org.lockplay.fault;

import java.util.OptionalLong;

/** The process gets SIGSTOP, and SIGCONT when the fault ends. */
final class FreezeAction implements ServerAction {

    @Override
    public void apply(AffectedProcess process, OptionalLong forMs) {
        process.freeze(forMs);
    }
}
