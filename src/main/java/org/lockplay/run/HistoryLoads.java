package org.lockplay.run;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.lockplay.database.DatabaseUnavailableException;

/**
 * Bounds the memory of the stored histories that are being loaded at the same time. A larger history is loaded alone.
 * Thread-safe.
 */
final class HistoryLoads {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long KILOBYTE = 1024;

    private final int kilobytes;
    private final Semaphore free;
    private final Duration patience;

    HistoryLoads(long mostBytes) {
        this(mostBytes, PATIENCE);
    }

    /** @param patience how long a load waits for others */
    HistoryLoads(long mostBytes, Duration patience) {
        this.kilobytes = (int) Math.max(1, Math.min(Integer.MAX_VALUE, mostBytes / KILOBYTE));
        // Fair, or a large history might wait for small ones without end.
        this.free = new Semaphore(kilobytes, true);
        this.patience = patience;
    }

    /**
     * Loads a history.
     *
     * @param bytes the memory that it takes
     * @throws DatabaseUnavailableException if others that are being loaded take too long
     */
    <T> T load(long bytes, Supplier<T> history) {
        int needed = (int) Math.min(kilobytes, 1 + bytes / KILOBYTE);
        acquire(needed);
        try {
            return history.get();
        } finally {
            free.release(needed);
        }
    }

    private void acquire(int needed) {
        try {
            if (free.tryAcquire(needed, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw DatabaseUnavailableException.tooManyWait();
    }
}
