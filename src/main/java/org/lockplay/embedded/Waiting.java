package org.lockplay.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Polls for a condition that another process brings about without notifying this JVM. */
final class Waiting {

    private static final long STEP_MS = 20;

    private Waiting() {}

    /**
     * Polls until {@code condition} holds.
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
