package org.lockplay.worker;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;

/**
 * One worker's part in one run.
 *
 * @param run the run's id
 * @param scenario the scenario; workers get it without its schedule, which the server follows
 * @param closed whether the buyers stop at every gate
 * @param worker the worker's number in the run, from 0; determines its host and its buyers
 * @param originNs the run's start on {@link System#nanoTime()}, the zero of every event's {@code t}
 * @param runDirectory the run's own directory
 * @param hostName the name of the run's host-local resources on the worker's host
 * @param servers the servers of the run's store and lock
 */
public record Assignment(
        String run,
        Scenario scenario,
        boolean closed,
        int worker,
        long originNs,
        Path runDirectory,
        String hostName,
        ServerUrls servers) {

    static final String COMMAND = "assign";

    /** The worker's host, from 0. */
    public int host() {
        return scenario.placement().hostOf(worker);
    }

    /** The first of the worker's buyers; it has as many as the placement has threads. */
    public int firstBuyer() {
        return worker * scenario.placement().threads();
    }

    /** The directory of the worker's host. */
    public Path hostDirectory() {
        return runDirectory.resolve("host-" + host());
    }

    /** The address of the run's store. */
    public StoreAddress storeAddress() {
        return new StoreAddress(scenario.store(), run, runDirectory, servers.database());
    }

    /** One of the run's locks as seen from the worker's host. */
    public LockSite lockSite(LockName lock) {
        return new LockSite(run, lock, host(), hostName, hostDirectory(), storeAddress(), servers);
    }

    /** The members of the command that assigns this part to a worker, as JSON values. */
    public Map<String, Object> toMembers() {
        return toMembers(AssignmentWriter.textOf(scenario));
    }

    /**
     * As {@link #toMembers()}, where the scenario is written already.
     *
     * @param scenarioText the scenario as JSON; a member of its own, so that a worker can skip parsing it again
     */
    Map<String, Object> toMembers(String scenarioText) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("command", COMMAND);
        members.put("run", run);
        members.put("scenario", scenarioText);
        members.put("closed", closed);
        members.put("worker", worker);
        members.put("originNs", originNs);
        members.put("runDirectory", runDirectory.toString());
        members.put("hostName", hostName);
        if (servers.database() != null) {
            members.put("databaseUrl", servers.database().url());
            members.put("databaseUser", servers.database().user());
            members.put("databasePassword", servers.database().password());
        }
        servers.urls().forEach((kind, url) -> members.put(kind.wireName(), url));
        return members;
    }

    /**
     * Reads the output of {@link #toMembers()}.
     *
     * @param scenarios parses a scenario
     */
    static Assignment fromMembers(Map<String, Object> members, Function<String, Scenario> scenarios) {
        return new Assignment(
                (String) members.get("run"),
                scenarios.apply((String) members.get("scenario")),
                (Boolean) members.get("closed"),
                Math.toIntExact((Long) members.get("worker")),
                (Long) members.get("originNs"),
                Path.of((String) members.get("runDirectory")),
                (String) members.get("hostName"),
                servers(members));
    }

    private static ServerUrls servers(Map<String, Object> members) {
        String url = (String) members.get("databaseUrl");
        DatabaseAddress database = url == null
                ? null
                : new DatabaseAddress(
                        url, (String) members.get("databaseUser"), (String) members.get("databasePassword"));
        Map<ServerKind, String> urls = new EnumMap<>(ServerKind.class);
        ServerKind.onDemand()
                .filter(kind -> members.containsKey(kind.wireName()))
                .forEach(kind -> urls.put(kind, (String) members.get(kind.wireName())));
        return new ServerUrls(database, urls);
    }
}
