package org.lockplay.fault;

import java.util.OptionalLong;

/** The step never returns. */
final class HangAction implements WorkerAction {

    @Override
    public void apply(AffectedStep step, OptionalLong forMs) throws InterruptedException {
        step.hang();
    }
}
