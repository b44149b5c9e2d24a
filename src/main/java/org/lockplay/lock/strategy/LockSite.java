package org.lockplay.lock.strategy;

import java.nio.file.Path;
import org.lockplay.name.LockName;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;

/**
 * Where a lock of one run is created.
 *
 * @param run the run's id
 * @param lock which of the run's locks it is
 * @param host the simulated host, from 0
 * @param hostName a name for this run on this host
 * @param hostDirectory a directory for this run on this host
 * @param store the data that the lock guards
 * @param servers the servers that a lock can be built on
 */
public record LockSite(
        String run,
        LockName lock,
        int host,
        String hostName,
        Path hostDirectory,
        StoreAddress store,
        ServerUrls servers) {

    /** The site of another lock of the run. */
    LockSite withLock(LockName other) {
        return new LockSite(run, other, host, hostName, hostDirectory, store, servers);
    }

    /** The lock's name where the whole cluster sees it. */
    String clusterName() {
        return lock.in(run);
    }

    /** The lock's name where only this host sees it. */
    String localName() {
        return lock.in(hostName);
    }

    /** A file of the lock in the host's directory. */
    Path file(String name) {
        return hostDirectory.resolve(lock.in(name));
    }
}
