package org.lockplay.run;

import java.util.OptionalInt;
import org.lockplay.history.Event;

/** What a worker tells the run that it works for. Called on the thread that reads from that worker, in order. */
interface WorkerListener {

    /** Something happened in the worker. */
    void onEvent(WorkerProcess worker, Event event);

    /** One of its buyers has met a planned fault, and waits for what is to happen; the call says which. */
    void onPlannedFault(WorkerProcess worker, String call);

    /** It is ready to go. */
    void onReady(WorkerProcess worker);

    /** It cannot take part; an event before this one says why. */
    void onFailed(WorkerProcess worker);

    /** All its buyers have finished, and it goes back to the pool. */
    void onDone(WorkerProcess worker);

    /** All its buyers have finished, but one of them still has the lock: the process lives on and holds it. */
    void onHolding(WorkerProcess worker);

    /**
     * The process is gone, and all that it said has been told.
     *
     * @param code its exit code
     * @param signal the signal that ended it, if one did
     */
    void onExited(WorkerProcess worker, int code, OptionalInt signal);
}
