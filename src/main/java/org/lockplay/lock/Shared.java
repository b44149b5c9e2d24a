package org.lockplay.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Things that the threads of one process share by name, for as long as somebody uses them. Thread-safe.
 *
 * @param <T> what is shared
 * @param <E> what making one can throw
 */
final class Shared<T, E extends Exception> {

    /** Makes or ends a thing. */
    @FunctionalInterface
    interface Maker<T, E extends Exception> {
        T make(String name) throws E;
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

    private final Map<String, Entry<T>> entries = new HashMap<>();
    private final Maker<T, E> maker;
    private final Ender<T> ender;

    Shared(Maker<T, E> maker, Ender<T> ender) {
        this.maker = maker;
        this.ender = ender;
    }

    /** Mutexes by name. */
    static Shared<ReentrantLock, RuntimeException> mutexes() {
        return new Shared<>(name -> new ReentrantLock(), mutex -> {});
    }

    /** The thing of that name, made if nobody uses it yet. Each call wants one {@link #leave}. */
    synchronized T join(String name) throws E {
        Entry<T> entry = entries.get(name);
        if (entry == null) {
            entry = new Entry<>(maker.make(name));
            entries.put(name, entry);
        }
        entry.users++;
        return entry.thing;
    }

    /** Ends one use, and the thing with the last. */
    synchronized void leave(String name) {
        Entry<T> entry = entries.get(name);
        if (--entry.users == 0) {
            entries.remove(name);
            ender.end(entry.thing);
        }
    }
}
