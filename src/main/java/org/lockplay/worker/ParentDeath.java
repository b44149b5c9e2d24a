package org.lockplay.worker;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * Kills the worker when its parent process dies, by Linux's parent-death signal, which also reaches a stopped process.
 */
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
     * Makes this process die with its parent.
     *
     * @return whether the parent is still the given process; if not, it has already died
     */
    static boolean follow(long parentPid) {
        return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parentPid;
    }

    /**
     * Sets the minimal timer slack for threads that the calling thread starts; by default they wake up to 50 µs late.
     */
    static void wakeOnTime() {
        prctl(PR_SET_TIMERSLACK, 1, 0, 0, 0);
    }
}
