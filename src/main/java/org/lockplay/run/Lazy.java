package org.lockplay.run;

import java.util.function.Supplier;

/**
 * A value that is computed on first use and then cached. If the computation fails, the next call retries. Thread-safe.
 */
final class Lazy<T> {

    private final Supplier<T> computation;
    private volatile T value;

    Lazy(Supplier<T> computation) {
        this.computation = computation;
    }

    T get() {
        return value == null ? compute() : value;
    }

    private synchronized T compute() {
        if (value == null) {
            value = computation.get();
        }
        return value;
    }
}
