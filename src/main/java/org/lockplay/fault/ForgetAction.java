package org.lockplay.fault;

import java.util.OptionalLong;

/** The release is skipped. */
final class ForgetAction implements WorkerAction {

    @Override
    public void apply(AffectedStep step, OptionalLong forMs) {
        step.skip();
    }
}
