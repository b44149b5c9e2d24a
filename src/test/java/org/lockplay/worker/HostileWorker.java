package org.lockplay.worker;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A worker that does harm as soon as it is idle; hardened at its start as {@link WorkerMain} is. */
public final class HostileWorker {

    /** The system property that names the harm. */
    public static final String HARM = "lockplay.test.harm";

    private static final int SIGHUP = 1;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final Pointer SIG_IGN = new Pointer(1);
    private static final int STORM = 100;
    private static final long HOG_BYTES = 64L << 20;

    private HostileWorker() {}

    /** What a hostile worker does. */
    public enum Harm {
        /** Starts as many processes as it can. */
        FORK_STORM,
        /** Writes to its standard error without end. */
        LOG_FLOOD,
        /** Writes one line to its standard output without end. */
        ENDLESS_LINE,
        /** Allocates memory outside the heap without end. */
        MEMORY_HOG,
        /** Ignores every command and every signal that can be ignored. */
        DEAF
    }

    /** @param args as {@link WorkerMain#main} */
    public static void main(String[] args) throws Exception {
        ParentDeath.follow(Long.parseLong(args[0]));
        ProcessBan.apply();
        System.out.println("!idle");
        System.out.flush();
        doHarm(Harm.valueOf(System.getProperty(HARM)));
    }

    private static void doHarm(Harm harm) throws Exception {
        switch (harm) {
            case FORK_STORM -> forkStorm();
            case LOG_FLOOD -> {
                while (true) {
                    System.err.println("a line of a log that nobody wants to have");
                }
            }
            case ENDLESS_LINE -> {
                while (true) {
                    System.out.print("x".repeat(1_000));
                }
            }
            case MEMORY_HOG -> hogMemory();
            case DEAF -> {
                for (int signal : new int[] {SIGHUP, SIGINT, SIGTERM}) {
                    NativeLibrary.getProcess().getFunction("signal").invokeLong(new Object[] {signal, SIG_IGN});
                }
                TimeUnit.HOURS.sleep(1);
            }
        }
    }

    private static void forkStorm() throws InterruptedException {
        int started = 0;
        for (int i = 0; i < STORM; i++) {
            try {
                new ProcessBuilder("sleep", "600").start();
                started++;
            } catch (IOException e) {
                // Refused by the kernel.
            }
        }
        System.out.println("started " + started);
        System.out.flush();
        TimeUnit.HOURS.sleep(1);
    }

    private static void hogMemory() throws InterruptedException {
        long taken = 0;
        for (long at = Native.malloc(HOG_BYTES); at != 0; at = Native.malloc(HOG_BYTES)) {
            new Pointer(at).setMemory(0, 1, (byte) 1);
            taken += HOG_BYTES;
        }
        System.out.println("refused after " + (taken >> 20) + " MB");
        System.out.flush();
        TimeUnit.HOURS.sleep(1);
    }
}
