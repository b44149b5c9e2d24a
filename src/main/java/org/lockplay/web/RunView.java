package org.lockplay.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.text.VerdictTexts;

/**
 * A run as the API shows it.
 *
 * @param id its id
 * @param status where it is in its life
 * @param queuePosition its place in the queue, from 1; 0 if it does not wait
 * @param createdAt when it was asked for, as ISO 8601
 * @param mine whether the browser that asks may steer it
 * @param scenario the scenario with all its defaults
 * @param verdict the verdict with its sentences; {@code null} until there is one
 * @param links where its events are, and the order in which the gates were passed
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunView(
        String id,
        String status,
        int queuePosition,
        String createdAt,
        boolean mine,
        Map<String, Object> scenario,
        Map<String, Object> verdict,
        Map<String, String> links) {

    static RunView of(Run run, Runs runs, Language language, boolean mine) {
        String self = "/api/runs/" + run.id();
        return new RunView(
                run.id(),
                run.status().wireName(),
                runs.queuePosition(run),
                run.createdAt().toString(),
                mine,
                ScenarioWriter.fullMembers(run.scenario()),
                run.verdict()
                        .map(verdict -> VerdictTexts.members(verdict, run.scenario(), language.texts()))
                        .orElse(null),
                Map.of(
                        "self",
                        self,
                        "events",
                        self + "/events",
                        "schedule",
                        self + "/schedule",
                        "stop",
                        self + "/stop"));
    }
}
