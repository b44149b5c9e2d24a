package org.lockplay.web.run;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.Run;
import org.lockplay.run.Runs;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.http.StreamLimits;
import org.lockplay.web.session.BrowserSession;

/** Streams a run's events. Shares its path with {@link RunResource}, which serves the same history as pages. */
@Path("/api/runs")
@Tag(name = "runs")
public class EventStreamResource {

    private final Runs runs;
    private final BrowserSession session;
    private final StreamLimits limits;
    private final Duration heartbeat;

    EventStreamResource(
            Runs runs,
            BrowserSession session,
            StreamLimits limits,
            @ConfigProperty(name = "lockplay.web.heartbeat", defaultValue = "15s") Duration heartbeat) {
        this.runs = runs;
        this.session = session;
        this.limits = limits;
        this.heartbeat = heartbeat;
    }

    @GET
    @Path("{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Follow a run",
            description = "Every event once, in order, from the one after Last-Event-ID (or ?after=); then 'end'.")
    @APIResponse(responseCode = "200", description = "id is the event's seq, event its kind, data one line of JSON")
    @APIResponse(responseCode = "204", description = "The run has ended and the reader has all of it")
    @APIResponse(
            responseCode = "429",
            description = "Too many streams of this session or address are open; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") Long lastEventId,
            @QueryParam("after") @DefaultValue("0") long after,
            @Context Sse sse,
            @Context HttpServerResponse response) {
        Run run = runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
        if (lastEventId != null
                && run.log().isClosed()
                && lastEventId >= run.log().lastSeq()) {
            // A browser reconnects to every stream that has ended; 204 stops it.
            throw new WebApplicationException(Response.noContent().build());
        }
        response.putHeader("X-Accel-Buffering", "no").putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        long seen = lastEventId == null ? after : lastEventId;
        Multi<OutboundSseEvent> stream = EventStream.of(run, () -> runs.queuePosition(run), seen, sse, heartbeat);
        return limits.admit(session.issued(), session.network(), stream);
    }
}
