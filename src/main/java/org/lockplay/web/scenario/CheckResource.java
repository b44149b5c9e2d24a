package org.lockplay.web.scenario;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.Run;
import org.lockplay.run.RunConfig;
import org.lockplay.run.Runs;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.share.RecordedRuns;
import org.lockplay.share.SavedScenario;
import org.lockplay.share.SavedScenarios;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.ExpectedVerdict;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Verdict;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.session.BrowserSession;

/** Runs the scenario behind a short link, and reports by the HTTP status whether it met its author's expectation. */
@Path("/api/scenarios/{slug}/checks")
@Tag(name = "scenarios")
@Produces(MediaType.APPLICATION_JSON)
public class CheckResource {

    private static final Logger LOG = Logger.getLogger(CheckResource.class);

    private final SavedScenarios scenarios;
    private final RecordedRuns recorded;
    private final Runs runs;
    private final ScenarioReader reader;
    private final BrowserSession session;
    private final Language language;

    CheckResource(
            SavedScenarios scenarios,
            RecordedRuns recorded,
            Runs runs,
            RunConfig config,
            BrowserSession session,
            Language language) {
        this.scenarios = scenarios;
        this.recorded = recorded;
        this.runs = runs;
        this.reader = new ScenarioReader(config.limits().toLimits());
        this.session = session;
        this.language = language;
    }

    /**
     * The result of a check.
     *
     * @param asExpected whether the expectation was met; equivalent to status 200
     * @param expected the expected verdict
     * @param safety the verdict's safety
     * @param liveness the verdict's liveness
     * @param sentence the verdict's sentence, in the request's language
     * @param run where to see the run
     */
    public record Outcome(
            boolean asExpected, String expected, String safety, String liveness, String sentence, String run) {}

    @POST
    @Blocking
    @Operation(
            summary = "Run a saved scenario and see whether it comes out as expected",
            description = "Answers when the run has ended, so within its time limit and its time in the queue."
                    + " ?expect=oversold, stuck or safe goes before what the link says. A run that came out as the"
                    + " link says is kept for the link's embed, unless it has one.")
    @APIResponse(
            responseCode = "200",
            description = "As expected",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    @APIResponse(
            responseCode = "400",
            description =
                    "Nothing is expected, a planned fault can never happen, or the scenario is larger than this server's limits",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nothing was saved there",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It came out otherwise",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer, or the run was cut short; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "Too many runs of this session or address are waiting; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CompletionStage<Response> check(@PathParam("slug") String slug, @QueryParam("expect") String expect)
            throws InvalidScenarioException, QueueFullException {
        SavedScenarios.Found link = scenarios.find(slug).orElseThrow(() -> ProblemException.unknownScenario(slug));
        SavedScenario saved = link.saved();
        ExpectedVerdict expected = Optional.ofNullable(expect)
                .map(ExpectedVerdict::find)
                .orElse(saved.expected())
                .orElseThrow(ProblemException::nothingExpected);
        Texts texts = language.texts();
        // The scenario may have been saved under other limits or other rules for faults.
        Scenario scenario = reader.read(ScenarioWriter.full(saved.scenario()));
        Run run = runs.start(scenario, session.requester());
        return runs.whenEnded(run).thenApply(ended -> {
            offer(link, ended);
            return answer(ended, expected, texts);
        });
    }

    /** The result does not depend on whether the run is kept for the link. */
    private void offer(SavedScenarios.Found link, Run run) {
        try {
            recorded.offer(link, run);
        } catch (RuntimeException e) {
            LOG.warnf("run %s was not kept for the link that it has checked: %s", run.id(), e);
        }
    }

    private static Response answer(Run run, ExpectedVerdict expected, Texts texts) {
        Verdict verdict = run.verdict().orElseThrow();
        Map<String, Object> told = VerdictTexts.members(verdict, run.scenario(), texts);
        String sentence = (String) told.get("sentence");
        if (!expected.isMetBy(verdict)) {
            boolean couldStillCome =
                    verdict.liveness() == Liveness.INTERRUPTED || verdict.liveness() == Liveness.STOPPED;
            throw couldStillCome
                    ? ProblemException.notJudged(sentence)
                    : ProblemException.notAsExpected(expected.wireName(), sentence);
        }
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(new Outcome(
                        true,
                        expected.wireName(),
                        (String) told.get("safety"),
                        (String) told.get("liveness"),
                        sentence,
                        "/r/" + run.id()))
                .cacheControl(never)
                .build();
    }
}
