package org.lockplay.verdict;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The metrics of a run.
 *
 * @param stock tickets at the start
 * @param buyers buyers of the scenario
 * @param sold tickets that buyers have, as far as the store confirmed
 * @param unconfirmed tickets of buyers that ended before they learned whether their write had taken effect
 * @param soldOut how often a buyer found the store sold out; with one round, the number of such buyers
 * @param failed buyers that failed
 * @param killed buyers that were killed
 * @param finalCount the count in the store at the end; empty if it was not read or is unreadable
 * @param events length of the history
 * @param durationNs from the first event to the last
 * @param throughputPerSecond tickets sold per second, from the first event of a buyer to the last one
 * @param waits durations from request to acquisition
 * @param holds durations from acquisition to release
 * @param fairness share of acquisitions by the longest waiting buyer, 0 to 1; empty without a lock
 * @param conflicts how often a buyer had to start again because another one had written
 * @param reads reads of the store whose value the buyer went on to use
 * @param writes writes that the store accepted
 */
public record RunMetrics(
        long stock,
        long buyers,
        long sold,
        long unconfirmed,
        long soldOut,
        long failed,
        long killed,
        OptionalLong finalCount,
        long events,
        long durationNs,
        double throughputPerSecond,
        Percentiles waits,
        Percentiles holds,
        OptionalDouble fairness,
        long conflicts,
        long reads,
        long writes) {

    public RunMetrics {
        Objects.requireNonNull(finalCount, "finalCount");
        Objects.requireNonNull(waits, "waits");
        Objects.requireNonNull(holds, "holds");
        Objects.requireNonNull(fairness, "fairness");
    }
}
