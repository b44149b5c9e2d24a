package org.lockplay.web.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockplay.json.Json;
import org.lockplay.run.StoredRuns;
import org.lockplay.text.Texts;

/**
 * A run in a session's list.
 *
 * @param id its id; the page is {@code /r/{id}}
 * @param name the session's name for it, else its scenario's title
 * @param status its status
 * @param lock the display name of its lock
 * @param safety the verdict's safety; {@code null} until there is a verdict
 * @param liveness the verdict's liveness; {@code null} until there is a verdict
 * @param createdAt when it was requested, as ISO 8601
 * @param shared whether it is kept for everyone with its link
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MyRun(
        String id,
        String name,
        String status,
        String lock,
        @Schema(nullable = true) String safety,
        @Schema(nullable = true) String liveness,
        String createdAt,
        boolean shared) {

    static MyRun of(StoredRuns.Entry entry, Texts texts) {
        Map<String, Object> verdict = entry.verdict() == null ? Map.of() : Json.parseObject(entry.verdict());
        return new MyRun(
                entry.id(),
                entry.name().orElse(entry.title()),
                entry.status().wireName(),
                lock(entry.scenario(), texts),
                (String) verdict.get("safety"),
                (String) verdict.get("liveness"),
                entry.createdAt().toString(),
                entry.shared());
    }

    private static String lock(String scenario, Texts texts) {
        return Json.parseObject(scenario).get("lock") instanceof Map<?, ?> lock
                ? texts.find("lock." + lock.get("kind") + ".name").orElse("")
                : "";
    }
}
