package org.lockplay.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.Stream;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.run.pool.WorkerStarter;
import org.lockplay.store.StoreException;

/** Reusable idle workers for test runs. They end with the tests' JVM. Thread-safe. */
final class TestWorkerPool {

    private static final Path SCRATCH = scratch();
    private static final WorkerStarter STARTER = starter();
    /** Workers that are idle, or will be soon. */
    private static final Deque<ChildWorker> READY_SOON = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestWorkerPool::dismiss));
    }

    private TestWorkerPool() {}

    static Path folder() {
        return SCRATCH;
    }

    /** Acquires workers; starts more if there are too few. */
    static synchronized Deque<ChildWorker> lend(int count) {
        while (READY_SOON.size() < count) {
            READY_SOON.add(start());
        }
        Waiting.until(() ->
                READY_SOON.stream().filter(ChildWorker::isIdle).limit(count).count() == count);
        Deque<ChildWorker> lent = new ArrayDeque<>();
        READY_SOON.stream().filter(ChildWorker::isIdle).limit(count).forEach(lent::add);
        READY_SOON.removeAll(lent);
        return lent;
    }

    static synchronized void giveBack(ChildWorker worker) {
        worker.listenTo((who, line) -> {});
        READY_SOON.add(worker);
    }

    /** Starts a replacement for an ended worker, so that the next run need not wait. */
    static synchronized void replace() {
        READY_SOON.add(start());
    }

    /** Kills all workers, and cleans up after those killed during their warm-up. */
    private static synchronized void dismiss() {
        READY_SOON.forEach(ChildWorker::kill);
        try {
            for (WorkerWarmUpSite site : WorkerWarmUpSite.abandoned(SCRATCH)) {
                site.clear();
            }
        } catch (IOException | StoreException | LockException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a run's directory. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChildWorker start() {
        try {
            return new ChildWorker(STARTER.start());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static WorkerStarter starter() {
        try {
            return new WorkerStarter(SCRATCH);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "worker-tests")), "crew")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
