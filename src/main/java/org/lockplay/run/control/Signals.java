package org.lockplay.run.control;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends SIGSTOP and SIGCONT to processes. Takes process handles, which include the start time, because the kernel
 * reuses process ids. Thread-safe.
 */
public final class Signals {

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

    /**
     * Stops a process and blocks until it is stopped. If it does not stop within the limit, it is resumed. False if it
     * did not stop or has ended.
     */
    public static boolean freeze(ProcessHandle process, Duration limit) throws InterruptedException {
        if (!send(process, STOP)) {
            return false;
        }
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isStopped(process)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                thaw(process);
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
        }
        return true;
    }

    /** Stops a process, which may execute a little more of its program; does nothing if it has ended. */
    static void stop(ProcessHandle process) {
        send(process, STOP);
    }

    /** Resumes a stopped process; does nothing if it has ended. */
    public static void thaw(ProcessHandle process) {
        send(process, CONTINUE);
    }

    private static boolean send(ProcessHandle process, int signal) {
        return process.isAlive() && CLibrary.INSTANCE.kill(Math.toIntExact(process.pid()), signal) == 0;
    }

    private static boolean isStopped(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == STOPPED;
        } catch (IOException e) {
            // The process has ended.
            return false;
        }
    }
}
