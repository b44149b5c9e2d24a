package org.lockplay.lock.strategy;

import org.lockplay.store.Store;

/** The write takes effect only if no other buyer has written since the read. */
final class OptimisticStrategy extends StoreNativeStrategy {

    OptimisticStrategy() {
        super(Store::optimistic);
    }
}
