package org.lockplay.run;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that is computed on first use, and computed again when it is used after the JVM has needed its memory. If the
 * computation fails, the next call retries. Thread-safe.
 */
final class Reloadable<T> {

    private final Supplier<T> computation;
    private final Function<T, Reference<T>> reference;
    private volatile Reference<T> held = new SoftReference<>(null);

    Reloadable(Supplier<T> computation) {
        this(computation, SoftReference::new);
    }

    /** @param reference how to hold the value */
    Reloadable(Supplier<T> computation, Function<T, Reference<T>> reference) {
        this.computation = computation;
        this.reference = reference;
    }

    T get() {
        T value = held.get();
        return value == null ? compute() : value;
    }

    private synchronized T compute() {
        T value = held.get();
        if (value == null) {
            value = computation.get();
            held = reference.apply(value);
        }
        return value;
    }
}
