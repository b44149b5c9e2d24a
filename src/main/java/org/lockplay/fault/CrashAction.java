package org.lockplay.fault;

import java.util.OptionalLong;

/** The process gets SIGKILL. */
final class CrashAction implements ServerAction {

    @Override
    public void apply(AffectedProcess process, OptionalLong forMs) {
        process.kill();
    }
}
