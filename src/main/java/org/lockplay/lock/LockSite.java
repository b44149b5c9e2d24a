package org.lockplay.lock;

import java.nio.file.Path;
import org.lockplay.store.ServerUrls;
import org.lockplay.store.StoreAddress;

/**
 * The place that a lock of one run is made at.
 *
 * @param run the run's id: the name of everything that reaches the whole cluster
 * @param host the simulated host, from 0
 * @param hostName a name for this run on this host: the name of everything that reaches this host only
 * @param hostDirectory a folder for this run on this host
 * @param store the data that the lock guards
 * @param servers the servers that a lock can be built on
 */
public record LockSite(
        String run, int host, String hostName, Path hostDirectory, StoreAddress store, ServerUrls servers) {}
