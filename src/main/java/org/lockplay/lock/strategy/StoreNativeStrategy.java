package org.lockplay.lock.strategy;

import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.Store;
import org.lockplay.store.StoreException;

/** A store's own writes, without a holder: every buyer is let in, and the write decides. */
abstract class StoreNativeStrategy implements LockStrategy {

    /** Creates a view of the store. */
    @FunctionalInterface
    interface View {
        Store of(Store store) throws StoreException;
    }

    private final View view;

    StoreNativeStrategy(View view) {
        this.view = view;
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) {
        return new Handle(view);
    }

    private static final class Handle implements BuyerLock {

        private final View view;
        private Store guarded;

        private Handle(View view) {
            this.view = view;
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) {
            return new Acquisition.Admitted();
        }

        @Override
        public Release release() {
            return Release.RELEASED;
        }

        @Override
        public Store guard(Store store) {
            try {
                guarded = guarded == null ? view.of(store) : guarded;
                return guarded;
            } catch (StoreException e) {
                throw new IllegalStateException("the store's own way cannot be had", e);
            }
        }

        @Override
        public void close() {}
    }
}
