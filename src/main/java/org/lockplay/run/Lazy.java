package org.lockplay.run;

import java.util.function.Supplier;

/** A value that is computed once, when it is first asked for; after a failure, again. Thread-safe. */
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
