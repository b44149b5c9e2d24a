package org.lockplay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Disconnection;
import org.lockplay.lock.LockException;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSite;
import org.lockplay.lock.LockStrategy;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.Reading;
import org.lockplay.store.ServerUrls;
import org.lockplay.store.Store;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreException;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;

/**
 * Everything outside the processes that one run is made of: its folder, its store, its lock on every host.
 *
 * @param run the run's id
 * @param directory the run's folder
 * @param servers the servers that the store and the lock can be built on
 */
record RunSite(String run, Path directory, ServerUrls servers) {

    private static final String HOST = "host-";
    private static final Pattern HOST_NAME = Pattern.compile(HOST + "(\\d{1,6})");

    /** The same place with other servers. */
    RunSite with(ServerUrls others) {
        return new RunSite(run, directory, others);
    }

    /** Makes the folder, the store with its tickets, and the free lock. */
    void prepare(Scenario scenario) throws IOException, StoreException, LockException {
        for (int host = 0; host < scenario.placement().hosts(); host++) {
            Files.createDirectories(hostDirectory(host));
        }
        Stores.create(address(scenario.store()), scenario.stock());
        LockStrategy strategy = scenario.lock().kind().strategy();
        for (int host = 0; host < scenario.placement().hosts(); host++) {
            strategy.prepare(lockSite(host, scenario.store()), scenario.lock());
        }
    }

    /** What is in the store now, as the run's history says it. */
    Event look(StoreKind kind, long nowNs) throws StoreException {
        Event event = Event.of(nowNs, EventKind.STORE);
        try (Store store = Stores.open(address(kind))) {
            Reading reading = store.read();
            if (reading instanceof Reading.Count count) {
                return event.with(Field.COUNT, count.count()).with(Field.VERSION, count.version());
            }
            return reading instanceof Reading.Torn torn ? event.with(Field.CONTENT, torn.content()) : event;
        }
    }

    /** Removes what one scenario's run has made. May be repeated. */
    void remove(Scenario scenario) throws IOException, StoreException, LockException {
        remove(scenario.lock().kind(), scenario.store(), scenario.placement().hosts());
        remove(scenario.store());
        deleteDirectory();
    }

    /**
     * Removes whatever any run of this id can have left, for instance when the server was killed; but nothing in a
     * server that is not among ours. How many hosts it had is seen by their folders, which are made first and removed
     * last. May be repeated.
     */
    void sweep() throws IOException, StoreException, LockException {
        int hosts = Math.max(1, hostsFound());
        for (LockKind kind : LockKind.values()) {
            for (StoreKind store : kind.stores()) {
                remove(kind, store, hosts);
            }
        }
        for (StoreKind kind : StoreKind.values()) {
            remove(kind);
        }
        deleteDirectory();
    }

    /**
     * Cuts a buyer's connections at the servers' side.
     *
     * @param pid the process that the buyer lives in
     * @return how many there were
     */
    int cutConnections(Scenario scenario, int buyer, long pid) throws LockException {
        Placement placement = scenario.placement();
        int host = placement.hostOf(placement.workerOf(buyer));
        return Disconnection.cut(lockSite(host, scenario.store()), buyer, pid);
    }

    private void remove(LockKind kind, StoreKind store, int hosts) throws LockException {
        if (servers.include(kind.needs()) && servers.include(store.needs())) {
            for (int host = 0; host < hosts; host++) {
                kind.strategy().remove(lockSite(host, store));
            }
        }
    }

    private void remove(StoreKind kind) throws StoreException {
        if (servers.include(kind.needs())) {
            Stores.remove(address(kind));
        }
    }

    /** The name of what is local to one of the run's hosts. */
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

    private StoreAddress address(StoreKind kind) {
        return new StoreAddress(kind, run, directory, servers.database());
    }

    private LockSite lockSite(int host, StoreKind store) {
        return new LockSite(run, host, hostName(host), hostDirectory(host), address(store), servers);
    }

    private void deleteDirectory() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
