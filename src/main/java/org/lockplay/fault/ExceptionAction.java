package org.lockplay.fault;

import java.util.OptionalLong;

/** The step throws. */
final class ExceptionAction implements WorkerAction {

    @Override
    public void apply(AffectedStep step, OptionalLong forMs) {
        step.fail();
    }
}
