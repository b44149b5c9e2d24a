package org.lockplay.web.run;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.Run;
import org.lockplay.run.RunConfig;
import org.lockplay.run.Runs;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.session.BrowserSession;

/** Starts, shows and stops runs. */
@Path("/api/runs")
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {

    private final Runs runs;
    private final ScenarioReader reader;
    private final Language language;
    private final BrowserSession session;

    RunResource(Runs runs, RunConfig config, Language language, BrowserSession session) {
        this.runs = runs;
        this.reader = new ScenarioReader(config.limits().toLimits());
        this.language = language;
        this.session = session;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start a run",
            description = "The body is the scenario itself; all but its version has a default.")
    @APIResponse(
            responseCode = "201",
            description = "Started or queued; Location is the run",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The scenario is not valid; every field at fault is named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is over 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many runs of this session or address are waiting; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response start(JsonBody scenario) throws InvalidScenarioException, QueueFullException {
        Run run = runs.start(reader.read(scenario.text()), session.requester());
        RunView view = RunView.of(run, runs, language, true);
        return Response.created(URI.create("/api/runs/" + run.id()))
                .entity(view)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show a run", description = "With its verdict, once it has ended.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunView show(@PathParam("id") String id) {
        return view(find(id));
    }

    @GET
    @Path("{id}/events")
    @Operation(
            summary = "A page of a run's events",
            description = "The same path as text/event-stream follows the run.")
    public HistoryPage events(
            @PathParam("id") String id,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("1000") int limit) {
        return HistoryPage.of(find(id).log(), after, limit);
    }

    /**
     * The order in which the buyers of a run passed their gates.
     *
     * @param schedule as a scenario takes it, to repeat the run
     */
    public record ScheduleView(String schedule) {}

    @GET
    @Path("{id}/schedule")
    @Operation(
            summary = "The order in which a run's gates were passed",
            description = "Once the run has ended. In a scenario, it makes other processes do the same again.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The run goes on, or no gate was passed, or more than a scenario may name",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ScheduleView schedule(@PathParam("id") String id) throws RefusedException {
        return new ScheduleView(find(id).schedule().text());
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "End a run", description = "May be repeated. Only for the browser session that started it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "403",
            description = "Started by another browser session",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunView stop(@PathParam("id") String id) {
        Run run = find(id);
        if (!session.is(run.owner())) {
            throw ProblemException.notYourRun();
        }
        runs.stop(run);
        return view(run);
    }

    private Run find(String id) {
        return runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
    }

    private RunView view(Run run) {
        return RunView.of(run, runs, language, session.is(run.owner()));
    }
}
