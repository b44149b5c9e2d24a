package org.lockplay.web.workshop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.lockplay.web.http.ClientNetwork;
import org.lockplay.web.http.ProblemException;

/**
 * Limits how many wrong join codes and instructor keys a network may try, against guessing.
 *
 * <ol>
 *   <li>Only a wrong code or key takes a token from the network's bucket; the bucket refills steadily.
 *   <li>While the bucket is empty, a wrong code and a right one get the same refusal.
 *   <li>A network from which a client has entered a workshop is never refused at that workshop: one guesser must not
 *       lock out the class that shares its address.
 * </ol>
 *
 * <p>Bounded in memory. Thread-safe.
 */
@ApplicationScoped
public class WrongCodeLimiter {

    /** Wrong codes that a network may try in one burst. */
    static final int WRONG_CODES = 30;

    /** The time in which an empty bucket refills. */
    static final Duration REFILL = Duration.ofMinutes(1);

    private static final Duration KNOWN_FOR = Duration.ofHours(12);
    private static final int MOST_ENTRIES = 10_000;

    /** A workshop that a client of a network has entered. */
    private record Entrance(ClientNetwork network, String code) {}

    private final TimeMeter time;
    private final Cache<ClientNetwork, Bucket> wrongCodes;
    private final Cache<Entrance, Boolean> entrances;

    WrongCodeLimiter(Clock clock) {
        this.time = new ClockMeter(clock);
        // A bucket that was idle for this long is full again, so evicting it changes nothing.
        this.wrongCodes = cache(REFILL);
        this.entrances = cache(KNOWN_FOR);
    }

    /**
     * Admits a client with a code, if its network is within the limit.
     *
     * @throws ProblemException if its network has tried too many wrong codes and is not known to the workshop
     */
    void admit(ClientNetwork network, String code) {
        Bucket bucket = wrongCodes.getIfPresent(network);
        if (bucket != null && entrances.getIfPresent(new Entrance(network, code)) == null) {
            EstimationProbe probe = bucket.estimateAbilityToConsume(1);
            if (!probe.canBeConsumed()) {
                throw refusal(probe.getNanosToWaitForRefill());
            }
        }
        remember(network, code);
    }

    /** Records that a network belongs to a workshop, as proved by a member session or the instructor's key. */
    void remember(ClientNetwork network, String code) {
        entrances.put(new Entrance(network, code), true);
    }

    /**
     * Counts a wrong code or key.
     *
     * @throws ProblemException if the limit was already reached
     */
    void countWrong(ClientNetwork network) {
        ConsumptionProbe probe = wrongCodes.get(network, this::fullBucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw refusal(probe.getNanosToWaitForRefill());
        }
    }

    /** The number of networks and entrances in memory. */
    long size() {
        wrongCodes.cleanUp();
        entrances.cleanUp();
        return wrongCodes.estimatedSize() + entrances.estimatedSize();
    }

    private Bucket fullBucket(ClientNetwork network) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(WRONG_CODES).refillGreedy(WRONG_CODES, REFILL))
                .withCustomTimePrecision(time)
                .build();
    }

    private <K, V> Cache<K, V> cache(Duration keep) {
        return Caffeine.newBuilder()
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(keep)
                .maximumSize(MOST_ENTRIES)
                .build();
    }

    private static ProblemException refusal(long waitNanos) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(waitNanos + TimeUnit.SECONDS.toNanos(1) - 1);
        return ProblemException.tooManyRequests(Math.max(1, seconds));
    }

    /** Adapts the application's clock for the buckets. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
