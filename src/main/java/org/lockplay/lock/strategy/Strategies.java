package org.lockplay.lock.strategy;

import org.lockplay.lock.LockKind;

/** Maps every kind of lock to the class that implements it. */
public final class Strategies {

    private Strategies() {}

    /** The strategy of a kind. Loads its class and libraries on this call, not earlier. */
    public static LockStrategy of(LockKind kind) {
        return switch (kind) {
            case NONE -> StoreNativeStrategy.none();
            case FLAG -> new FlagLock();
            case LOCK_TABLE -> new LeaseTableLock();
            case MUTEX -> new MutexLock();
            case SPIN -> new SpinLock();
            case SEMAPHORE -> new SemaphoreLock();
            case ROBUST_MUTEX -> new RobustMutexLock();
            case LOCK_FILE -> new PidFileLock();
            case FILE_LOCK -> new FcntlLock();
            case ADVISORY -> new AdvisoryLock();
            case REDIS -> new RedisLock();
            case ZOOKEEPER -> new ZooKeeperLock();
            case ROW -> new RowLock();
            case ATOMIC -> StoreNativeStrategy.atomic();
            case OPTIMISTIC -> StoreNativeStrategy.optimistic();
            case SERIALIZABLE -> new SerializableStrategy();
        };
    }
}
