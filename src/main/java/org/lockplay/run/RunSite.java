package org.lockplay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockplay.embedded.Folders;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.StoreSeen;
import org.lockplay.history.StoreView;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.strategy.Disconnection;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.lock.strategy.LockStrategy;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreException;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;

/**
 * A run's resources outside its processes: its directory, its store, and its locks on every host.
 *
 * @param run the run's id
 * @param directory the run's directory
 * @param servers the available servers for the store and the lock
 */
record RunSite(String run, Path directory, ServerUrls servers) {

    private static final String HOST = "host-";
    private static final Pattern HOST_NAME = Pattern.compile(HOST + "(\\d{1,6})");

    /** Copies this site with other servers. */
    RunSite with(ServerUrls others) {
        return new RunSite(run, directory, others);
    }

    /** Creates the directory, the store with its tickets, and the free locks. */
    void prepare(Scenario scenario) throws IOException, StoreException, LockException {
        for (int host = 0; host < scenario.placement().hosts(); host++) {
            Files.createDirectories(hostDirectory(host));
        }
        Stores.create(address(scenario.store()), scenario.stock());
        LockStrategy strategy = Strategies.of(scenario.lock().kind());
        for (LockName lock : scenario.program().locks()) {
            Files.createDirectories(lockNames().resolve(lock.value()));
            for (int host = 0; host < scenario.placement().hosts(); host++) {
                strategy.prepare(lockSite(lock, host, scenario.store()), scenario.lock());
            }
        }
    }

    /** Reads the store and returns its content as an event. */
    Event look(StoreKind kind, long nowNs) throws StoreException {
        try (Store store = Stores.open(address(kind))) {
            return new StoreSeen(EventHeader.of(nowNs), view(store.read()));
        }
    }

    private static StoreView view(Reading reading) {
        if (reading instanceof Reading.Count count) {
            return StoreView.of(count.count(), count.version());
        }
        return reading instanceof Reading.Torn torn ? StoreView.torn(torn.content()) : StoreView.NOTHING;
    }

    /** Removes everything that a run of the scenario has created. May be repeated. */
    void remove(Scenario scenario) throws IOException, StoreException, LockException {
        for (LockName lock : scenario.program().locks()) {
            remove(
                    lock,
                    scenario.lock().kind(),
                    scenario.store(),
                    scenario.placement().hosts());
        }
        remove(scenario.store());
        Folders.delete(directory);
    }

    /**
     * Removes everything that any run with this id may have left, for example after the server was killed; only on the
     * given servers. The number of hosts and the names of locks are derived from directories, which are created first and
     * removed last.
     * May be repeated.
     */
    void sweep() throws IOException, StoreException, LockException {
        int hosts = Math.max(1, hostsFound());
        for (LockName lock : locksFound()) {
            for (LockKind kind : LockKind.values()) {
                for (StoreKind store : kind.stores()) {
                    remove(lock, kind, store, hosts);
                }
            }
        }
        for (StoreKind kind : StoreKind.values()) {
            remove(kind);
        }
        Folders.delete(directory);
    }

    /**
     * Cuts a buyer's connections on the server side.
     *
     * @param pid the id of the buyer's process
     * @return how many connections were cut
     */
    int cutConnections(Scenario scenario, int buyer, long pid) throws LockException {
        Placement placement = scenario.placement();
        int host = placement.hostOf(placement.workerOf(buyer));
        return Disconnection.cut(
                scenario.lock().kind(), lockSite(LockName.DEFAULT, host, scenario.store()), buyer, pid);
    }

    private void remove(LockName lock, LockKind kind, StoreKind store, int hosts) throws LockException {
        if (servers.include(kind.needs()) && servers.include(store.needs())) {
            for (int host = 0; host < hosts; host++) {
                Strategies.of(kind).remove(lockSite(lock, host, store));
            }
        }
    }

    private void remove(StoreKind kind) throws StoreException {
        if (servers.include(kind.needs())) {
            Stores.remove(address(kind));
        }
    }

    /** The name of host-local resources on one of the run's hosts. */
    String hostName(int host) {
        return "lockplay-" + run + "-h" + host;
    }

    private Path hostDirectory(int host) {
        return directory.resolve(HOST + host);
    }

    private int hostsFound() throws IOException {
        if (!Files.exists(directory)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(directory)) {
            return folders.map(folder -> HOST_NAME.matcher(folder.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)) + 1)
                    .max()
                    .orElse(0);
        }
    }

    /** The directory with one entry for each of the run's locks. */
    private Path lockNames() {
        return directory.resolve("locks");
    }

    private Set<LockName> locksFound() throws IOException {
        Set<LockName> found = new TreeSet<>(Set.of(LockName.DEFAULT));
        if (Files.exists(lockNames())) {
            try (Stream<Path> names = Files.list(lockNames())) {
                names.map(name -> new LockName(name.getFileName().toString())).forEach(found::add);
            }
        }
        return found;
    }

    private StoreAddress address(StoreKind kind) {
        return new StoreAddress(kind, run, directory, servers.database());
    }

    private LockSite lockSite(LockName lock, int host, StoreKind store) {
        return new LockSite(run, lock, host, hostName(host), hostDirectory(host), address(store), servers);
    }
}
