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
import java.util.stream.Stream;
import org.lockplay.server.ServerKind;
import org.lockplay.store.StoreKind;

/**
 * The registry of the kinds of locks: the class that implements each, its family, reach, supported stores and options.
 * The class is only named, because this package is data; a test checks that each one exists.
 */
public enum LockKind {
    NONE(
            "NoLock",
            LockFamily.NONE,
            Reach.NONE,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD),
    FLAG(
            "FlagLock",
            LockFamily.GLOBAL,
            Reach.CLUSTER,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            ACQUIRE_TIMEOUT_MS,
            RETRY_MS,
            GAP_MS),
    LOCK_TABLE(
            "LeaseTableLock",
            LockFamily.GLOBAL,
            Reach.CLUSTER,
            StoreSets.ANY,
            Set.of(ServerKind.POSTGRESQL),
            FailureSemantics.LEASED,
            Reacquisition.WAITS_FOR_ITSELF,
            ACQUIRE_TIMEOUT_MS,
            RETRY_MS,
            LEASE_MS,
            FENCING),
    MUTEX(
            "MutexLock",
            LockFamily.MEMORY,
            Reach.PROCESS,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.COUNTED,
            ACQUIRE_TIMEOUT_MS),
    SPIN(
            "SpinLock",
            LockFamily.MEMORY,
            Reach.HOST,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            ACQUIRE_TIMEOUT_MS),
    SEMAPHORE(
            "SemaphoreLock",
            LockFamily.MEMORY,
            Reach.HOST,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            ACQUIRE_TIMEOUT_MS),
    ROBUST_MUTEX(
            "RobustMutexLock",
            LockFamily.MEMORY,
            Reach.HOST,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.REFUSED,
            ACQUIRE_TIMEOUT_MS),
    LOCK_FILE(
            "PidFileLock",
            LockFamily.FILE,
            Reach.HOST,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.UNNOTICED,
            Reacquisition.WAITS_FOR_ITSELF,
            ACQUIRE_TIMEOUT_MS,
            STALE_CHECK),
    FILE_LOCK(
            "FcntlLock",
            LockFamily.FILE,
            Reach.HOST,
            StoreSets.ANY,
            Set.of(),
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.COUNTED,
            ACQUIRE_TIMEOUT_MS),
    ADVISORY(
            "AdvisoryLock",
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.ANY,
            Set.of(ServerKind.POSTGRESQL),
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.COUNTED,
            ACQUIRE_TIMEOUT_MS),
    REDIS(
            "RedisLock",
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.ANY,
            Set.of(ServerKind.REDIS),
            FailureSemantics.LEASED,
            Reacquisition.WAITS_FOR_ITSELF,
            ACQUIRE_TIMEOUT_MS,
            RETRY_MS,
            LEASE_MS,
            FENCING,
            OWNER_CHECK),
    ZOOKEEPER(
            "ZooKeeperLock",
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.ANY,
            Set.of(ServerKind.ZOOKEEPER),
            FailureSemantics.SESSION,
            Reacquisition.COUNTED,
            ACQUIRE_TIMEOUT_MS,
            LEASE_MS,
            FENCING),
    ROW(
            "RowLock",
            LockFamily.NETWORK,
            Reach.CLUSTER,
            StoreSets.DATABASE,
            Set.of(ServerKind.POSTGRESQL),
            FailureSemantics.FREED_BY_DEATH,
            Reacquisition.FREED_AT_ONCE,
            ACQUIRE_TIMEOUT_MS),
    ATOMIC(
            "AtomicStrategy",
            LockFamily.DATABASE,
            Reach.CLUSTER,
            StoreSets.DATABASE_OR_MEMORY,
            Set.of(),
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD),
    OPTIMISTIC(
            "OptimisticStrategy",
            LockFamily.DATABASE,
            Reach.CLUSTER,
            StoreSets.DATABASE_OR_MEMORY,
            Set.of(),
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD,
            RETRY_MS),
    SERIALIZABLE(
            "SerializableStrategy",
            LockFamily.DATABASE,
            Reach.CLUSTER,
            StoreSets.DATABASE,
            Set.of(ServerKind.POSTGRESQL),
            FailureSemantics.NOTHING_HELD,
            Reacquisition.NOTHING_HELD,
            RETRY_MS);

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String strategy;
    private final LockFamily family;
    private final Reach reach;
    private final Set<StoreKind> stores;
    private final Set<ServerKind> needs;
    private final FailureSemantics survival;
    private final Reacquisition reacquisition;
    private final Set<LockOption> options;

    LockKind(
            String strategy,
            LockFamily family,
            Reach reach,
            Set<StoreKind> stores,
            Set<ServerKind> needs,
            FailureSemantics survival,
            Reacquisition reacquisition,
            LockOption... options) {
        this.strategy = strategy;
        this.family = family;
        this.reach = reach;
        this.stores = stores;
        this.needs = needs;
        this.survival = survival;
        this.reacquisition = reacquisition;
        this.options = Set.of(options);
    }

    /** The name on the wire, such as {@code file-lock}. */
    public String wireName() {
        return wireName;
    }

    /** The simple name of the class that implements it. */
    public String strategy() {
        return strategy;
    }

    /** What the lock is built on. */
    public LockFamily family() {
        return family;
    }

    /** How far the lock is visible. */
    public Reach reach() {
        return reach;
    }

    /** Whether it has a holder; {@code false} for no lock and for the store's own safe writes, which exclude nobody. */
    public boolean holds() {
        return family.holds();
    }

    /** The stores that it can guard. */
    public Set<StoreKind> stores() {
        return stores;
    }

    /** The servers that it requires, in addition to those of the store. */
    public Set<ServerKind> needs() {
        return needs;
    }

    /** How it reacts to failures; with {@link LockOption#STALE_CHECK} a dead owner's lock is freed as well. */
    public FailureSemantics survival() {
        return survival;
    }

    /** What happens when its holder acquires it again. */
    public Reacquisition reacquisition() {
        return reacquisition;
    }

    /** Whether it expires after its lease, whatever its holder does. */
    public boolean isLease() {
        return survival.thrown() == FailureEffect.LEASE_ENDS;
    }

    /** Whether its server frees it when it has not heard from the holder's process for the lease. */
    public boolean isSession() {
        return survival.killed() == FailureEffect.LEASE_ENDS && !isLease();
    }

    /** Whether it is freed soon after its holder's process has died. */
    public boolean isFreedByDeath() {
        return survival.killed() == FailureEffect.FREED;
    }

    /** Whether it belongs to its holder's connection, so that the server frees it when the connection ends. */
    public boolean isOfConnection() {
        return isFreedByDeath() && !needs.isEmpty();
    }

    /** Whether a conflict makes its buyer start again from an earlier step. */
    public boolean retriesConflicts() {
        return this == OPTIMISTIC || this == SERIALIZABLE;
    }

    /** Whether the work under it is a transaction of the store, which is committed as a whole at the release. */
    public boolean isTransaction() {
        return this == ROW || this == SERIALIZABLE;
    }

    /** Whether a run can have several of this kind. The others are part of the store, which has one count. */
    public boolean canBeSeveral() {
        return family != LockFamily.DATABASE && this != FLAG && this != ROW;
    }

    /** The options that it supports. */
    public Set<LockOption> options() {
        return options;
    }

    /** Finds a kind by its name on the wire. */
    public static Optional<LockKind> find(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
