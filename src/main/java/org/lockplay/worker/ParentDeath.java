package org.lockplay.worker;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** Ties a worker's life to its parent's by Linux's parent-death signal, which reaches a stopped process too. */
final class ParentDeath {

    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final int SIGKILL = 9;

    static {
        Native.register(ParentDeath.class, NativeLibrary.getProcess());
    }

    private ParentDeath() {}

    private static native int prctl(int option, long second, long third, long fourth, long fifth);

    private static native int getppid();

    /**
     * From now on, this process dies with its parent.
     *
     * @return whether the parent is still the one that is meant; if not, it has died before
     */
    static boolean follow(long parentPid) {
        return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parentPid;
    }

    /** Lets the threads that the calling one starts wake up on time, rather than up to 50 µs late. */
    static void wakeOnTime() {
        prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    }
}
