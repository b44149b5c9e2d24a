package org.lockplay.run;

import io.quarkus.runtime.configuration.MemorySize;

/**
 * The limits of the queue.
 *
 * @param places how many buyers may run at the same time
 * @param placesOfSession how many of them may be one session's
 * @param placesOfAddress how many of them may be one address's
 * @param waiting how many runs may wait
 * @param waitingOfSession how many of them may be one session's
 * @param waitingOfAddress how many of them may be one address's
 * @param historyBytes how much memory the histories may take together of the runs that are in progress or not stored
 */
record QueueLimits(
        int places,
        int placesOfSession,
        int placesOfAddress,
        int waiting,
        int waitingOfSession,
        int waitingOfAddress,
        long historyBytes) {

    /** What is left of the heap is for ended runs, requests and the server itself. */
    private static final int PARTS_OF_HEAP = 4;

    static QueueLimits of(RunConfig config) {
        return new QueueLimits(
                config.buyersAtOnce(),
                share(config, config.buyersOfSession().orElse(config.buyersAtOnce() * 2 / 3)),
                share(config, config.buyersOfAddress().orElse(config.buyersAtOnce() * 5 / 6)),
                config.queueLength(),
                config.waitingOfSession(),
                config.waitingOfAddress(),
                historyBytes(config));
    }

    /** At least one run of the largest size. */
    private static long historyBytes(RunConfig config) {
        long wanted = config.historyMemory()
                .map(MemorySize::asLongValue)
                .orElse(Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP);
        return Math.max(wanted, HistoryEstimate.largestBytes(config.maxEvents()));
    }

    /** At least one run of the largest size, and at most all places. */
    private static int share(RunConfig config, int wanted) {
        return Math.min(config.buyersAtOnce(), Math.max(config.limits().buyers(), wanted));
    }
}
