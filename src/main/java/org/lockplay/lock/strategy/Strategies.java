package org.lockplay.lock.strategy;

import java.util.stream.Stream;
import org.lockplay.lock.LockKind;

/** Maps every kind of lock to the class that implements it. */
public final class Strategies {

    private Strategies() {}

    /** The strategy of a kind. Loads its class and libraries on this call, not earlier. */
    public static LockStrategy of(LockKind kind) {
        String name = Strategies.class.getPackageName() + "." + kind.strategy();
        try {
            return (LockStrategy) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no strategy for " + kind, e);
        }
    }

    /** A class of each library that a worker needs for any kind; see {@link LockStrategy#libraries}. */
    public static Stream<Class<?>> libraries() {
        return Stream.of(LockKind.values()).flatMap(kind -> of(kind).libraries().stream());
    }
}
