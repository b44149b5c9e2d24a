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
    interface Factory<K, T, E extends Exception> {
        T create(K key) throws E;
    }

    /** Closes a resource that has no user left. */
    @FunctionalInterface
    interface Closer<T> {
        void close(T resource);
    }

    private static final class Entry<T> {
        private final T resource;
        private int users;

        private Entry(T resource) {
            this.resource = resource;
        }
    }

    private final Map<K, Entry<T>> entries = new HashMap<>();
    private final Factory<K, T, E> factory;
    private final Closer<T> closer;

    RefCounted(Factory<K, T, E> factory, Closer<T> closer) {
        this.factory = factory;
        this.closer = closer;
    }

    /** A set of mutexes by name. */
    static RefCounted<String, ReentrantLock, RuntimeException> mutexes() {
        return new RefCounted<>(name -> new ReentrantLock(), mutex -> {});
    }

    /** The resource for a key, created if it has no user yet. Pair each call with one {@link #leave}. */
    synchronized T join(K key) throws E {
        Entry<T> entry = entries.get(key);
        if (entry == null) {
            entry = new Entry<>(factory.create(key));
            entries.put(key, entry);
        }
        entry.users++;
        return entry.resource;
    }

    /** Ends one use; closes the resource after the last one. */
    synchronized void leave(K key) {
        Entry<T> entry = entries.get(key);
        if (--entry.users == 0) {
            entries.remove(key);
            closer.close(entry.resource);
        }
    }
}
