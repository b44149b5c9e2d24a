package org.lockplay.run;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.run.pool.WorkerImageClaim;
import org.lockplay.run.pool.WorkerLauncher;
import org.lockplay.run.pool.WorkerPool;
import org.lockplay.server.BrokenException;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreException;
import org.lockplay.worker.WorkerWarmUpSite;

/** Provides runs with warm workers and directories. Thread-safe. */
@ApplicationScoped
public class RunEngine {

    private static final Logger LOG = Logger.getLogger(RunEngine.class);

    private final RunConfig config;
    private final Path runsFolder;
    private final Path workerFolder;
    private final ServerResolver addresses;
    private WorkerImageClaim image;
    /** Null until it is opened. */
    private volatile WorkerPool pool;

    private boolean stopped;

    @Inject
    RunEngine(RunConfig config, @ConfigProperty(name = "lockplay.data-dir") Path dataFolder, ServerResolver addresses) {
        this.config = config;
        this.runsFolder = dataFolder.toAbsolutePath().resolve("runs");
        this.workerFolder = dataFolder.toAbsolutePath().resolve("worker");
        this.addresses = addresses;
    }

    /**
     * Cleans up after a killed server.
     *
     * @throws ConfigurationException if the data folder is not usable
     */
    void start() {
        try {
            Files.createDirectories(runsFolder);
            sweep();
            sweepWarmUps();
        } catch (IOException e) {
            throw new ConfigurationException("The data folder (LOCKPLAY_DATA_DIR) is not usable: " + e);
        }
    }

    /** Starts to warm workers, now that the server listens: before, they would delay its start. */
    void onListening(@ObservesAsync HttpServerStart event) {
        pool();
    }

    /**
     * The workers' pool, which is opened on first use.
     *
     * @throws UncheckedIOException if the workers' files cannot be written
     */
    private synchronized WorkerPool pool() {
        if (stopped) {
            throw new IllegalStateException("the application is ending");
        }
        if (pool == null) {
            try {
                image = WorkerImageClaim.take(workerFolder);
                pool = WorkerPool.open(
                        new WorkerLauncher(image.image(), config.warmUpSessions()),
                        config.warmWorkers(),
                        config.spareWorkersKept(),
                        config.startTimeout());
            } catch (IOException e) {
                throw new UncheckedIOException("the workers' files cannot be written in " + workerFolder, e);
            }
        }
        return pool;
    }

    /** Prepares a run for execution. */
    RunExecution prepare(Run run) {
        RunSite site = new RunSite(run.id(), runsFolder.resolve(run.id()), ServerUrls.NONE);
        RunResources resources = new RunResources(run.scenario(), site, addresses);
        return new RunExecution(run.id(), run.scenario(), resources, run.log(), config, this::pool, System::nanoTime);
    }

    /** Stops all workers. */
    synchronized void stop() {
        stopped = true;
        if (pool != null) {
            pool.close();
        }
        if (image != null) {
            release(image);
        }
    }

    /** The number of worker processes; opens no pool. */
    int aliveWorkers() {
        return opened().map(WorkerPool::aliveCount).orElse(0);
    }

    private Optional<WorkerPool> opened() {
        return Optional.ofNullable(pool);
    }

    private static void release(WorkerImageClaim image) {
        try {
            image.close();
        } catch (IOException e) {
            LOG.warn("the workers' image stays claimed until this process ends", e);
        }
    }

    /**
     * Starts a worker and waits until it exits; false if that fails or exceeds the limit.
     *
     * @throws RuntimeException if the workers' pool cannot be opened, or is closed
     */
    boolean probe(Duration limit) {
        return pool().probe(limit);
    }

    /** The number of idle workers; opens no pool. */
    int idleWorkers() {
        return opened().map(WorkerPool::idleCount).orElse(0);
    }

    private void sweepWarmUps() throws IOException {
        for (WorkerWarmUpSite site : WorkerWarmUpSite.abandoned(workerFolder)) {
            try {
                site.clear();
            } catch (IOException | StoreException | LockException e) {
                LOG.warnf(e, "what worker %d has left could not be swept", site.pid());
            }
        }
    }

    private void sweep() throws IOException {
        List<Path> left;
        try (Stream<Path> folders = Files.list(runsFolder)) {
            left = folders.toList();
        }
        ServerUrls servers = addresses.standing();
        for (Path folder : left) {
            try {
                new RunSite(folder.getFileName().toString(), folder, servers).sweep();
            } catch (IOException | StoreException | LockException | RuntimeException e) {
                LOG.warnf(e, "what run %s has left could not be swept", folder.getFileName());
                // Skip an unreachable server for the other directories; each attempt would wait for the same time-out.
                servers = BrokenException.unreachableServer(e)
                        .map(servers::without)
                        .orElse(servers);
            }
        }
    }
}
