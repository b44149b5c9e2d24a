package org.lockplay.lock.strategy;

import static org.lockplay.lock.strategy.PosixSemaphores.EINTR;
import static org.lockplay.lock.strategy.PosixSemaphores.ENOENT;
import static org.lockplay.lock.strategy.PosixSemaphores.ETIMEDOUT;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_close;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_init;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_open;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_post;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_timedwait;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_trywait;
import static org.lockplay.lock.strategy.PosixSemaphores.sem_unlink;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.MappedFile;

/**
 * A POSIX named semaphore with the initial value 1, like Python's {@code multiprocessing.Lock}. The kernel records no
 * owner: a dead holder leaves it taken, and any process can release it.
 */
final class SemaphoreLock implements LockStrategy {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    /** A wait is split into slices, so that the buyer notices an interrupt. */
    private static final long PIECE_NS = Duration.ofMillis(250).toNanos();

    /**
     * Creates the semaphore where glibc looks for it, see sem_overview(7), instead of with {@code sem_open(O_CREAT)}: that
     * one first writes a file with a random name, which a process that is killed meanwhile leaves, and which no sweep can
     * assign to a run.
     */
    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        remove(site);
        Path file = SHARED_MEMORY.resolve("sem." + site.localName());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, new byte[PosixSemaphores.SIZE]);
            try (MappedFile memory = MappedFile.open(file)) {
                Pointer semaphore = Native.getDirectBufferPointer(memory.memory());
                if (sem_init(semaphore, PosixSemaphores.PROCESS_SHARED, 1) != 0) {
                    throw broken("sem_init");
                }
            }
        } catch (IOException e) {
            throw new LockException("cannot make the semaphore", e);
        }
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        Pointer semaphore = sem_open(name(site), 0);
        if (semaphore == null) {
            throw broken("sem_open");
        }
        return new Handle(semaphore);
    }

    @Override
    public void remove(LockSite site) throws LockException {
        if (sem_unlink(name(site)) != 0 && Native.getLastError() != ENOENT) {
            throw broken("sem_unlink");
        }
    }

    private static String name(LockSite site) {
        return "/" + site.localName();
    }

    private static LockException broken(String function) {
        return new LockException(function + ": error " + Native.getLastError(), null);
    }

    private static final class Handle implements BuyerLock {

        private final Pointer semaphore;
        private final Memory until = PosixSemaphores.newTimespec();

        private Handle(Pointer semaphore) {
            this.semaphore = semaphore;
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            if (sem_trywait(semaphore) == 0) {
                return Acquisition.Acquired.WITHOUT_TOKEN;
            }
            Deadline deadline = Deadline.in(timeout);
            do {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                PosixSemaphores.setFromNow(until, Math.max(0, Math.min(PIECE_NS, deadline.leftNs())));
                if (sem_timedwait(semaphore, until) == 0) {
                    return Acquisition.Acquired.WITHOUT_TOKEN;
                }
                int error = Native.getLastError();
                if (error != ETIMEDOUT && error != EINTR) {
                    throw broken("sem_timedwait");
                }
            } while (!deadline.hasCome());
            return new Acquisition.TimedOut();
        }

        @Override
        public Release release() throws LockException {
            if (sem_post(semaphore) != 0) {
                throw broken("sem_post");
            }
            return Release.RELEASED;
        }

        @Override
        public void close() {
            sem_close(semaphore);
            until.close();
        }
    }
}
