package org.lockplay.store;

import java.io.IOException;
import java.nio.file.Files;
import org.lockplay.server.Databases;

/**
 * Creates, opens and removes the stores of runs. The server creates a store before a run and removes it afterwards; in
 * between every buyer opens its own handle. Thread-safe.
 */
public final class Stores {

    private Stores() {}

    /** Creates a run's store with its initial count, at version 0; replaces an existing one. */
    public static void create(StoreAddress address, long stock) throws StoreException {
        try {
            Files.createDirectories(address.directory());
        } catch (IOException e) {
            throw new StoreException("cannot make the run's folder", e);
        }
        switch (address.kind()) {
            case FILE -> FileStore.create(address.directory(), stock);
            case MEMORY -> MemoryStore.create(address.directory(), stock);
            case DATABASE -> DatabaseStore.create(address, stock);
        }
    }

    /**
     * Opens one buyer's handle on a store.
     *
     * @param owner the client's name, as a database server shows it; see {@link Databases#connect}
     */
    public static Store open(StoreAddress address, String owner) throws StoreException {
        return switch (address.kind()) {
            case FILE -> new FileStore(address.directory());
            case MEMORY -> new MemoryStore(address.directory());
            case DATABASE -> DatabaseStore.open(address, owner);
        };
    }

    /** Opens the server's own handle on a store, as for the final count. */
    public static Store open(StoreAddress address) throws StoreException {
        return open(address, Databases.owner(address.run(), "server"));
    }

    /**
     * Opens one buyer's handle on the flag beside the count.
     *
     * @param owner as in {@link #open(StoreAddress, String)}
     */
    public static Flag flag(StoreAddress address, String owner) throws StoreException {
        return switch (address.kind()) {
            case FILE -> FileStore.flag(address.directory());
            case MEMORY -> MemoryStore.flag(address.directory());
            case DATABASE -> DatabaseFlag.open(address, owner);
        };
    }

    /** Removes a run's store. Idempotent. */
    public static void remove(StoreAddress address) throws StoreException {
        Fence.remove(address.directory());
        switch (address.kind()) {
            case FILE -> FileStore.remove(address.directory());
            case MEMORY -> MemoryStore.remove(address.directory());
            case DATABASE -> DatabaseStore.remove(address);
        }
    }
}
