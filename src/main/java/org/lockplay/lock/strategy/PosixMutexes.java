package org.lockplay.lock.strategy;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** Mutexes of pthreads, see pthread_mutexattr_setrobust(3). Each method returns 0 or an error number. */
final class PosixMutexes {

    static final int PTHREAD_PROCESS_SHARED = 1;
    static final int PTHREAD_MUTEX_ROBUST = 1;
    static final int PTHREAD_MUTEX_ERRORCHECK = 2;

    static final int EPERM = 1;
    static final int EDEADLK = 35;
    static final int ETIMEDOUT = 110;
    static final int EOWNERDEAD = 130;

    /** More than {@code sizeof(pthread_mutexattr_t)} on any platform. */
    static final int ATTRIBUTES_SIZE = 64;

    static {
        Native.register(PosixMutexes.class, NativeLibrary.getProcess());
    }

    private PosixMutexes() {}

    /** The text of an error number, as in an {@link java.io.IOException} of a failed call. */
    static native String strerror(int error);

    static native int pthread_mutexattr_init(Pointer attributes);

    static native int pthread_mutexattr_setpshared(Pointer attributes, int shared);

    static native int pthread_mutexattr_setrobust(Pointer attributes, int robust);

    static native int pthread_mutexattr_settype(Pointer attributes, int type);

    static native int pthread_mutexattr_destroy(Pointer attributes);

    static native int pthread_mutex_init(Pointer mutex, Pointer attributes);

    static native int pthread_mutex_timedlock(Pointer mutex, Pointer absoluteTime);

    static native int pthread_mutex_consistent(Pointer mutex);

    static native int pthread_mutex_unlock(Pointer mutex);
}
