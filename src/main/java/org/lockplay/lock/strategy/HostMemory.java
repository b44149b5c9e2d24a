package org.lockplay.lock.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockplay.store.MappedFile;

/** A few bytes of memory that all processes of a host share: a mapped file in the host's directory. */
record HostMemory(Path file) {

    private static final int SIZE = 128;

    static HostMemory of(LockSite site, String name) {
        return new HostMemory(site.file(name));
    }

    /** Creates the file, filled with zeros. */
    void create() throws LockException {
        try {
            MappedFile.create(file, SIZE);
        } catch (IOException e) {
            throw new LockException("cannot make shared memory", e);
        }
    }

    /** Maps the file; the caller closes the mapping. */
    MappedFile map() throws LockException {
        try {
            return MappedFile.open(file);
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
