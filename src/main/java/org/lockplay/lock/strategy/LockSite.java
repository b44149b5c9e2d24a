package org.lockplay.lock.strategy;

import java.nio.file.Path;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;

/**
 * Where a lock of one run is created.
 *
 * @param run the run's id; names everything that is visible in the whole cluster
 * @param host the simulated host, from 0
 * @param hostName a name for this run on this host; names everything that is visible on this host only
 * @param hostDirectory a directory for this run on this host
 * @param store the data that the lock guards
 * @param servers the servers that a lock can be built on
 */
public record LockSite(
        String run, int host, String hostName, Path hostDirectory, StoreAddress store, ServerUrls servers) {}
