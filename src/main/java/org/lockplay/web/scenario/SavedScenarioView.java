package org.lockplay.web.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockplay.scenario.ScenarioCodec;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.share.SavedScenario;
import org.lockplay.share.SavedScenarios;
import org.lockplay.verdict.ExpectedVerdict;

/**
 * A scenario behind a short link, as the API shows it.
 *
 * @param slug the end of the short link; equal content has an equal slug
 * @param title the scenario's title
 * @param description its author's description; may be empty
 * @param expect the verdict that its author expects: {@code oversold}, {@code stuck}, {@code safe} or {@code null}
 * @param createdAt when it was saved first, as ISO 8601
 * @param scenario the scenario with all its defaults
 * @param run the id of a recorded run of it, which the embed shows first; {@code null} for none
 * @param links the pages, the picture, and the same scenario as a link that needs no server
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record SavedScenarioView(
        String slug,
        String title,
        String description,
        @Schema(nullable = true) String expect,
        String createdAt,
        Map<String, Object> scenario,
        @Schema(nullable = true) String run,
        Map<String, String> links) {

    static SavedScenarioView of(SavedScenarios.Found found, Optional<String> run) {
        SavedScenario saved = found.saved();
        String page = "/s/" + found.slug();
        return new SavedScenarioView(
                found.slug(),
                saved.scenario().title(),
                saved.description(),
                saved.expected().map(ExpectedVerdict::wireName).orElse(null),
                found.createdAt().toString(),
                ScenarioWriter.fullMembers(saved.scenario()),
                run.orElse(null),
                Map.of(
                        "self", "/api/scenarios/" + found.slug(),
                        "page", page,
                        "embed", "/embed" + page,
                        "check", "/api/scenarios/" + found.slug() + "/checks",
                        "draft", "/#" + ScenarioCodec.encode(saved.scenario())));
    }
}
