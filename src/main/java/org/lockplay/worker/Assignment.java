package org.lockplay.worker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockplay.history.Json;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.store.DatabaseAddress;

/**
 * What one worker is to do in one run.
 *
 * @param run the run's id
 * @param scenario what to run
 * @param worker the worker's number in the run, from 0; decides its host and its buyers
 * @param originNs the run's start on {@link System#nanoTime()}, the zero of every event's {@code t}
 * @param runDirectory the run's own folder
 * @param hostName the name of host-local things of this run on the worker's host
 * @param database PostgreSQL; {@code null} where the run needs none
 */
public record Assignment(
        String run,
        Scenario scenario,
        int worker,
        long originNs,
        Path runDirectory,
        String hostName,
        DatabaseAddress database) {

    private static final ScenarioReader READER = new ScenarioReader(new Limits(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE));

    /** The worker's host, from 0. */
    public int host() {
        return scenario.placement().hostOf(worker);
    }

    /** The first of the worker's buyers; it has as many as the placement has threads. */
    public int firstBuyer() {
        return worker * scenario.placement().threads();
    }

    /** The folder of the worker's host. */
    public Path hostDirectory() {
        return runDirectory.resolve("host-" + host());
    }

    /** One line of JSON. */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("run", run);
        members.put("scenario", ScenarioWriter.fullMembers(scenario));
        members.put("worker", worker);
        members.put("originNs", originNs);
        members.put("runDirectory", runDirectory.toString());
        members.put("hostName", hostName);
        if (database != null) {
            members.put("databaseUrl", database.url());
            members.put("databaseUser", database.user());
            members.put("databasePassword", database.password());
        }
        return Json.write(members);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is not an assignment
     */
    @SuppressWarnings("unchecked")
    public static Assignment fromJson(String line) {
        Map<String, Object> members = Json.parseObject(line);
        try {
            return new Assignment(
                    (String) members.get("run"),
                    READER.read((Map<String, Object>) members.get("scenario")),
                    Math.toIntExact((Long) members.get("worker")),
                    (Long) members.get("originNs"),
                    Path.of((String) members.get("runDirectory")),
                    (String) members.get("hostName"),
                    members.containsKey("databaseUrl")
                            ? new DatabaseAddress(
                                    (String) members.get("databaseUrl"), (String) members.get("databaseUser"), (String)
                                            members.get("databasePassword"))
                            : null);
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException("the assignment's scenario is not valid", e);
        }
    }
}
