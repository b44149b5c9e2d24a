package org.lockplay.lock;

import java.time.Duration;
import java.util.Optional;

/** No lock: whoever asks is let through. */
final class NoLock implements LockStrategy, BuyerLock {

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) {
        return this;
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
    public void close() {}
}
