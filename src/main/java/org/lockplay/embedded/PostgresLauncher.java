package org.lockplay.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Sets a server's folder up where it is new, and starts the server, with the settings that this application needs. */
final class PostgresLauncher {

    /** Ten seconds, the library's own default, are too few on a machine that is busy with other things. */
    static final Duration START_WAIT = Duration.ofSeconds(60);

    private final PostgresDirectory folder;

    PostgresLauncher(PostgresDirectory folder) {
        this.folder = folder;
    }

    /** Starts the server and waits until it can be used. The data directory must have no living server. */
    void start() throws IOException {
        // A first start that was cut short leaves a directory that looks right and is not.
        if (!Files.exists(folder.complete())) {
            PostgresDirectory.deleteRecursively(folder.data());
        }
        Files.deleteIfExists(Postmaster.file(folder.data()));
        // The library looks into this folder even when it is told another one; its default is shared by all users.
        System.setProperty("ot.epg.working-dir", folder.programs().toString());
        try {
            configured().start();
        } catch (IOException | RuntimeException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL did not start with the data in " + folder.root()
                    + ": " + e.getMessage() + LogTail.in(folder.log()));
        }
        // The library opens this one to everybody.
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
                // The library passes these on to initdb as they are. It also says "trust everybody"; on a machine with
                // several users that would let every one of them run programs in our name.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", folder.password())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "300")
                // The library turns both off, which is right for tests alone.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // A client that is killed while its query runs would keep its locks until that query ends.
                .setServerConfig("client_connection_check_interval", "100ms")
                .setServerConfig("log_checkpoints", "off");
    }
}
