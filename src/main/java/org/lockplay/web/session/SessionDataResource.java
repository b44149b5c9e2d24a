package org.lockplay.web.session;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.StoredRuns;
import org.lockplay.session.SessionLookup;
import org.lockplay.share.RetentionConfig;
import org.lockplay.share.SavedScenarios;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.scenario.SaveRequest;

/** The data of a browser session: list, rename and delete them. */
@Path("/api/session")
@Tag(name = "session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionDataResource {

    private final BrowserSession session;
    private final StoredRuns shelf;
    private final SavedScenarios scenarios;
    private final SessionLookup sessions;
    private final RetentionConfig keep;
    private final Language language;

    SessionDataResource(
            BrowserSession session,
            StoredRuns shelf,
            SavedScenarios scenarios,
            SessionLookup sessions,
            RetentionConfig keep,
            Language language) {
        this.session = session;
        this.shelf = shelf;
        this.scenarios = scenarios;
        this.sessions = sessions;
        this.keep = keep;
        this.language = language;
    }

    /** How many days unshared runs, and the list of saved scenarios, are kept. */
    public record Kept(long runDays, long listDays) {}

    @GET
    @Operation(summary = "How long anything is kept")
    public Kept kept() {
        return new Kept(keep.runs().toDays(), keep.lists().toDays());
    }

    @GET
    @Path("runs")
    @Operation(summary = "My runs", description = "The newest first; ?search= looks into names and titles.")
    public List<MyRun> runs(@QueryParam("search") @DefaultValue("") String search) {
        return shelf.list(session.owner(), search).stream()
                .map(entry -> MyRun.of(entry, language.texts()))
                .toList();
    }

    @PATCH
    @Path("runs/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name a run", description = "{\"name\": \"…\"}")
    @APIResponse(responseCode = "204", description = "Done")
    public void renameRun(@PathParam("id") String id, JsonBody body) {
        requireMine(id);
        shelf.rename(id, SaveRequest.name(body));
    }

    @DELETE
    @Path("runs/{id}")
    @Operation(summary = "Delete a run", description = "Its link leads nowhere then. One that goes on is ended first.")
    @APIResponse(responseCode = "204", description = "Done")
    @APIResponse(
            responseCode = "409",
            description = "It has been stopped but has not ended yet",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void deleteRun(@PathParam("id") String id) {
        requireMine(id);
        if (!shelf.delete(id)) {
            throw ProblemException.runsNotEnded(List.of(id), StoredRuns.MOST_ENDING);
        }
    }

    @GET
    @Path("scenarios")
    @Operation(summary = "My scenarios", description = "The last one first; ?search= looks into names and titles.")
    public List<MyScenario> scenarios(@QueryParam("search") @DefaultValue("") String search) {
        return scenarios.list(session.owner()).stream()
                .map(MyScenario::of)
                .filter(mine -> mine.has(search))
                .toList();
    }

    @PATCH
    @Path("scenarios/{slug}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Name a saved scenario",
            description = "{\"name\": \"…\"}; for this session's list only, the link never changes.")
    @APIResponse(responseCode = "204", description = "Done")
    public void renameScenario(@PathParam("slug") String slug, JsonBody body) {
        if (!scenarios.rename(session.owner(), slug, SaveRequest.name(body))) {
            throw ProblemException.unknownScenario(slug);
        }
    }

    @DELETE
    @Path("scenarios/{slug}")
    @Operation(
            summary = "Take a scenario off my list",
            description = "Its link leads nowhere then, unless somebody else has saved the same.")
    @APIResponse(responseCode = "204", description = "Done")
    public void deleteScenario(@PathParam("slug") String slug) {
        if (!scenarios.remove(session.owner(), slug)) {
            throw ProblemException.unknownScenario(slug);
        }
    }

    @DELETE
    @Operation(
            summary = "Delete everything about me",
            description = "Runs, shared ones too; saved scenarios that nobody else has saved; exercises; its"
                    + " places, hands and votes in workshops; the session.")
    @APIResponse(responseCode = "204", description = "Done; the browser begins anew")
    @APIResponse(
            responseCode = "409",
            description = "Some runs, which are named, have been stopped but have not ended yet; all else is deleted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void deleteEverything() {
        List<String> left = sessions.forget(session.owner());
        if (!left.isEmpty()) {
            throw ProblemException.runsNotEnded(left, StoredRuns.MOST_ENDING);
        }
        session.end();
    }

    private void requireMine(String id) {
        String owner = shelf.ownerOf(id).orElseThrow(() -> ProblemException.unknownRun(id));
        if (!session.is(owner)) {
            throw ProblemException.notYourRun();
        }
    }
}
