package org.lockplay.web.exercise;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.exercise.Attempts;
import org.lockplay.exercise.Attempts.Attempt;
import org.lockplay.exercise.Exercise;
import org.lockplay.exercise.ExerciseGrading;
import org.lockplay.exercise.Exercises;
import org.lockplay.exercise.FixedControls;
import org.lockplay.exercise.Progress;
import org.lockplay.json.Violation;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.Run;
import org.lockplay.run.RunConfig;
import org.lockplay.run.RunRequester;
import org.lockplay.run.Runs;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.run.RunView;
import org.lockplay.web.session.BrowserSession;
import org.lockplay.web.session.SaveLimits;

/** The exercises, and this browser session's progress in them. */
@Path("/api/exercises")
@Tag(name = "exercises")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "404",
        description = "No such exercise or attempt",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ExerciseResource {

    private final Exercises exercises;
    private final Attempts attempts;
    private final ExerciseGrading grading;
    private final ExerciseViews views;
    private final Runs runs;
    private final ScenarioReader reader;
    private final Language language;
    private final BrowserSession session;
    private final SaveLimits saves;

    ExerciseResource(
            Exercises exercises,
            Attempts attempts,
            ExerciseGrading grading,
            ExerciseViews views,
            Runs runs,
            RunConfig config,
            Language language,
            BrowserSession session,
            SaveLimits saves) {
        this.exercises = exercises;
        this.attempts = attempts;
        this.grading = grading;
        this.views = views;
        this.runs = runs;
        this.reader = new ScenarioReader(config.limits().toLimits());
        this.language = language;
        this.session = session;
        this.saves = saves;
    }

    @GET
    @Operation(summary = "All exercises in order, with this session's progress")
    @APIResponse(responseCode = "200", description = "The path")
    public List<ExerciseView.Summary> path() {
        return views.path(attempts.progressOf(List.of(session.owner())), language.texts());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One exercise, with this session's progress")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExerciseView.class)))
    public ExerciseView show(@PathParam("id") String id) {
        Exercise exercise = exercise(id);
        return views.view(exercise, attempts.progress(session.owner(), id), language.texts());
    }

    @POST
    @Path("{id}/hints")
    @Operation(summary = "Open the next hint", description = "Changes nothing when all are open.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExerciseView.class)))
    @APIResponse(
            responseCode = "429",
            description =
                    "Too much was saved by this session or address within a minute; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ExerciseView openHint(@PathParam("id") String id) {
        Exercise exercise = exercise(id);
        saves.admit(session);
        attempts.openHint(
                session.owner(),
                exercise,
                exercise.text(language.texts()).hints().size());
        return show(id);
    }

    @POST
    @Path("{id}/attempts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Try the exercise: start a run that is graded when it ends",
            description = "{\"scenario\": {…}, \"prediction\": {\"safety\": \"held\"}}; the answer is the run,"
                    + " Location its grade.")
    @APIResponse(
            responseCode = "201",
            description = "Started or queued",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @APIResponse(
            responseCode = "400",
            description = "The scenario is not valid, or changes what the exercise keeps fixed; the fields are named",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many runs of this session or address are waiting; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response attempt(@PathParam("id") String id, JsonBody body)
            throws InvalidScenarioException, QueueFullException {
        Exercise exercise = exercise(id);
        AttemptRequest request = AttemptRequest.read(body);
        Scenario scenario = reader.read(request.scenario());
        RunRequester requester = session.requester();
        String owner = requester.owner();
        Progress progress = attempts.progress(owner, id);
        refuseChanges(exercise, exercise.scenarioFor(owner, progress.standing()), scenario);
        Run run = runs.start(scenario, requester);
        Attempt attempt = new Attempt(run.id(), owner, id, request.prediction());
        begin(run, attempt);
        // A run that ended before its attempt was stored has not been graded at its end.
        grading.grade(attempt, run);
        return Response.created(URI.create("/api/exercises/" + id + "/attempts/" + run.id()))
                .entity(RunView.of(run, runs, language, true))
                .build();
    }

    @GET
    @Path("{id}/attempts/{run}")
    @Operation(
            summary = "The grade of a run, and what is still missing",
            description = "Pending while the run goes on.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ExerciseView.GradeView.class)))
    public ExerciseView.GradeView grade(@PathParam("id") String id, @PathParam("run") String runId) {
        Exercise exercise = exercise(id);
        Attempt attempt = attempts.find(runId)
                .filter(found -> found.exercise().equals(id) && session.is(found.owner()))
                .orElseThrow(ProblemException::unknownAttempt);
        Run run = runs.find(runId).orElseThrow(ProblemException::unknownAttempt);
        return grading.grade(attempt, run)
                .map(grade -> views.grade(exercise, runId, grade, language.texts()))
                .orElse(new ExerciseView.GradeView(runId, true, false, List.of()));
    }

    /** Stores the attempt; stops its run if that fails, because the client does not learn of it. */
    private void begin(Run run, Attempt attempt) {
        try {
            runs.keep(run.id());
            attempts.begin(attempt);
        } catch (RuntimeException e) {
            runs.stop(run);
            throw e;
        }
    }

    private Exercise exercise(String id) {
        return exercises.find(id).orElseThrow(() -> ProblemException.unknownExercise(id));
    }

    private static void refuseChanges(Exercise exercise, Scenario given, Scenario wanted)
            throws InvalidScenarioException {
        List<Violation> changed = FixedControls.changed(exercise, given, wanted);
        if (!changed.isEmpty()) {
            throw new InvalidScenarioException(changed);
        }
    }
}
