package org.lockplay.lock;

import static org.lockplay.lock.LockOption.ACQUIRE_TIMEOUT_MS;
import static org.lockplay.lock.LockOption.FENCING;
import static org.lockplay.lock.LockOption.GAP_MS;
import static org.lockplay.lock.LockOption.LEASE_MS;
import static org.lockplay.lock.LockOption.OWNER_CHECK;
import static org.lockplay.lock.LockOption.RETRY_MS;
import static org.lockplay.lock.LockOption.STALE_CHECK;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.lockplay.store.ServerKind;
import org.lockplay.store.StoreKind;

/** Every kind of lock: what it is built on, how far it reaches, which stores it can guard, which options it takes. */
public enum LockKind {
    NONE(
            LockFamily.NONE,
            Reach.NONE,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD,
            StoreNativeStrategy::none),
    FLAG(
            LockFamily.GLOBAL,
            Reach.CLUSTER,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            FlagLock::new,
            ACQUIRE_TIMEOUT_MS,
            RETRY_MS,
            GAP_MS),
    LOCK_TABLE(
            LockFamily.GLOBAL,
            Reach.CLUSTER,
            StoreSets.ANY,
            Needs.POSTGRESQL,
            FailureSemantics.LEASED,
            Reacquisition.WAITS_FOR_ITSELF,
            LeaseTableLock::new,
            ACQUIRE_TIMEOUT_MS,
            RETRY_MS,
            LEASE_MS,
            FENCING),
    MUTEX(
            LockFamily.MEMORY,
            Reach.PROCESS,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.COUNTED,
            MutexLock::new,
            ACQUIRE_TIMEOUT_MS),
    SPIN(
            LockFamily.MEMORY,
            Reach.HOST,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            SpinLock::new,
            ACQUIRE_TIMEOUT_MS),
    SEMAPHORE(
            LockFamily.MEMORY,
            Reach.HOST,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            SemaphoreLock::new,
            ACQUIRE_TIMEOUT_MS),
    ROBUST_MUTEX(
            LockFamily.MEMORY,
            Reach.HOST,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.REFUSED,
            RobustMutexLock::new,
            ACQUIRE_TIMEOUT_MS),
    LOCK_FILE(
            LockFamily.FILE,
            Reach.HOST,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            PidFileLock::new,
            ACQUIRE_TIMEOUT_MS,
            STALE_CHECK),
    FILE_LOCK(
            LockFamily.FILE,
            Reach.HOST,
            StoreSets.ANY,
            Needs.NOTHING,
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.COUNTED,
            FcntlLock::new,
            ACQUIRE_TIMEOUT_MS),
    ADVISORY(
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.ANY,
            Needs.POSTGRESQL,
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.COUNTED,
            AdvisoryLock::new,
            ACQUIRE_TIMEOUT_MS),
    REDIS(
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.ANY,
            Needs.REDIS,
            FailureSemantics.LEASED,
            Reacquisition.WAITS_FOR_ITSELF,
            () -> new RedisLock(),
            ACQUIRE_TIMEOUT_MS,
            RETRY_MS,
            LEASE_MS,
            FENCING,
            OWNER_CHECK),
    ZOOKEEPER(
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.ANY,
            Needs.ZOOKEEPER,
            FailureSemantics.SESSION,
            Reacquisition.COUNTED,
            () -> new ZooKeeperLock(),
            ACQUIRE_TIMEOUT_MS,
            LEASE_MS,
            FENCING),
    ROW(
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.DATABASE,
            Needs.POSTGRESQL,
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.FREED_AT_ONCE,
            RowLock::new,
            ACQUIRE_TIMEOUT_MS),
    ATOMIC(
            LockFamily.DATABASE,
            Reach.CLUSTER,
            StoreSets.DATABASE_OR_MEMORY,
            Needs.NOTHING,
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD,
            StoreNativeStrategy::atomic),
    OPTIMISTIC(
            LockFamily.DATABASE,
            Reach.CLUSTER,
            StoreSets.DATABASE_OR_MEMORY,
            Needs.NOTHING,
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD,
            StoreNativeStrategy::optimistic,
            RETRY_MS),
    SERIALIZABLE(
            LockFamily.DATABASE,
            Reach.CLUSTER,
            StoreSets.DATABASE,
            Needs.POSTGRESQL,
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD,
            SerializableStrategy::new,
            RETRY_MS);

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final LockFamily family;
    private final Reach reach;
    private final Set<StoreKind> stores;
    private final Set<ServerKind> needs;
    private final FailureSemantics survival;
    private final Reacquisition reacquisition;
    private final Set<LockOption> options;
    /** A lambda rather than a constructor's reference where a class is large: the reference alone would load it. */
    private final Supplier<LockStrategy> strategy;

    LockKind(
            LockFamily family,
            Reach reach,
            Set<StoreKind> stores,
            Set<ServerKind> needs,
            FailureSemantics survival,
            Reacquisition reacquisition,
            Supplier<LockStrategy> strategy,
            LockOption... options) {
        this.family = family;
        this.reach = reach;
        this.stores = stores;
        this.needs = needs;
        this.survival = survival;
        this.reacquisition = reacquisition;
        this.options = Set.of(options);
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

    /** Whether somebody holds it: {@code false} for no lock, and for the store's own ways, which let everybody in. */
    public boolean holds() {
        return family.holds();
    }

    /** The stores it can guard. */
    public Set<StoreKind> stores() {
        return stores;
    }

    /** The servers that it is built on, beside those that the store is built on. */
    public Set<ServerKind> needs() {
        return needs;
    }

    /** What it survives; {@link LockOption#STALE_CHECK} frees a dead owner's lock as well. */
    public FailureSemantics survival() {
        return survival;
    }

    /** What happens when its holder acquires it once more. */
    public Reacquisition reacquisition() {
        return reacquisition;
    }

    /** Whether it is free again when its time is up, whatever its holder does. */
    public boolean isLease() {
        return survival.thrown() == FailureEffect.LEASE_ENDS;
    }

    /** Whether its server frees it when it has not heard of its holder's process for the lease. */
    public boolean isSession() {
        return survival.killed() == FailureEffect.LEASE_ENDS && !isLease();
    }

    /** Whether it is free soon after its holder's process has died. */
    public boolean isFreedByDeath() {
        return survival.killed() == FailureEffect.FREED;
    }

    /** Whether what is done under it is a transaction of the store: it takes effect as a whole, at the release. */
    public boolean isTransaction() {
        return this == ROW || this == SERIALIZABLE;
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

    /** Which stores go with which kinds; apart, because an enum's constants cannot use its own static fields. */
    private static final class StoreSets {
        private static final Set<StoreKind> ANY = Set.of(StoreKind.values());
        private static final Set<StoreKind> DATABASE = Set.of(StoreKind.DATABASE);
        private static final Set<StoreKind> DATABASE_OR_MEMORY = Set.of(StoreKind.DATABASE, StoreKind.MEMORY);
    }

    /** Which servers kinds are built on; apart for the same reason. */
    private static final class Needs {
        private static final Set<ServerKind> NOTHING = Set.of();
        private static final Set<ServerKind> POSTGRESQL = Set.of(ServerKind.POSTGRESQL);
        private static final Set<ServerKind> REDIS = Set.of(ServerKind.REDIS);
        private static final Set<ServerKind> ZOOKEEPER = Set.of(ServerKind.ZOOKEEPER);
    }
}
