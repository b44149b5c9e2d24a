package org.lockplay.run.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lockplay.embedded.Draft;
import org.lockplay.embedded.InstalledPrograms;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.store.StoreException;
import org.lockplay.worker.WorkerMain;
import org.lockplay.worker.WorkerWarmUpSite;

/**
 * Starts worker processes. Creates a class-data archive (CDS) if none exists, which makes later starts faster.
 * Thread-safe.
 */
public final class WorkerLauncher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkerLauncher.class);
    private static final long ARCHIVE_SECONDS = 60;
    /** A JVM reserves some 1.5 GB, most of which it never uses. */
    private static final long MAX_ADDRESS_SPACE = 2_560L << 20;
    /** A worker with 64 buyers has a few for each. */
    private static final int MAX_FILES = 1024;
    /** So many compile the code that a run needs, if the JVM compiles early; fewer would only take longer. */
    private static final int COMPILING_SESSIONS = 12;

    private final String main;
    private final WorkerImage image;
    private final int warmUpSessions;
    private final Spawner spawner = new Spawner();
    private volatile boolean archived;

    /** @param warmUpSessions how many small assignments each worker executes before it is idle */
    public WorkerLauncher(WorkerImage image, int warmUpSessions) {
        this(image, warmUpSessions, WorkerMain.class.getName());
    }

    /** @param main the main class of the workers; tests have hostile ones */
    WorkerLauncher(WorkerImage image, int warmUpSessions, String main) {
        this.main = main;
        this.image = image;
        this.warmUpSessions = warmUpSessions;
        this.archived = Files.exists(image.archive());
    }

    /**
     * Starts a worker, which reports {@code !idle} when it is warm.
     *
     * @throws IOException if it cannot be started
     */
    Process launch() throws IOException, InterruptedException {
        return spawn(archived ? List.of("-XX:SharedArchiveFile=" + image.archive()) : List.of());
    }

    /** Starts a worker with other options of the {@code java} command. */
    Process launch(String... options) throws IOException, InterruptedException {
        return spawn(List.of(options));
    }

    /**
     * Creates the archive, if there is none, from the classes that a worker loads during its warm-up. Logs a failure;
     * workers then start without it.
     */
    void makeArchive() throws InterruptedException {
        if (archived) {
            return;
        }
        Draft draft = new Draft(image.archive());
        try {
            Process worker =
                    spawn(List.of("-XX:ArchiveClassesAtExit=" + draft.path(), "-D" + WorkerMain.REHEARSAL + "=true"));
            CompletableFuture<Void> limit = CompletableFuture.runAsync(
                    worker::destroyForcibly, CompletableFuture.delayedExecutor(ARCHIVE_SECONDS, TimeUnit.SECONDS));
            try {
                letLeave(worker);
            } finally {
                limit.cancel(false);
                worker.destroyForcibly().onExit().join();
                clearAfter(worker.pid());
            }
            publish(draft, worker.exitValue());
        } catch (IOException e) {
            if (spawner.isClosed()) {
                return;
            }
            LOG.warnf("workers start without a class-data archive, which is slower: %s", e.getMessage());
        }
    }

    /** A worker that was killed, or could not write all, may have left half a file. */
    private void publish(Draft draft, int exitCode) throws IOException {
        if (exitCode == 0) {
            draft.publish();
            archived = true;
        } else {
            Files.deleteIfExists(draft.path());
            throw new IOException("the worker that was to write it ended with " + exitCode);
        }
    }

    /** Waits until a worker is warm, retires it, and waits until it has exited. */
    private static void letLeave(Process worker) throws IOException, InterruptedException {
        // The first output is {@code !idle}: the worker has loaded all classes. Retire it so that it dumps the archive.
        worker.getInputStream().read();
        worker.getOutputStream().write("{\"command\":\"retire\"}\n".getBytes(StandardCharsets.UTF_8));
        worker.getOutputStream().close();
        worker.waitFor();
    }

    /** Removes the scratch files of a worker that has ended, since it may have been killed during its warm-up. */
    void clearAfter(long pid) {
        try {
            new WorkerWarmUpSite(image.scratch(), pid).clear();
        } catch (IOException | StoreException | LockException e) {
            LOG.warnf(e, "what worker %d has left stays until the next start", pid);
        }
    }

    @Override
    public void close() {
        spawner.close();
    }

    private Process spawn(List<String> options) throws IOException, InterruptedException {
        Process worker = spawner.spawn(command(options));
        new WorkerErrors(worker.getErrorStream(), worker.toHandle()).listen();
        return worker;
    }

    private ProcessBuilder command(List<String> options) {
        List<String> command = new ArrayList<>();
        // The kernel then kills a worker with this process before its main has asked for that, if the machine can do
        // it.
        InstalledPrograms.find("setpriv")
                .ifPresent(setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", "KILL")));
        InstalledPrograms.find("prlimit")
                .ifPresent(prlimit -> command.addAll(
                        List.of(prlimit.toString(), "--as=" + MAX_ADDRESS_SPACE, "--nofile=" + MAX_FILES, "--core=0")));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // G1 explicitly: on small machines the JVM would choose a collector that cannot use the archive's heap objects.
        // Errors about the archive go to standard error, because standard output carries events.
        command.addAll(List.of(
                "-XX:+UseG1GC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx16m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djna.nosys=true",
                // Suppresses SLF4J's warning, in every worker, that there is no logging provider.
                "-Dslf4j.internal.verbosity=ERROR"));
        if (warmUpSessions >= COMPILING_SESSIONS) {
            command.add("-XX:CompileThresholdScaling=0.1");
        }
        command.addAll(List.of("-cp", image.joinedClassPath()));
        command.addAll(options);
        command.add(main);
        command.add(String.valueOf(ProcessHandle.current().pid()));
        command.add(image.scratch().toString());
        command.add(String.valueOf(warmUpSessions));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        // Otherwise the C library reserves 64 MB of address space for each of many threads.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        return builder;
    }
}
