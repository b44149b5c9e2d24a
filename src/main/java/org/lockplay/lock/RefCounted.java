package org.lockplay.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Things that the threads of one process share, for as long as one of them uses them. Thread-safe.
 *
 * @param <K> what a thing is found by
 * @param <T> what is shared
 * @param <E> what making one can throw
 */
final class RefCounted<K, T, E extends Exception> {

    /** Makes or ends a thing. */
    @FunctionalInterface
    interface Maker<K, T, E extends Exception> {
        T make(K key) throws E;
    }

    /** Ends a thing that nobody uses any more. */
    @FunctionalInterface
    interface Ender<T> {
        void end(T thing);
    }

    private static final class Entry<T> {
        private final T thing;
        private int users;

        private Entry(T thing) {
            this.thing = thing;
        }
    }

    private final Map<K, Entry<T>> entries = new HashMap<>();
    private final Maker<K, T, E> maker;
    private final Ender<T> ender;

    RefCounted(Maker<K, T, E> maker, Ender<T> ender) {
        this.maker = maker;
        this.ender = ender;
    }

    /** Mutexes by name. */
    static RefCounted<String, ReentrantLock, RuntimeException> mutexes() {
        return new RefCounted<>(name -> new ReentrantLock(), mutex -> {});
    }

    /** The thing that is found by a key, made if nobody uses it yet. Each call wants one {@link #leave}. */
    synchronized T join(K key) throws E {
        Entry<T> entry = entries.get(key);
        if (entry == null) {
            entry = new Entry<>(maker.make(key));
            entries.put(key, entry);
        }
        entry.users++;
        return entry.thing;
    }

    /** Ends one use, and the thing with the last. */
    synchronized void leave(K key) {
        Entry<T> entry = entries.get(key);
        if (--entry.users == 0) {
            entries.remove(key);
            ender.end(entry.thing);
        }
    }
}
