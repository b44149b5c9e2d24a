package org.lockplay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sets up a server's directory if it is new, and starts the server with the settings that this application needs. */
final class PostgresLauncher {

    private static final Logger LOG = Logger.getLogger(PostgresLauncher.class);

    /** The library's default of 10 s is too short on a busy machine: there, a first start has taken 82 s. */
    static final Duration START_WAIT = Duration.ofMinutes(5);

    private static final long SAY_SO_SECONDS = 10;
    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    /** How long after a failed start its server may still appear. */
    private static final Duration APPEARS = Duration.ofSeconds(1);

    private final PostgresDirectory folder;
    private final Duration startWait;

    PostgresLauncher(PostgresDirectory folder) {
        this(folder, START_WAIT);
    }

    /** @param startWait how long the server may take to accept connections */
    PostgresLauncher(PostgresDirectory folder, Duration startWait) {
        this.folder = folder;
        this.startWait = startWait;
    }

    /** Starts the server and waits until it accepts connections. No live server may use the data directory. */
    void start() throws IOException {
        // An interrupted first start leaves a data directory that looks complete but is not.
        if (!Files.exists(folder.complete())) {
            LOG.infof("Embedded PostgreSQL: setting up a database in %s; this is done once", folder.root());
            Folders.delete(folder.data());
        }
        Files.deleteIfExists(Postmaster.file(folder.data()));
        // The library uses this directory even if another one is configured; its default is shared by all users.
        System.setProperty("ot.epg.working-dir", folder.programs().toString());
        ScheduledExecutorService patience = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "embedded-postgresql-patience");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long startNs = System.nanoTime();
            patience.scheduleAtFixedRate(
                    () -> LOG.infof(
                            "Embedded PostgreSQL: still starting after %d s",
                            TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNs)),
                    SAY_SO_SECONDS,
                    SAY_SO_SECONDS,
                    TimeUnit.SECONDS);
            configured().start();
        } catch (IOException | RuntimeException e) {
            stopHalfStarted();
            throw new EmbeddedServerException("The embedded PostgreSQL did not start with the data in " + folder.root()
                    + ": " + e.getMessage() + LogTail.in(folder.log()));
        } finally {
            patience.shutdownNow();
        }
        // The library makes this directory world-readable.
        Files.setPosixFilePermissions(folder.programs(), PostgresDirectory.OWNER_ONLY);
        if (!Files.exists(folder.complete())) {
            Files.createFile(folder.complete());
        }
    }

    /** The library leaves a server running whose start has taken too long. */
    private void stopHalfStarted() throws IOException {
        if (!Waiting.until(() -> left().isPresent(), APPEARS)) {
            return;
        }
        Postmaster postmaster = left().orElseThrow();
        postmaster.interrupt();
        if (!Waiting.until(() -> !postmaster.isAlive(), STOP_WAIT)) {
            ProcessHandle.of(postmaster.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private Optional<Postmaster> left() {
        return Postmaster.of(folder.data()).filter(Postmaster::isAlive);
    }

    private EmbeddedPostgres.Builder configured() {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.to(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(startWait)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // The library passes these to initdb unchanged. Its own default is "trust", which would let every user
                // of the machine run programs as us.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "300")
                // The library turns both off, which suits tests only.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // In the data directory. Segments in /dev/shm would outlive a server that is killed.
                .setServerConfig("dynamic_shared_memory_type", "mmap")
                // Otherwise a client that is killed during a query would keep its locks until that query ends.
                .setServerConfig("client_connection_check_interval", "100ms")
                .setServerConfig("log_checkpoints", "off");
    }
}
