package org.lockplay.web.run;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.run.StoredRuns;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.session.BrowserSession;

/** Shares a run: it is kept until its owner deletes it, for everyone with its link. */
@Path("/api/runs/{id}/share")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunShareResource {

    private final Runs runs;
    private final StoredRuns shelf;
    private final BrowserSession session;

    RunShareResource(Runs runs, StoredRuns shelf, BrowserSession session) {
        this.runs = runs;
        this.shelf = shelf;
        this.session = session;
    }

    /** Where to see a shared run. */
    public record SharedRun(String id, Map<String, String> links) {}

    @POST
    @Operation(
            summary = "Keep a run",
            description = "A run that was not shared is forgotten after a while. May be repeated. Only for the browser"
                    + " session that started it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SharedRun.class)))
    @APIResponse(
            responseCode = "403",
            description = "Started by another browser session",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SharedRun share(@PathParam("id") String id) {
        Run run = runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
        if (!session.is(run.owner())) {
            throw ProblemException.notYourRun();
        }
        if (!shelf.share(run)) {
            throw ProblemException.unknownRun(id);
        }
        return new SharedRun(id, Map.of("page", "/r/" + id, "embed", "/embed/r/" + id));
    }
}
