package org.lockplay.lock;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A few bytes of memory that all processes of a host share: a mapped file in the host's folder. */
record HostMemory(Path file) {

    private static final int SIZE = 128;

    static HostMemory of(LockSite site, String name) {
        return new HostMemory(site.hostDirectory().resolve(name));
    }

    /** Makes it, all zeros. */
    MappedByteBuffer create() throws LockException {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[SIZE]);
        } catch (IOException e) {
            throw new LockException("cannot make shared memory", e);
        }
        return map();
    }

    /** Maps it, in the machine's byte order; at least 64-byte aligned. */
    MappedByteBuffer map() throws LockException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            memory.order(ByteOrder.nativeOrder());
            return memory;
        } catch (IOException e) {
            throw new LockException("cannot map shared memory", e);
        }
    }

    void remove() throws LockException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LockException("cannot remove shared memory", e);
        }
    }
}
