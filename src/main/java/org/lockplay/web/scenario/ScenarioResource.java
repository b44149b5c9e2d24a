package org.lockplay.web.scenario;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.Run;
import org.lockplay.run.RunConfig;
import org.lockplay.run.Runs;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.share.RecordedRuns;
import org.lockplay.share.SavedScenarios;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.session.BrowserSession;
import org.lockplay.web.session.SaveLimits;

/** Saves scenarios behind short links. */
@Path("/api/scenarios")
@Tag(name = "scenarios")
@Produces(MediaType.APPLICATION_JSON)
public class ScenarioResource {

    private final SavedScenarios scenarios;
    private final RecordedRuns recorded;
    private final Runs runs;
    private final ScenarioReader reader;
    private final BrowserSession session;
    private final SaveLimits limits;

    ScenarioResource(
            SavedScenarios scenarios,
            RecordedRuns recorded,
            Runs runs,
            RunConfig config,
            BrowserSession session,
            SaveLimits limits) {
        this.scenarios = scenarios;
        this.recorded = recorded;
        this.runs = runs;
        this.reader = new ScenarioReader(config.limits().toLimits());
        this.session = session;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Save a scenario",
            description = "The body is the scenario itself, or {\"scenario\": {…}, \"description\": \"…\", \"expect\":"
                    + " \"oversold\", \"run\": \"…\"}; expect may be oversold, stuck or safe. What is saved never"
                    + " changes, and the same content has the same link. A run of this session, if it is one of"
                    + " exactly this scenario and came out as expected, is kept for the embed to show first, unless"
                    + " it has one.")
    @APIResponse(
            responseCode = "201",
            description = "Saved, now or before; Location is where",
            content = @Content(schema = @Schema(implementation = SavedScenarioView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not valid; every field at fault is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "The run was started by another browser session",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is over 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description =
                    "Too much was saved by this session or address within a minute; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response save(JsonBody body) throws InvalidScenarioException {
        SaveRequest request = SaveRequest.read(body, reader);
        Optional<Run> run = request.run().map(this::mine);
        limits.admit(session);
        SavedScenarios.Found found = scenarios.save(request.content(), session.owner());
        run.ifPresent(one -> recorded.offer(found, one));
        return Response.created(URI.create("/api/scenarios/" + found.slug()))
                .entity(view(found))
                .build();
    }

    @GET
    @Path("{slug}")
    @Operation(summary = "Read a saved scenario")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SavedScenarioView.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing was saved there",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public SavedScenarioView read(@PathParam("slug") String slug) {
        return scenarios.find(slug).map(this::view).orElseThrow(() -> ProblemException.unknownScenario(slug));
    }

    private Run mine(String id) {
        Run run = runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
        if (!session.is(run.owner())) {
            throw ProblemException.notYourRun();
        }
        return run;
    }

    private SavedScenarioView view(SavedScenarios.Found found) {
        return SavedScenarioView.of(found, recorded.of(found));
    }
}
