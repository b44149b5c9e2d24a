package org.lockplay.web.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The data folder at the start of the application: that it can be written and has room, and that no other instance uses
 * it. Two instances would delete each other's runs.
 */
final class DataFolder {

    /** An empty database with its programs takes some 120 MB. */
    private static final long ROOM_FOR_DATABASE = 200L << 20;
    /** What the journals of many runs take until the database has them. */
    private static final long ROOM = 20L << 20;

    private static final int PROBE = 1 << 20;
    private static final String OTHERWISE = " Set LOCKPLAY_DATA_DIR to another folder.";

    /** Stays open until the process ends: closing it, as the garbage collector would, ends the claim. */
    private static FileChannel claimed;

    private final Path folder;
    private final boolean holdsDatabase;

    /**
     * @param folder absolute; need not exist
     * @param holdsDatabase whether the bundled PostgreSQL keeps its data in it
     */
    DataFolder(Path folder, boolean holdsDatabase) {
        this.folder = folder;
        this.holdsDatabase = holdsDatabase;
    }

    /**
     * Creates the folder, claims it for this process and tries to write. The kernel ends the claim with the process.
     *
     * @return a sentence for the operator; empty if the folder can be used
     */
    Optional<String> claim() {
        try {
            Files.createDirectories(folder);
            return otherInstance().or(this::fullDisk);
        } catch (IOException e) {
            return Optional.of("The data folder " + folder + " cannot be written: " + reason(e) + "." + OTHERWISE);
        }
    }

    private Optional<String> otherInstance() throws IOException {
        Path file = folder.resolve("in-use");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String owner = Files.readString(file).strip();
            channel.close();
            return Optional.of("Another Lock Playground (process " + owner + ") uses the data folder " + folder
                    + ". Stop it, or set LOCKPLAY_DATA_DIR to another folder.");
        }
        claimed = channel;
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(
                Long.toString(ProcessHandle.current().pid())));
        return Optional.empty();
    }

    private Optional<String> fullDisk() {
        try {
            boolean isNew =
                    holdsDatabase && !Files.exists(folder.resolve("postgresql").resolve("complete"));
            long needed = isNew ? ROOM_FOR_DATABASE : ROOM;
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                return Optional.of("The disk of the data folder " + folder + " has " + (free >> 20) + " MB left, and "
                        + (needed >> 20)
                        + " MB are needed. Free some space, or set LOCKPLAY_DATA_DIR to another folder.");
            }
            // A quota or a limit of the process does not show in the free space.
            Path probe = Files.createTempFile(folder, "probe", null);
            try {
                Files.write(probe, new byte[PROBE]);
            } finally {
                Files.delete(probe);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "Not even 1 MB can be written to the data folder " + folder + ": " + reason(e) + "." + OTHERWISE);
        }
    }

    /** The operating system's words, without the file's name where they are known. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e instanceof FileSystemException ? "no permission, or not a folder" : String.valueOf(e.getMessage());
    }
}
