package org.lockplay.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Stores the highest fencing token that a store on this machine has seen, beside its data, and rejects lower ones.
 *
 * <p>The check and the change are atomic, as in a storage server, under a record lock on the fence's own file: a
 * separate check would be the very race that a fence prevents. The kernel releases the record lock when its process
 * dies. Record locks belong to processes, so a monitor excludes the threads of a process.
 */
final class Fence {

    /** A change of the data. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }

    private static final Object THREADS_OF_THIS_PROCESS = new Object();

    private final Path file;

    Fence(Path directory) {
        this.file = fileIn(directory);
    }

    private static Path fileIn(Path directory) {
        return directory.resolve("fence");
    }

    static void remove(Path directory) throws StoreException {
        try {
            Files.deleteIfExists(fileIn(directory));
        } catch (IOException e) {
            throw new StoreException("cannot remove the fence", e);
        }
    }

    /** Registers a token, unless a higher one has been seen. */
    void show(long token) throws StoreException {
        try {
            pass(OptionalLong.of(token), () -> {});
        } catch (IOException e) {
            throw new StoreException("cannot pass the fence", e);
        }
    }

    /**
     * Applies a change unless a higher token has been seen; a change without a token is always applied.
     *
     * @return empty if it was applied, else the highest token
     */
    OptionalLong pass(OptionalLong token, Change change) throws IOException {
        if (token.isEmpty()) {
            change.make();
            return OptionalLong.empty();
        }
        synchronized (THREADS_OF_THIS_PROCESS) {
            try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw");
                    FileLock held = data.getChannel().lock()) {
                long highest = data.length() < Long.BYTES ? Long.MIN_VALUE : data.readLong();
                if (!held.isValid() || token.getAsLong() < highest) {
                    return OptionalLong.of(highest);
                }
                data.seek(0);
                data.writeLong(token.getAsLong());
                change.make();
                return OptionalLong.empty();
            }
        }
    }
}
