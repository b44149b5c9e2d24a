package org.lockplay.run.pool;

import java.util.OptionalInt;
import org.lockplay.history.Event;

/** A message of a worker to its run. The thread that reads from the worker delivers its messages in order. */
public sealed interface WorkerMessage {

    /** The worker that has sent the message. */
    WorkerProcess worker();

    /** The worker has emitted an event. */
    record Emitted(WorkerProcess worker, Event event) implements WorkerMessage {}

    /** The worker is ready to start its buyers. */
    record Ready(WorkerProcess worker) implements WorkerMessage {}

    /** The worker could not be set up; an earlier event contains the reason. */
    record Failed(WorkerProcess worker) implements WorkerMessage {}

    /**
     * A buyer has reached a planned fault and blocks until it is answered.
     *
     * @param fault the index of the fault in the scenario
     * @param step the program line of the gate
     * @param pass how many gates the buyer has passed before
     */
    record Armed(WorkerProcess worker, int fault, int buyer, int step, int pass) implements WorkerMessage {}

    /** All buyers of the worker have finished, but one still holds the lock; the process keeps running and holds it. */
    record Holding(WorkerProcess worker) implements WorkerMessage {}

    /** All buyers of the worker have finished. The worker waits until its run releases it to the pool. */
    record Done(WorkerProcess worker) implements WorkerMessage {}

    /**
     * The process has ended; there are no more messages.
     *
     * @param code its exit code
     * @param signal the signal that killed it, if any
     */
    record Exited(WorkerProcess worker, int code, OptionalInt signal) implements WorkerMessage {}
}
