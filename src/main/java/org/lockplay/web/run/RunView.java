package org.lockplay.web.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.text.VerdictTexts;
import org.lockplay.web.http.Language;

/**
 * A run as the API shows it.
 *
 * @param id its id
 * @param status its status
 * @param queuePosition its position in the queue, from 1; 0 if it is not queued
 * @param createdAt when it was requested, as ISO 8601
 * @param mine whether the requesting browser may control it
 * @param scenario the scenario with all its defaults
 * @param verdict the verdict with its sentences; {@code null} until there is one
 * @param links the URLs of its events and of its schedule
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunView(
        String id,
        String status,
        int queuePosition,
        String createdAt,
        boolean mine,
        Map<String, Object> scenario,
        @Schema(nullable = true) Map<String, Object> verdict,
        Map<String, String> links) {

    public static RunView of(Run run, Runs runs, Language language, boolean mine) {
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
