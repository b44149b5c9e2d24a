package org.lockplay.lock.strategy;

import org.lockplay.store.Store;

/** The write tests and subtracts in one step. */
final class AtomicStrategy extends StoreNativeStrategy {

    AtomicStrategy() {
        super(Store::atomic);
    }
}
