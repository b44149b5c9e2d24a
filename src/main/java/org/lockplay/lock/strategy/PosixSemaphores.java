package org.lockplay.lock.strategy;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * POSIX named semaphores, see sem_overview(7). Each method returns what the C function of its name returns: null or -1
 * for an error, whose number is in {@link Native#getLastError}.
 */
final class PosixSemaphores {

    /** {@code sizeof(sem_t)} on 64-bit Linux. */
    static final int SIZE = 32;

    static final int PROCESS_SHARED = 1;

    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int ETIMEDOUT = 110;

    private static final long NANOS = 1_000_000_000L;

    static {
        Native.register(PosixSemaphores.class, NativeLibrary.getProcess());
    }

    private PosixSemaphores() {}

    static native int sem_init(Pointer semaphore, int shared, int value);

    /** Without {@code O_CREAT}: opens a semaphore that exists. */
    static native Pointer sem_open(String name, int flags);

    static native int sem_timedwait(Pointer semaphore, Pointer absoluteTime);

    static native int sem_trywait(Pointer semaphore);

    static native int sem_post(Pointer semaphore);

    static native int sem_close(Pointer semaphore);

    static native int sem_unlink(String name);

    /** Allocates a {@code struct timespec}. */
    static Memory newTimespec() {
        return new Memory(2L * Long.BYTES);
    }

    /** Sets {@code timespec} to {@code ns} from now on the wall clock, which {@code sem_timedwait} uses. */
    static void setFromNow(Memory timespec, long ns) {
        long nowMs = System.currentTimeMillis();
        long at = nowMs % 1_000 * 1_000_000 + ns;
        timespec.setLong(0, nowMs / 1_000 + at / NANOS);
        timespec.setLong(Long.BYTES, at % NANOS);
    }
}
