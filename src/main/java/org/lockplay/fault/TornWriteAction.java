package org.lockplay.fault;

import java.util.OptionalLong;

/** The write never ends; the file is truncated. */
final class TornWriteAction implements WorkerAction {

    @Override
    public void apply(AffectedStep step, OptionalLong forMs) throws InterruptedException {
        step.hang();
    }
}
