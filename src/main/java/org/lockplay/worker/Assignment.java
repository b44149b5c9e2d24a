package org.lockplay.worker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockplay.json.Json;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;

/**
 * One worker's part in one run.
 *
 * @param run the run's id
 * @param scenario the scenario
 * @param worker the worker's number in the run, from 0; determines its host and its buyers
 * @param originNs the run's start on {@link System#nanoTime()}, the zero of every event's {@code t}
 * @param runDirectory the run's own directory
 * @param hostName the name of the run's host-local resources on the worker's host
 * @param servers the servers of the run's store and lock
 */
public record Assignment(
        String run,
        Scenario scenario,
        int worker,
        long originNs,
        Path runDirectory,
        String hostName,
        ServerUrls servers) {

    private static final ScenarioReader READER = ScenarioReader.lenient(Limits.NONE);

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

    /** The run's lock as seen from the worker's host. */
    public LockSite lockSite() {
        return new LockSite(run, host(), hostName, hostDirectory(), storeAddress(), servers);
    }

    /** Writes the assignment as one line of JSON. */
    public String toJson() {
        return Json.write(toMembers());
    }

    /** The members of {@link #toJson}, as JSON values. */
    public Map<String, Object> toMembers() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("run", run);
        members.put("scenario", ScenarioWriter.canonicalMembers(scenario));
        members.put("worker", worker);
        members.put("originNs", originNs);
        members.put("runDirectory", runDirectory.toString());
        members.put("hostName", hostName);
        if (servers.database() != null) {
            members.put("databaseUrl", servers.database().url());
            members.put("databaseUser", servers.database().user());
            members.put("databasePassword", servers.database().password());
        }
        if (servers.redis() != null) {
            members.put("redis", servers.redis());
        }
        if (servers.zookeeper() != null) {
            members.put("zookeeper", servers.zookeeper());
        }
        return members;
    }

    /**
     * Reads the output of {@link #toJson}; ignores other members.
     *
     * @throws IllegalArgumentException if it is not an assignment
     */
    public static Assignment fromJson(String line) {
        return fromMembers(Json.parseObject(line));
    }

    /** Reads the output of {@link #toMembers}; see {@link #fromJson}. */
    @SuppressWarnings("unchecked")
    public static Assignment fromMembers(Map<String, Object> members) {
        try {
            return new Assignment(
                    (String) members.get("run"),
                    READER.read((Map<String, Object>) members.get("scenario")),
                    Math.toIntExact((Long) members.get("worker")),
                    (Long) members.get("originNs"),
                    Path.of((String) members.get("runDirectory")),
                    (String) members.get("hostName"),
                    servers(members));
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException("the assignment's scenario is not valid", e);
        }
    }

    private static ServerUrls servers(Map<String, Object> members) {
        String url = (String) members.get("databaseUrl");
        DatabaseAddress database = url == null
                ? null
                : new DatabaseAddress(
                        url, (String) members.get("databaseUser"), (String) members.get("databasePassword"));
        return new ServerUrls(database, (String) members.get("redis"), (String) members.get("zookeeper"));
    }
}
