package org.lockplay.lock.strategy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lockplay.lock.LockSpec;

/** A {@link ReentrantLock} in the memory of one process: its threads share it; every other process has its own. */
final class MutexLock implements LockStrategy {

    private static final RefCounted<String, ReentrantLock, RuntimeException> MUTEXES = RefCounted.mutexes();

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) {
        return new Handle(site.localName());
    }

    private static final class Handle implements BuyerLock {

        private final String name;
        private final ReentrantLock mutex;

        private Handle(String name) {
            this.name = name;
            this.mutex = MUTEXES.join(name);
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws InterruptedException {
            if (timeout.isEmpty()) {
                mutex.lockInterruptibly();
                return Acquisition.Acquired.WITHOUT_TOKEN;
            }
            return mutex.tryLock(timeout.get().toNanos(), TimeUnit.NANOSECONDS)
                    ? Acquisition.Acquired.WITHOUT_TOKEN
                    : new Acquisition.TimedOut();
        }

        @Override
        public Release release() {
            if (!mutex.isHeldByCurrentThread()) {
                return Release.NOT_HELD;
            }
            mutex.unlock();
            return Release.RELEASED;
        }

        @Override
        public void close() {
            MUTEXES.leave(name);
        }
    }
}
