package org.lockplay.fault;

import java.util.OptionalLong;

/** A fault that the worker applies in the buyer's own thread. */
public non-sealed interface WorkerAction extends FaultAction {

    /**
     * Applies the fault. Its event has been emitted.
     *
     * @param step the step that the buyer executes or is about to execute
     * @param forMs the length in milliseconds; present if the kind has a default length
     * @throws RuntimeException if the step is to throw
     */
    void apply(AffectedStep step, OptionalLong forMs) throws InterruptedException;
}
