package org.lockplay.verdict;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A run in numbers.
 *
 * @param stock tickets at the start
 * @param buyers buyers of the scenario
 * @param sold tickets that buyers have, as far as the store said yes
 * @param unconfirmed tickets of buyers who were cut off before they could be told whether their write had happened
 * @param soldOut how often a buyer was told that it is sold out; with one round, the number of such buyers
 * @param failed buyers that failed
 * @param killed buyers that were killed
 * @param finalCount the count in the store at the end; empty if it was not seen or could not be read
 * @param events length of the history
 * @param durationNs from the first event to the last
 * @param throughputPerSecond tickets sold in a second
 * @param waits between asking for the lock and having it
 * @param holds between having the lock and giving it back
 * @param fairness share of acquisitions that went to the one who had waited longest, 0 to 1; empty without a lock
 * @param conflicts how often a buyer had to start again because another one had written
 * @param reads reads of the store that a buyer went on to use
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
