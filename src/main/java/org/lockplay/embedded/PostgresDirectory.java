package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.lockplay.server.DatabaseAddress;

/**
 * The directory of one embedded server, and its layout. Readable by its owner only: it holds the database's password
 * and the executables.
 *
 * @param root the directory itself, absolute
 * @param programs where the server's executables are unpacked; throw-away servers share this
 */
record PostgresDirectory(Path root, Path programs) {

    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final String PROGRAMS = "programs";
    private static final String USER = "postgres";

    /** The server directory at {@code root}, which need not exist yet. */
    static PostgresDirectory at(Path root) {
        return new PostgresDirectory(root, root.resolve(PROGRAMS));
    }

    /** A new server directory inside {@code parent}. */
    static PostgresDirectory createNewIn(Path parent) {
        try {
            Files.createDirectories(parent);
            return new PostgresDirectory(Files.createTempDirectory(parent, "postgresql-"), parent.resolve(PROGRAMS));
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot create a folder for a database in " + parent + ": " + e);
        }
    }

    /** PostgreSQL's data directory. */
    Path data() {
        return root.resolve("data");
    }

    /** The server's log; truncated at each start. */
    Path log() {
        return root.resolve("server.log");
    }

    /** The file that the application which uses this directory locks. */
    Path claim() {
        return root.resolve("in-use");
    }

    /** The file with the process id of the application that owns the server. */
    Path owner() {
        return root.resolve("owner");
    }

    /** Exists while an ownerless server is being stopped. */
    Path stopping() {
        return root.resolve("stopping");
    }

    /** Exists once the data directory is completely set up. */
    Path complete() {
        return root.resolve("complete");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** Creates the directory and its password if they do not exist. */
    void create() throws IOException {
        Files.createDirectories(root);
        Files.setPosixFilePermissions(root, OWNER_ONLY);
        if (!Files.exists(passwordFile())) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
        }
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot read the database's password in " + root + ": " + e);
        }
    }

    /** The address of this directory's server when it listens on {@code port}. */
    DatabaseAddress address(int port) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password());
    }
}
