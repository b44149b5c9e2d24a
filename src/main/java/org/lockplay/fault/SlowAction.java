package org.lockplay.fault;

import java.util.OptionalLong;

/** The step is delayed. */
final class SlowAction implements WorkerAction {

    @Override
    public void apply(AffectedStep step, OptionalLong forMs) throws InterruptedException {
        step.delay(forMs.orElseThrow());
    }
}
