package org.lockplay.web.workshop;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
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
import org.lockplay.export.QrImage;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.StreamLimits;
import org.lockplay.web.session.BrowserSession;
import org.lockplay.workshop.Attendee;
import org.lockplay.workshop.Attendees;
import org.lockplay.workshop.Workshop;
import org.lockplay.workshop.WorkshopException;
import org.lockplay.workshop.WorkshopView;
import org.lockplay.workshop.WorkshopViews;
import org.lockplay.workshop.Workshops;

/** The workshop API for attendees, who are identified by their browser session. */
@Path("/api/workshops/{code}")
@Tag(name = "workshops")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "403",
        description = "This browser session has not joined",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "No such workshop",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "429",
        description = "Too many wrong codes; Retry-After says when to try again. Not for who has joined.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class AttendeeResource {

    private final Workshops workshops;
    private final Attendees attendees;
    private final WorkshopViews board;
    private final WorkshopStreams streams;
    private final WorkshopAccess access;
    private final JoinAddresses addresses;
    private final BrowserSession session;
    private final StreamLimits limits;
    private final JoinLimits joins;

    AttendeeResource(
            Workshops workshops,
            Attendees attendees,
            WorkshopViews board,
            WorkshopStreams streams,
            WorkshopAccess access,
            JoinAddresses addresses,
            BrowserSession session,
            StreamLimits limits,
            JoinLimits joins) {
        this.workshops = workshops;
        this.attendees = attendees;
        this.board = board;
        this.streams = streams;
        this.access = access;
        this.addresses = addresses;
        this.session = session;
        this.limits = limits;
        this.joins = joins;
    }

    @GET
    @Operation(summary = "Whether there is such a workshop, and whether this browser session has joined it")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkshopView.Door.class)))
    public WorkshopView.Door door(@PathParam("code") String code) throws WorkshopException {
        Workshop workshop = access.byCode(code);
        return new WorkshopView.Door(
                workshop.code(),
                workshop.title(),
                workshop.isOver(workshops.now()),
                attendees.isIn(workshop.code(), session.owner()),
                addresses.link("/join/" + workshop.code()));
    }

    @POST
    @Path("attendees")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Join",
            description = "{\"nickname\": \"Ada\"}; who has joined already is called that from now on.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WorkshopView.Mine.class)))
    @APIResponse(
            responseCode = "409",
            description = "The nickname is taken, or the workshop has as many attendees as it may have",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "The workshop is over",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response join(@PathParam("code") String code, JsonBody body) throws WorkshopException {
        Workshop workshop = access.byCode(code);
        String nickname = WorkshopRequest.nickname(body);
        joins.admit(session);
        attendees.join(workshop.code(), session.owner(), nickname);
        return Response.created(URI.create("/api/workshops/" + workshop.code() + "/room"))
                .entity(room(code))
                .build();
    }

    @GET
    @Path("room")
    @Operation(summary = "The workshop, for who has joined")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WorkshopView.Mine.class)))
    public WorkshopView.Mine room(@PathParam("code") String code) throws WorkshopException {
        Workshop workshop = access.byCode(code);
        String owner = session.owner();
        Attendee attendee = attendees.find(workshop.code(), owner);
        return new WorkshopView.Mine(
                board.room(workshop.code()),
                attendee.nickname(),
                attendee.handAt().isPresent(),
                attendees.voteOf(workshop, owner).orElse(null));
    }

    @GET
    @Path("room/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(summary = "Follow the room", description = "Event 'room' with the whole of it, whenever it has changed.")
    @APIResponse(
            responseCode = "429",
            description =
                    "Too many streams of this session or address are open, or too many wrong codes; Retry-After says when to try again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(@PathParam("code") String code, @Context Sse sse) throws WorkshopException {
        Workshop workshop = access.byCode(code);
        attendees.find(workshop.code(), session.owner());
        return limits.admit(session.issued(), session.network(), streams.room(workshop.code(), sse));
    }

    @GET
    @Path("projector/stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @Operation(
            summary = "Follow the room without joining, for a projector",
            description =
                    "The same events as those of the attendees; it needs only the join code, and changes nothing.")
    public Multi<OutboundSseEvent> project(@PathParam("code") String code, @Context Sse sse) throws WorkshopException {
        return limits.admit(
                session.issued(),
                session.network(),
                streams.room(access.byCode(code).code(), sse));
    }

    @POST
    @Path("hand")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Raise or lower a hand", description = "{\"raised\": true}")
    @APIResponse(
            responseCode = "410",
            description = "The workshop is over",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public WorkshopView.Mine raiseHand(@PathParam("code") String code, JsonBody body) throws WorkshopException {
        Workshop workshop = access.byCode(code);
        attendees.raiseHand(workshop.code(), session.owner(), WorkshopRequest.hand(body));
        return room(code);
    }

    @POST
    @Path("votes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what will happen to the scenario on the screen",
            description = "{\"choice\": \"held\"}, violated or stuck; the last word counts.")
    @APIResponse(
            responseCode = "410",
            description = "The workshop is over",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public WorkshopView.Mine vote(@PathParam("code") String code, JsonBody body) throws WorkshopException {
        Workshop workshop = access.byCode(code);
        attendees.vote(workshop.code(), session.owner(), WorkshopRequest.vote(body));
        return room(code);
    }

    @GET
    @Path("qr.svg")
    @Produces("image/svg+xml")
    @Operation(summary = "The join link as a QR code")
    public String qr(@PathParam("code") String code) throws WorkshopException {
        return QrImage.svg(addresses.link("/join/" + access.byCode(code).code()));
    }
}
