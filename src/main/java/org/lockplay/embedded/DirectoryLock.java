package org.lockplay.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** This JVM's exclusive claim to a server's directory. The kernel drops it when the JVM ends, however it ends. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Claims {@code folder} and writes this process's id to its owner file.
     *
     * @throws EmbeddedServerException if another application has claimed it
     */
    static DirectoryLock take(PostgresDirectory folder) throws IOException {
        FileChannel channel = FileChannel.open(folder.claim(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new EmbeddedServerException("Another Lock Playground (" + ownerOf(folder) + ") is using the data in "
                    + folder.root() + ". Stop it, or give this one a folder of its own: LOCKPLAY_DATA_DIR=<folder>.");
        }
        Path mine = Files.writeString(
                folder.root().resolve("owner.new"),
                Long.toString(ProcessHandle.current().pid()));
        // Atomic, because a watchdog may be deciding at this moment whether the server still has an owner.
        Files.move(mine, folder.owner(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new DirectoryLock(channel);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String ownerOf(PostgresDirectory folder) {
        try {
            return "process " + Files.readString(folder.owner());
        } catch (IOException e) {
            return "starting just now";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
