package org.lockplay.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does, which nothing notifies us of. */
final class Waiting {

    private static final long STEP_MS = 20;

    private Waiting() {}

    /**
     * Looks again and again until {@code condition} holds.
     *
     * @return whether it did within {@code atMost}; false as well when this thread was interrupted
     */
    static boolean until(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(STEP_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
