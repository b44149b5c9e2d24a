package org.lockplay.lock.strategy;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Resources that the threads of a process share by key; a resource is closed with its last user. Thread-safe.
 *
 * @param <K> the key of a resource
 * @param <T> the resource
 * @param <E> what creating a resource can throw
 */
final class RefCounted<K, T, E extends Exception> {

    /** Creates a resource. */
    @FunctionalInterface
    interface Maker<K, T, E extends Exception> {
        T make(K key) throws E;
    }

    /** Closes a resource that has no user left. */
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

    /** A set of mutexes by name. */
    static RefCounted<String, ReentrantLock, RuntimeException> mutexes() {
        return new RefCounted<>(name -> new ReentrantLock(), mutex -> {});
    }

    /** The resource for a key, created if it has no user yet. Pair each call with one {@link #leave}. */
    synchronized T join(K key) throws E {
        Entry<T> entry = entries.get(key);
        if (entry == null) {
            entry = new Entry<>(maker.make(key));
            entries.put(key, entry);
        }
        entry.users++;
        return entry.thing;
    }

    /** Ends one use; closes the resource after the last one. */
    synchronized void leave(K key) {
        Entry<T> entry = entries.get(key);
        if (--entry.users == 0) {
            entries.remove(key);
            ender.end(entry.thing);
        }
    }
}
