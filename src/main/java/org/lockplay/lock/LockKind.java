package org.lockplay.lock;

import static org.lockplay.lock.LockOption.ACQUIRE_TIMEOUT_MS;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lockplay.store.StoreKind;

/** Every kind of lock: what it is built on, how far it reaches, which stores it can guard, which options it takes. */
public enum LockKind {
    NONE(LockFamily.NONE, Reach.NONE, EnumSet.allOf(StoreKind.class), Set.of(), NoLock::new),
    MUTEX(LockFamily.MEMORY, Reach.PROCESS, EnumSet.allOf(StoreKind.class), Set.of(ACQUIRE_TIMEOUT_MS), MutexLock::new),
    SEMAPHORE(
            LockFamily.MEMORY,
            Reach.HOST,
            EnumSet.allOf(StoreKind.class),
            Set.of(ACQUIRE_TIMEOUT_MS),
            SemaphoreLock::new),
    FILE_LOCK(
            LockFamily.FILE, Reach.HOST, EnumSet.allOf(StoreKind.class), Set.of(ACQUIRE_TIMEOUT_MS), FileLockLock::new),
    ROW(LockFamily.DATABASE, Reach.CLUSTER, EnumSet.of(StoreKind.DATABASE), Set.of(ACQUIRE_TIMEOUT_MS), RowLock::new);

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final LockFamily family;
    private final Reach reach;
    private final Set<StoreKind> stores;
    private final Set<LockOption> options;
    private final Supplier<LockStrategy> strategy;

    LockKind(
            LockFamily family,
            Reach reach,
            Set<StoreKind> stores,
            Set<LockOption> options,
            Supplier<LockStrategy> strategy) {
        this.family = family;
        this.reach = reach;
        this.stores = Set.copyOf(stores);
        this.options = Set.copyOf(options);
        this.strategy = strategy;
    }

    /** The name on the wire, such as {@code file-lock}. */
    public String wireName() {
        return wireName;
    }

    /** What it is built on. */
    public LockFamily family() {
        return family;
    }

    /** How far it can be seen. */
    public Reach reach() {
        return reach;
    }

    /** Whether somebody holds it: {@code false} for no lock, and for the ways that hold nothing. */
    public boolean holds() {
        return this != NONE;
    }

    /** The stores it can guard. */
    public Set<StoreKind> stores() {
        return stores;
    }

    /** The options it takes. */
    public Set<LockOption> options() {
        return options;
    }

    /** How it is built. Its class, and the libraries that it needs, load only now. */
    public LockStrategy strategy() {
        return strategy.get();
    }

    /** Finds a kind by its name on the wire. */
    public static Optional<LockKind> find(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
