package org.lockplay.run;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often each session and each address may do something in a minute, in one burst or spread over it. Bounded in
 * memory. Thread-safe.
 */
public final class RateLimits {

    private static final Duration REFILL = Duration.ofMinutes(1);
    private static final int MOST_ENTRIES = 10_000;

    private final String refusal;
    private final int ofSession;
    private final int ofAddress;
    private final TimeMeter time;
    private final Cache<String, Bucket> sessions;
    private final Cache<String, Bucket> addresses;

    /** @param refusal the code of the {@link QuotaExceededException} */
    public RateLimits(String refusal, int ofSession, int ofAddress, TimeMeter time) {
        this.refusal = refusal;
        this.ofSession = ofSession;
        this.ofAddress = ofAddress;
        this.time = time;
        this.sessions = cache();
        this.addresses = cache();
    }

    /**
     * Counts one time.
     *
     * @throws QuotaExceededException if the session or the address has done it too often
     */
    public void admit(RunRequester requester) {
        count(sessions.get(requester.session(), name -> bucket(ofSession)));
        count(addresses.get(requester.address(), name -> bucket(ofAddress)));
    }

    private void count(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            throw QuotaExceededException.tooOften(refusal, Duration.ofSeconds(seconds));
        }
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, REFILL))
                .withCustomTimePrecision(time)
                .build();
    }

    /** A bucket that was idle for this long is full again, so evicting it changes nothing. */
    private Cache<String, Bucket> cache() {
        return Caffeine.newBuilder()
                .ticker(time::currentTimeNanos)
                .expireAfterAccess(REFILL)
                .maximumSize(MOST_ENTRIES)
                .build();
    }
}
