package org.lockplay.history;

/**
 * A worker starts its part of the run.
 *
 * @param header what every event carries
 * @param host the simulated host, from 0
 * @param process the number of the process across all hosts, from 0
 * @param pid the process id
 */
public record WorkerStarted(EventHeader header, int host, int process, long pid) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.WORKER_STARTED;
    }

    @Override
    public WorkerStarted with(EventHeader other) {
        return new WorkerStarted(other, host, process, pid);
    }
}
