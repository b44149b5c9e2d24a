package org.lockplay.web.workshop;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.lockplay.exercise.Exercise;
import org.lockplay.exercise.Exercises;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.Run;
import org.lockplay.run.RunConfig;
import org.lockplay.run.Runs;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.PageAddress;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.http.StreamLimits;
import org.lockplay.web.run.RunView;
import org.lockplay.web.session.BrowserSession;
import org.lockplay.web.session.SaveLimits;
import org.lockplay.workshop.Screen;
import org.lockplay.workshop.Settings;
import org.lockplay.workshop.Workshop;
import org.lockplay.workshop.WorkshopException;
import org.lockplay.workshop.WorkshopView;
import org.lockplay.workshop.WorkshopViews;
import org.lockplay.workshop.Workshops;

/** The workshop API for instructors: every call except creation requires the key of the instructor's link. */
@Path("/api/workshops")
@Tag(name = "workshops")
@Produces(MediaType.APPLICATION_JSON)
@InstructorRefusals
public class WorkshopResource {

    private final Workshops workshops;
    private final WorkshopAccess access;
    private final Exercises exercises;
    private final WorkshopViews board;
    private final WorkshopStreams streams;
    private final Runs runs;
    private final ScenarioReader reader;
    private final PageAddress address;
    private final JoinAddresses addresses;
    private final BrowserSession session;
    private final Language language;
    private final SaveLimits saves;
    private final StreamLimits limits;

    WorkshopResource(
            Workshops workshops,
            WorkshopAccess access,
            Exercises exercises,
            WorkshopViews board,
            WorkshopStreams streams,
            Runs runs,
            RunConfig config,
            PageAddress address,
            JoinAddresses addresses,
            BrowserSession session,
            Language language,
            SaveLimits saves,
            StreamLimits limits) {
        this.workshops = workshops;
        this.access = access;
        this.exercises = exercises;
        this.board = board;
        this.streams = streams;
        this.runs = runs;
        this.reader = new ScenarioReader(config.limits().toLimits());
        this.address = address;
        this.addresses = addresses;
        this.session = session;
        this.language = language;
        this.saves = saves;
        this.limits = limits;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Make a workshop",
            description = "{\"title\": \"…\", \"exercises\": [\"see-the-race\"]}; without exercises it has all.")
    @APIResponse(
            responseCode = "201",
            description = "The join code and the instructor's secret link",
            content = @Content(schema = @Schema(implementation = WorkshopView.Made.class)))
    @APIResponse(
            responseCode = "429",
            description =
                    "Too much was saved by this session or address within a minute; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response create(JsonBody body) {
        Settings settings = settings(body);
        saves.admit(session);
        Workshops.Created created = workshops.create(
                settings.title().orElse(""),
                settings.exercises()
                        .orElse(exercises.all().stream().map(Exercise::id).toList()));
        String code = created.workshop().code();
        String secret = created.secret();
        WorkshopView.Made made = new WorkshopView.Made(
                code, secret, address.of(InstructorResource.pageOf(code, secret)), addresses.link("/join/" + code));
        return Response.created(URI.create("/api/workshops/" + code))
                .entity(made)
                .build();
    }

    @GET
    @Path("{code}/wall")
    @Operation(summary = "Who is where", description = "Their progress in each exercise.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkshopView.Wall.class)))
    public WorkshopView.Wall wall(@PathParam("code") String code, @BeanParam InstructorKey key)
            throws WorkshopException {
        return board.wall(access.byKey(code, key.value()).code());
    }

    @GET
    @Path("{code}/addresses")
    @Operation(
            summary = "Where attendees can join from other devices",
            description = "The best address first; without any, what to set so that there is one.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = JoinAddresses.Offer.class)))
    public JoinAddresses.Offer addresses(@PathParam("code") String code, @BeanParam InstructorKey key)
            throws WorkshopException {
        access.byKey(code, key.value());
        return addresses.offer();
    }

    @GET
    @Path("{code}/wall/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(summary = "Follow the wall", description = "Event 'wall' with the whole of it, whenever it has changed.")
    @APIResponse(
            responseCode = "429",
            description =
                    "Too many streams of this session or address are open, or too many wrong keys; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(
            @PathParam("code") String code, @BeanParam InstructorKey key, @Context Sse sse) throws WorkshopException {
        String known = access.byKey(code, key.value()).code();
        return limits.admit(session.issued(), session.network(), streams.wall(known, sse));
    }

    @POST
    @Path("{code}/settings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change title, exercises, what is open, start and end",
            description =
                    "{\"opened\": [\"see-the-race\"], \"endsAt\": \"2026-11-23T12:00:00Z\"}; what is left out stays, and null"
                            + " removes a start or an end.")
    @APIResponse(
            responseCode = "409",
            description = "It would end before it starts",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkshopView.Wall.class)))
    public WorkshopView.Wall change(@PathParam("code") String code, @BeanParam InstructorKey key, JsonBody body)
            throws WorkshopException {
        access.byKey(code, key.value());
        return board.wall(workshops.change(code, key.value(), settings(body)).code());
    }

    @POST
    @Path("{code}/screen")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a run, a scenario or a question on everybody's screen",
            description = "{\"kind\": \"question\", \"scenario\": {…}}, {\"kind\": \"run\", \"run\": \"…\"} or"
                    + " {\"kind\": \"nothing\"}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkshopView.Wall.class)))
    public WorkshopView.Wall show(@PathParam("code") String code, @BeanParam InstructorKey key, JsonBody body)
            throws WorkshopException, InvalidScenarioException {
        access.byKey(code, key.value());
        WorkshopRequest.Shown shown = WorkshopRequest.screen(body);
        switch (shown.kind()) {
            case NOTHING -> workshops.show(code, key.value(), Screen::cleared);
            case RUN -> {
                Run run = runs.find(shown.run()).orElseThrow(() -> ProblemException.unknownRun(shown.run()));
                workshops.show(code, key.value(), screen -> screen.showing(run.id()));
            }
            case SCENARIO, QUESTION -> {
                Scenario scenario = reader.read(shown.scenario());
                workshops.show(
                        code, key.value(), screen -> screen.showing(scenario, shown.kind() == Screen.Kind.QUESTION));
            }
        }
        return board.wall(code);
    }

    @POST
    @Path("{code}/reveal")
    @Operation(summary = "Run the scenario on the screen, for everybody to see")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "409",
            description = "There is no scenario on the screen, or something else since",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many runs of this session or address are waiting; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RunView reveal(@PathParam("code") String code, @BeanParam InstructorKey key)
            throws WorkshopException, InvalidScenarioException, QueueFullException {
        Workshop workshop = access.byKey(code, key.value());
        workshops.refuseOver(workshop);
        Scenario scenario = reader.read(workshop.screen().askedScenario());
        Run run = runs.start(scenario, session.requester());
        try {
            workshops.reveal(code, key.value(), workshop.screen(), run.id());
        } catch (WorkshopException | RuntimeException e) {
            // The client does not learn of it.
            runs.stop(run);
            throw e;
        }
        return RunView.of(run, runs, language, true);
    }

    @POST
    @Path("{code}/end")
    @Operation(summary = "End the workshop", description = "May be repeated.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkshopView.Wall.class)))
    public WorkshopView.Wall end(@PathParam("code") String code, @BeanParam InstructorKey key)
            throws WorkshopException {
        access.byKey(code, key.value());
        return board.wall(workshops.end(code, key.value()).code());
    }

    @GET
    @Path("{code}/export")
    @Produces("text/csv; charset=UTF-8")
    @Operation(summary = "Everybody's results as CSV")
    public Response export(@PathParam("code") String code, @BeanParam InstructorKey key) throws WorkshopException {
        String csv = WallCsv.write(board.wall(access.byKey(code, key.value()).code()));
        return Response.ok(csv)
                .header("Content-Disposition", "attachment; filename=\"workshop.csv\"")
                .build();
    }

    private Settings settings(JsonBody body) {
        return WorkshopRequest.settings(body, id -> exercises.find(id).isPresent());
    }
}
