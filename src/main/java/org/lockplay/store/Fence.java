package org.lockplay.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Keeps the highest fencing token that a store on this machine has seen, beside its data, and turns older ones away.
 *
 * <p>The token is checked and the data changed in one go, as a storage server would, under a record lock of the fence's
 * own file: looking first and writing later would be the very race that a fence is there to stop. The kernel gives the
 * record lock back when its process dies. Such locks belong to processes, hence the monitor for the threads of one.
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

    /** Remembers a token, unless a newer one has been seen. */
    void show(long token) throws StoreException {
        try {
            pass(OptionalLong.of(token), () -> {});
        } catch (IOException e) {
            throw new StoreException("cannot pass the fence", e);
        }
    }

    /**
     * Makes a change unless a newer token has been seen; a change without a token is always made.
     *
     * @return empty if it was made, else the highest token
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
