package org.lockplay.run;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;

/**
 * How much stored runs may take together: those of each session, of each address, or all. The size is measured in the background and may be some
 * seconds old: no start of a run waits for it. Thread-safe.
 */
final class StoredLimit {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_NAMES = 10_000;
    /** Users have to delete runs, or the server forgets old ones. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final String refusal;
    private final long mostBytes;
    private final AsyncLoadingCache<String, Long> sizes;

    /**
     * @param refusal the code of the {@link QuotaExceededException}
     * @param measure the bytes that the runs of a session or an address take in the database
     * @param executor runs the measurements
     */
    StoredLimit(String refusal, long mostBytes, ToLongFunction<String> measure, Executor executor) {
        this.refusal = refusal;
        this.mostBytes = mostBytes;
        this.sizes = Caffeine.newBuilder()
                .executor(executor)
                .refreshAfterWrite(FRESH)
                .expireAfterAccess(KEPT)
                .maximumSize(MOST_NAMES)
                .buildAsync(measure::applyAsLong);
    }

    /**
     * Refuses a session or an address whose stored runs take too much.
     *
     * @throws QuotaExceededException if they do, as far as that is known
     */
    void admit(String name) {
        CompletableFuture<Long> size = sizes.get(name);
        boolean isKnown = size.isDone() && !size.isCompletedExceptionally();
        if (isKnown && size.join() >= mostBytes) {
            throw QuotaExceededException.tooMuchStored(refusal, RETRY_AFTER);
        }
    }

    /** Measures the runs of a session or an address again before the next start, because some were deleted. */
    void measureAgain(String name) {
        sizes.synchronous().invalidate(name);
    }
}
