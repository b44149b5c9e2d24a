package org.lockplay.lock.strategy;

import static org.lockplay.lock.strategy.PosixMutexes.EDEADLK;
import static org.lockplay.lock.strategy.PosixMutexes.EOWNERDEAD;
import static org.lockplay.lock.strategy.PosixMutexes.EPERM;
import static org.lockplay.lock.strategy.PosixMutexes.ETIMEDOUT;
import static org.lockplay.lock.strategy.PosixMutexes.PTHREAD_MUTEX_ERRORCHECK;
import static org.lockplay.lock.strategy.PosixMutexes.PTHREAD_MUTEX_ROBUST;
import static org.lockplay.lock.strategy.PosixMutexes.PTHREAD_PROCESS_SHARED;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutex_consistent;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutex_init;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutex_timedlock;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutex_unlock;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutexattr_destroy;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutexattr_init;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutexattr_setpshared;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutexattr_setrobust;
import static org.lockplay.lock.strategy.PosixMutexes.pthread_mutexattr_settype;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.MappedFile;

/**
 * A robust mutex of pthreads in shared memory. When its owner dies, the kernel reports that to the next owner ({@code
 * EOWNERDEAD}), which marks the mutex consistent and goes on. The owner is a thread, and only that thread may unlock.
 */
final class RobustMutexLock implements LockStrategy {

    /** A wait is split into slices, so that the buyer notices an interrupt. */
    private static final long PIECE_NS = Duration.ofMillis(100).toNanos();

    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        memory(site).create();
        try (MappedFile file = memory(site).map();
                Memory attributes = new Memory(PosixMutexes.ATTRIBUTES_SIZE)) {
            check("pthread_mutexattr_init", pthread_mutexattr_init(attributes));
            check("pthread_mutexattr_setpshared", pthread_mutexattr_setpshared(attributes, PTHREAD_PROCESS_SHARED));
            check("pthread_mutexattr_setrobust", pthread_mutexattr_setrobust(attributes, PTHREAD_MUTEX_ROBUST));
            check("pthread_mutexattr_settype", pthread_mutexattr_settype(attributes, PTHREAD_MUTEX_ERRORCHECK));
            check("pthread_mutex_init", pthread_mutex_init(pointer(file), attributes));
            check("pthread_mutexattr_destroy", pthread_mutexattr_destroy(attributes));
        }
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        return new Handle(memory(site).map());
    }

    @Override
    public void remove(LockSite site) throws LockException {
        memory(site).remove();
    }

    private static HostMemory memory(LockSite site) {
        return HostMemory.of(site, "mutex.bin");
    }

    private static Pointer pointer(MappedFile file) {
        return Native.getDirectBufferPointer(file.memory());
    }

    private static void check(String function, int error) throws LockException {
        if (error != 0) {
            throw new LockException(function + ": error " + error, null);
        }
    }

    private static final class Handle implements BuyerLock {

        private final MappedFile file;
        private final Pointer mutex;
        private final Memory until = PosixSemaphores.newTimespec();
        private boolean held;

        private Handle(MappedFile file) {
            this.file = file;
            this.mutex = pointer(file);
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            do {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                PosixSemaphores.setFromNow(until, Math.max(0, Math.min(PIECE_NS, deadline.leftNs())));
                int error = pthread_mutex_timedlock(mutex, until);
                if (error == EDEADLK) {
                    return new Acquisition.AlreadyHeld();
                }
                if (error != ETIMEDOUT) {
                    own(error);
                    return Acquisition.Acquired.WITHOUT_TOKEN;
                }
            } while (!deadline.hasCome());
            return new Acquisition.TimedOut();
        }

        private void own(int error) throws LockException {
            if (error == EOWNERDEAD) {
                check("pthread_mutex_consistent", pthread_mutex_consistent(mutex));
            } else {
                check("pthread_mutex_timedlock", error);
            }
            held = true;
        }

        @Override
        public Release release() throws LockException {
            int error = pthread_mutex_unlock(mutex);
            if (error == EPERM) {
                return Release.NOT_HELD;
            }
            check("pthread_mutex_unlock", error);
            held = false;
            return Release.RELEASED;
        }

        @Override
        public void close() {
            until.close();
            if (!held || pthread_mutex_unlock(mutex) == 0) {
                file.close();
            }
            // Otherwise another thread owns the mutex, and the kernel will free it in this memory when that thread
            // ends.
        }
    }
}
