package org.lockplay.exercise;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lockplay.json.Json;

/**
 * A learner's standing in one exercise. Immutable.
 *
 * @param met the run that solved each solved part
 * @param streaks the current streak of each part that needs several runs in a row
 * @param attempts the number of graded runs
 */
public record Standing(Map<String, String> met, Map<String, Streak> streaks, int attempts) {

    /** The initial standing. */
    public static final Standing NONE = new Standing(Map.of(), Map.of(), 0);

    /**
     * Successful runs in a row.
     *
     * @param scenario their scenario; empty where each run has another one
     * @param runs their number
     */
    public record Streak(String scenario, int runs) {}

    private static final Streak NO_RUNS = new Streak("", 0);

    public Standing {
        met = Map.copyOf(met);
        streaks = Map.copyOf(streaks);
    }

    /** Whether a part is solved. */
    public boolean has(Part part) {
        return met.containsKey(part.id());
    }

    /** Whether a part is solved, or a row of runs is longer, that was not before. */
    boolean isAheadOf(Standing before) {
        return met.keySet().stream().anyMatch(part -> !before.met.containsKey(part))
                || streaks.entrySet().stream()
                        .anyMatch(row -> row.getValue().runs()
                                > before.streaks
                                        .getOrDefault(row.getKey(), NO_RUNS)
                                        .runs());
    }

    /** The number of successful runs in a row for a part. */
    public int runsOf(Part part) {
        return has(part)
                ? part.runs()
                : streaks.getOrDefault(part.id(), NO_RUNS).runs();
    }

    /** As one line of JSON. */
    public String toJson() {
        Map<String, Object> rows = new LinkedHashMap<>();
        streaks.forEach(
                (part, streak) -> rows.put(part, Map.of("scenario", streak.scenario(), "runs", (long) streak.runs())));
        return Json.write(Map.of("met", met, "streaks", rows, "attempts", (long) attempts));
    }

    /** Reads what {@link #toJson} wrote. */
    public static Standing fromJson(String json) {
        Map<String, Object> members = Json.parseObject(json);
        Map<String, String> met = new LinkedHashMap<>();
        ((Map<?, ?>) members.get("met")).forEach((part, run) -> met.put((String) part, (String) run));
        Map<String, Streak> streaks = new LinkedHashMap<>();
        ((Map<?, ?>) members.get("streaks")).forEach((part, value) -> {
            Map<?, ?> streak = (Map<?, ?>) value;
            streaks.put(
                    (String) part, new Streak((String) streak.get("scenario"), ((Long) streak.get("runs")).intValue()));
        });
        return new Standing(met, streaks, ((Long) members.get("attempts")).intValue());
    }
}
