package org.lockplay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Sets up a server's directory if it is new, and starts the server with the settings that this application needs. */
final class PostgresLauncher {

    /** The library's default of 10 s is too short on a busy machine. */
    static final Duration START_WAIT = Duration.ofSeconds(60);

    private final PostgresDirectory folder;

    PostgresLauncher(PostgresDirectory folder) {
        this.folder = folder;
    }

    /** Starts the server and waits until it accepts connections. No live server may use the data directory. */
    void start() throws IOException {
        // An interrupted first start leaves a data directory that looks complete but is not.
        if (!Files.exists(folder.complete())) {
            PostgresDirectory.deleteRecursively(folder.data());
        }
        Files.deleteIfExists(Postmaster.file(folder.data()));
        // The library uses this directory even if another one is configured; its default is shared by all users.
        System.setProperty("ot.epg.working-dir", folder.programs().toString());
        try {
            configured().start();
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL did not start with the data in " + folder.root()
                    + ": " + e.getMessage() + LogTail.in(folder.log()));
        }
        // The library makes this directory world-readable.
        Files.setPosixFilePermissions(folder.programs(), PostgresDirectory.OWNER_ONLY);
        if (!Files.exists(folder.complete())) {
            Files.createFile(folder.complete());
        }
    }

    private EmbeddedPostgres.Builder configured() {
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.to(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
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
                // Otherwise a client that is killed during a query would keep its locks until that query ends.
                .setServerConfig("client_connection_check_interval", "100ms")
                .setServerConfig("log_checkpoints", "off");
    }
}
