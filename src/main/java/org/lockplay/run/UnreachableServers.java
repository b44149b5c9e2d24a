package org.lockplay.run;

import java.util.Optional;
import org.lockplay.lock.LockException;
import org.lockplay.store.ServerKind;
import org.lockplay.store.StoreException;

/** Tells whether something broke because a server could not be reached. */
final class UnreachableServers {

    private UnreachableServers() {}

    /** The server that could not be reached, if that is what went wrong. */
    static Optional<ServerKind> in(Exception failure) {
        if (failure instanceof StoreException store) {
            return store.unreachableServer();
        }
        return failure instanceof LockException lock ? lock.unreachableServer() : Optional.empty();
    }
}
