package org.lockplay.run;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.ToLongFunction;

/**
 * How much the stored runs of each session may take together. The size is measured in the background and may be some
 * seconds old: no start of a run waits for it. Thread-safe.
 */
final class StoredLimit {

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_SESSIONS = 10_000;
    /** The user has to delete runs, or the server forgets old ones. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final long mostBytes;
    private final AsyncLoadingCache<String, Long> sizes;

    /**
     * @param measure the bytes that the runs of an owner take in the database
     * @param executor runs the measurements
     */
    StoredLimit(long mostBytes, ToLongFunction<String> measure, Executor executor) {
        this.mostBytes = mostBytes;
        this.sizes = Caffeine.newBuilder()
                .executor(executor)
                .refreshAfterWrite(FRESH)
                .expireAfterAccess(KEPT)
                .maximumSize(MOST_SESSIONS)
                .buildAsync(measure::applyAsLong);
    }

    /**
     * Refuses an owner whose stored runs take too much.
     *
     * @throws QuotaExceededException if they do, as far as that is known
     */
    void admit(String owner) {
        CompletableFuture<Long> size = sizes.get(owner);
        boolean isKnown = size.isDone() && !size.isCompletedExceptionally();
        if (isKnown && size.join() >= mostBytes) {
            throw QuotaExceededException.tooMuchStored(RETRY_AFTER);
        }
    }

    /** Measures an owner's runs again before the next start, because some were deleted. */
    void measureAgain(String owner) {
        sizes.synchronous().invalidate(owner);
    }
}
