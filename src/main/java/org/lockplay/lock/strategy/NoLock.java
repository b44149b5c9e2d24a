package org.lockplay.lock.strategy;

/** No lock: the store is used as it is. */
final class NoLock extends StoreNativeStrategy {

    NoLock() {
        super(store -> store);
    }
}
