package org.lockplay.run;

import java.util.OptionalInt;
import org.lockplay.history.Event;

/** Receives a worker's messages for its run. Called in order, on the thread that reads from that worker. */
interface WorkerListener {

    /** The worker emitted an event. */
    void onEvent(WorkerProcess worker, Event event);

    /**
     * A buyer has reached a planned fault and blocks until it is answered. The call is JSON that names fault, buyer and
     * step.
     */
    void onPlannedFault(WorkerProcess worker, String call);

    /** The worker is ready to start its buyers. */
    void onReady(WorkerProcess worker);

    /** The worker could not be set up; an earlier event contains the reason. */
    void onFailed(WorkerProcess worker);

    /** All buyers of the worker have finished, and it returns to the pool. */
    void onDone(WorkerProcess worker);

    /** All buyers of the worker have finished, but one still holds the lock; the process keeps running and holds it. */
    void onHolding(WorkerProcess worker);

    /**
     * The process has ended, and all its output has been processed.
     *
     * @param code its exit code
     * @param signal the signal that killed it, if any
     */
    void onExited(WorkerProcess worker, int code, OptionalInt signal);
}
