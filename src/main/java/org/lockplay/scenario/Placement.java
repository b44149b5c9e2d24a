package org.lockplay.scenario;

/**
 * How buyers are distributed over hosts and processes.
 *
 * @param hosts simulated hosts
 * @param processes worker processes on each host
 * @param threads buyers in each process
 */
public record Placement(int hosts, int processes, int threads) {

    /** Number of worker processes on all hosts. */
    public int workers() {
        return hosts * processes;
    }

    /** Number of buyers on all hosts. */
    public int buyers() {
        return workers() * threads;
    }

    /** The worker, from 0, that hosts a buyer. */
    public int workerOf(int buyer) {
        return buyer / threads;
    }

    /** The host, from 0, of a worker. */
    public int hostOf(int worker) {
        return worker / processes;
    }
}
