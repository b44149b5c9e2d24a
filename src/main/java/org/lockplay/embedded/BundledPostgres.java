package org.lockplay.embedded;

import io.quarkus.runtime.Application;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One running server that this JVM owns, whether it started the server or attached to one that was left running. If the
 * server's process ends before this JVM, it is started again.
 */
final class BundledPostgres {

    private static final Logger LOG = Logger.getLogger(BundledPostgres.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);
    /** How long an ownerless server is kept for an application that restarts. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final PostgresDirectory folder;
    private final boolean throwAway;
    private final DirectoryLock claim;
    private final int port;
    private final Watchdog guard;
    private final PostgresSupervisor supervisor;

    private BundledPostgres(
            PostgresDirectory folder, boolean throwAway, DirectoryLock claim, int port, Watchdog guard) {
        this.folder = folder;
        this.throwAway = throwAway;
        this.claim = claim;
        this.port = port;
        this.guard = guard;
        this.supervisor = PostgresSupervisor.start(new PostgresRestarter(folder));
    }

    int port() {
        return port;
    }

    /**
     * Attaches to the server that a killed application left running in {@code folder}, or starts one.
     *
     * @throws EmbeddedServerException if another application uses the folder, or the server does not start
     */
    static BundledPostgres obtain(PostgresDirectory folder, boolean throwAway) {
        try {
            folder.create();
            DirectoryLock claim = DirectoryLock.take(folder);
            // Before the server, so that this JVM may end at any moment.
            Watchdog guard = Watchdog.start(folder, throwAway ? Duration.ZERO : GRACE, throwAway);
            try {
                DetectionScripts.removeOld(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
                Postmaster postmaster = leftBehind(folder).orElseGet(() -> started(folder));
                return new BundledPostgres(folder, throwAway, claim, postmaster.port(), guard);
            } catch (RuntimeException e) {
                guard.close();
                claim.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot keep a database in " + folder.root() + ": " + e
                    + ". Another folder can be given: LOCKPLAY_DATA_DIR=<folder>.");
        }
    }

    private static Optional<Postmaster> leftBehind(PostgresDirectory folder) {
        Waiting.until(() -> !Files.exists(folder.stopping()), STOP_WAIT);
        // It may still be starting, or already be stopping; only then is it neither usable nor dead.
        Waiting.until(() -> usable(folder).isPresent() || !alive(folder), PostgresLauncher.START_WAIT);
        Optional<Postmaster> usable = usable(folder);
        usable.ifPresent(server -> LOG.infof(
                "Embedded PostgreSQL: took over the server that was left running, port %d, data in %s",
                server.port(), folder.root()));
        return usable;
    }

    private static boolean alive(PostgresDirectory folder) {
        return Postmaster.of(folder.data()).filter(Postmaster::isAlive).isPresent();
    }

    private static Optional<Postmaster> usable(PostgresDirectory folder) {
        return Postmaster.of(folder.data())
                .filter(Postmaster::isAlive)
                .filter(server -> server.accepts(folder.address(server.port())));
    }

    private static Postmaster started(PostgresDirectory folder) {
        try {
            new PostgresLauncher(folder).start();
        } catch (IOException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL did not start in " + folder.root() + ": " + e);
        }
        Postmaster postmaster = Postmaster.of(folder.data())
                .orElseThrow(() -> new EmbeddedServerException(
                        "The embedded PostgreSQL ended again at once; see " + folder.log() + "."));
        LOG.infof("Embedded PostgreSQL: started on port %d, data in %s", postmaster.port(), folder.root());
        return postmaster;
    }

    /** The application also counts as stopped if its start has failed. */
    private static void awaitApplication() {
        Application application = Application.currentApplication();
        if (application != null) {
            CompletableFuture.runAsync(application::awaitShutdown)
                    .completeOnTimeout(null, STOP_WAIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    /** Blocks until the application has stopped, then stops the server. For a shutdown hook. */
    void stopAfterApplication() {
        // Shutdown hooks run concurrently, and the application still writes its last events while it stops.
        awaitApplication();
        supervisor.close();
        try {
            Optional<Postmaster> postmaster = Postmaster.of(folder.data()).filter(Postmaster::isAlive);
            if (postmaster.isPresent()) {
                postmaster.get().interrupt();
            }
            if (!Waiting.until(() -> !alive(folder), STOP_WAIT)) {
                LOG.warn("Embedded PostgreSQL: has not stopped in time; its watchdog stops it");
                return;
            }
            guard.close();
            Files.deleteIfExists(folder.owner());
            claim.close();
            if (throwAway) {
                Folders.delete(folder.root());
            }
        } catch (IOException e) {
            LOG.warnf("Embedded PostgreSQL: could not be stopped in an orderly way: %s", e.toString());
        }
    }
}
