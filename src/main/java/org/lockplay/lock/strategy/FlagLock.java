package org.lockplay.lock.strategy;

import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.Databases;
import org.lockplay.store.Flag;
import org.lockplay.store.StoreException;
import org.lockplay.store.Stores;

/**
 * A {@code locked} flag beside the count: tested, then set. <strong>Broken on purpose</strong>: between the test and
 * the set another buyer can test too, and then both hold the lock. That gap is widened a little, as on a slow machine;
 * otherwise the bug would show too rarely.
 */
final class FlagLock implements LockStrategy {

    private static final Duration BETWEEN_LOOKING_AND_SETTING = Duration.ofNanos(200_000);

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        try {
            String owner = Databases.owner(site.run(), String.valueOf(buyer));
            return new Handle(Stores.flag(site.store(), owner), spec.retryPause(), spec.gap());
        } catch (StoreException e) {
            throw LockException.of(e);
        }
    }

    private record Handle(Flag flag, Duration retryPause, Duration gap) implements BuyerLock {

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            try {
                while (flag.isSet()) {
                    if (deadline.hasCome()) {
                        return new Acquisition.TimedOut();
                    }
                    deadline.pause(retryPause);
                }
                deadline.pause(BETWEEN_LOOKING_AND_SETTING.plus(gap));
                flag.set(true);
                return Acquisition.Acquired.WITHOUT_TOKEN;
            } catch (StoreException e) {
                throw LockException.of(e);
            }
        }

        @Override
        public Release release() throws LockException {
            try {
                flag.set(false);
                return Release.RELEASED;
            } catch (StoreException e) {
                throw LockException.of(e);
            }
        }

        @Override
        public void close() {
            flag.close();
        }
    }
}
