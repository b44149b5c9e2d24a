package org.lockplay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The kernel's view of processes, in which one that has ended may remain until its parent reaps it. */
final class ProcessState {

    /** The state of a process that has ended. */
    static final char GONE = '-';

    private static final long POLL_MS = 5;

    private ProcessState() {}

    /** The kernel's state letter of a process; a zombie counts as {@link #GONE}. */
    static char of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            char letter = stat.charAt(stat.lastIndexOf(')') + 2);
            return letter == 'Z' || letter == 'X' ? GONE : letter;
        } catch (IOException e) {
            // The process ended before or while its file was read.
            return GONE;
        }
    }

    /** Waits for the end of a process, and fails if that takes longer than the limit. */
    static void awaitEnd(long pid, Duration limit) throws InterruptedException {
        await(pid, state -> state == GONE, limit);
    }

    /** Waits for a state of a process, and fails if that takes longer than the limit. */
    static void await(long pid, Predicate<Character> state, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!state.test(of(pid))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("process " + pid + " is still in state " + of(pid) + " after " + limit);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }
}
