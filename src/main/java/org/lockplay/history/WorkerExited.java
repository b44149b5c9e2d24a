package org.lockplay.history;

import java.util.OptionalInt;

/**
 * A process has ended.
 *
 * @param header what every event carries
 * @param host the simulated host, from 0
 * @param process the number of the process across all hosts, from 0
 * @param pid the process id
 * @param code its exit code, unless a signal has ended it
 * @param signal the signal that has ended it
 */
public record WorkerExited(EventHeader header, int host, int process, long pid, OptionalInt code, OptionalInt signal)
        implements Event {

    @Override
    public EventKind kind() {
        return EventKind.WORKER_EXITED;
    }

    @Override
    public WorkerExited with(EventHeader other) {
        return new WorkerExited(other, host, process, pid, code, signal);
    }
}
