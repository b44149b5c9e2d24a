package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.lockplay.store.DatabaseAddress;

/**
 * The folder of one embedded server, and what lies where in it. Only its owner may look inside: it holds the
 * database's password, and the programs that are run.
 *
 * @param root the folder itself, absolute
 * @param programs where the server's programs are unpacked; throw-away servers share this
 */
record PostgresDirectory(Path root, Path programs) {

    static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final String PROGRAMS = "programs";
    private static final String USER = "postgres";

    /** The server folder at {@code root}, which need not exist yet. */
    static PostgresDirectory at(Path root) {
        return new PostgresDirectory(root, root.resolve(PROGRAMS));
    }

    /** A new folder of its own inside {@code parent}. */
    static PostgresDirectory createNewIn(Path parent) {
        try {
            Files.createDirectories(parent);
            return new PostgresDirectory(Files.createTempDirectory(parent, "postgresql-"), parent.resolve(PROGRAMS));
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot create a folder for a database in " + parent + ": " + e);
        }
    }

    /** The data directory in PostgreSQL's own sense. */
    Path data() {
        return root.resolve("data");
    }

    /** What the server has to say; begins anew with each start of the server. */
    Path log() {
        return root.resolve("server.log");
    }

    /** Locked by the application that uses this folder. */
    Path claim() {
        return root.resolve("in-use");
    }

    /** The process id of the application that is answerable for the server. */
    Path owner() {
        return root.resolve("owner");
    }

    /** Exists while an ownerless server is being stopped. */
    Path stopping() {
        return root.resolve("stopping");
    }

    /** Exists once the data directory was completely set up. */
    Path complete() {
        return root.resolve("complete");
    }

    Path passwordFile() {
        return root.resolve("password");
    }

    /** Makes the folder and its password, where they do not exist. */
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

    /** Where a server of this folder that listens on {@code port} is reached. */
    DatabaseAddress address(int port) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password());
    }

    /** Deletes {@code path} and all that is in it; nothing to do when it does not exist. */
    static void deleteRecursively(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
