package org.lockplay.run;

import java.io.IOException;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.run.control.Connections;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.ServerKind;
import org.lockplay.store.StoreException;
import org.lockplay.worker.Assignment;

/**
 * The resources of one run outside its processes, on the servers that are available to it. {@link #cut} is thread-safe;
 * the other methods are for the run's thread.
 */
final class RunResources implements Connections {

    private static final Logger LOG = Logger.getLogger(RunResources.class);

    private final Scenario scenario;
    private final ServerResolver servers;
    /** Replaced only before the buyers start and after they have ended. */
    private RunSite site;

    /** @param site the run's site, without servers */
    RunResources(Scenario scenario, RunSite site, ServerResolver servers) {
        this.scenario = scenario;
        this.site = site;
        this.servers = servers;
    }

    /** Finds the servers, which are started if needed, and creates the store and the lock. */
    void prepare() throws IOException, StoreException, LockException {
        site = site.with(servers.addressesFor(scenario.lock().kind(), scenario.store()));
        site.prepare(scenario);
    }

    /** The part of a worker in the run, which has started at a time of {@link System#nanoTime()}. */
    Assignment part(int worker, long originNs) {
        String hostName = site.hostName(scenario.placement().hostOf(worker));
        return new Assignment(
                site.run(),
                scenario,
                scenario.hasClosedGates(),
                worker,
                originNs,
                site.directory(),
                hostName,
                site.servers());
    }

    @Override
    public int cut(int buyer, long pid) throws LockException {
        return site.cutConnections(scenario, buyer, pid);
    }

    /** Reads the store and returns its content as an event. */
    Event look(long nowNs) throws StoreException {
        return site.look(scenario.store(), nowNs);
    }

    /** Does not use a server any more, because it cannot be reached. */
    void avoid(ServerKind server) {
        site = site.with(site.servers().without(server));
    }

    /** Removes all resources. Failures are logged; the next startup retries. */
    void remove() {
        try {
            site.remove(scenario);
        } catch (IOException | StoreException | LockException | RuntimeException e) {
            LOG.warnf(e, "run %s has left something behind; the next start sweeps it", site.run());
        }
    }
}
