package org.lockplay.run;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Stops processes and lets them go on, as {@code kill -STOP} and {@code kill -CONT} do. Thread-safe. */
final class Signals {

    private static final int CONTINUE = 18;
    private static final int STOP = 19;
    private static final char STOPPED = 'T';
    private static final long LOOK_AGAIN_MS = 1;

    /** The C library. */
    interface CLibrary extends Library {
        CLibrary INSTANCE = Native.load("c", CLibrary.class);

        int kill(int pid, int signal);
    }

    private Signals() {}

    /** Stops a process; false if it does not stand still in time. */
    static boolean freeze(long pid, Duration limit) throws InterruptedException {
        if (CLibrary.INSTANCE.kill(Math.toIntExact(pid), STOP) != 0) {
            return false;
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isStopped(pid)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        return true;
    }

    /** Lets a stopped process go on. */
    static void thaw(long pid) {
        CLibrary.INSTANCE.kill(Math.toIntExact(pid), CONTINUE);
    }

    private static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == STOPPED;
        } catch (IOException e) {
            // Gone.
            return false;
        }
    }
}
