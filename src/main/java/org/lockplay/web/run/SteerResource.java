package org.lockplay.web.run;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.Run;
import org.lockplay.run.RunConfig;
import org.lockplay.run.Runs;
import org.lockplay.run.control.FaultOrder;
import org.lockplay.run.control.RefusedException;
import org.lockplay.run.control.Steering;
import org.lockplay.scenario.Limits;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.session.BrowserSession;

/** Injects faults into a run and steps its buyers, for the session that started it. The stream reports the effects. */
@Path("/api/runs")
@Tag(name = "runs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(responseCode = "202", description = "Asked for; an event tells when it has happened")
@APIResponse(
        responseCode = "400",
        description = "Not understood; every field at fault is named",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "Started by another browser session",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "No such run or buyer",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "Not possible as things are; the run goes on",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SteerResource {

    private final Runs runs;
    private final BrowserSession session;
    private final Limits limits;

    SteerResource(Runs runs, BrowserSession session, RunConfig config) {
        this.runs = runs;
        this.session = session;
        this.limits = config.limits().toLimits();
    }

    @POST
    @Path("{id}/faults")
    @Operation(
            summary = "Break a buyer now",
            description =
                    "{\"buyer\": 3, \"kind\": \"freeze\", \"forMs\": 500}; \"holder\" for the buyer with the lock;"
                            + " kind \"thaw\" ends a freeze.")
    public Response fault(@PathParam("id") String id, JsonBody body) throws RefusedException {
        Steering steering = steering(id);
        SteerRequest.Fault fault = SteerRequest.fault(body, limits.runMs());
        if (fault.kind().isPresent()) {
            order(steering, fault.buyer(), FaultOrder.byHand(fault.kind().get(), fault.forMs()));
        } else if (fault.buyer().isPresent()) {
            steering.thaw(fault.buyer().getAsInt());
        } else {
            steering.thawHolder();
        }
        return Response.accepted().build();
    }

    private static void order(Steering steering, OptionalInt buyer, FaultOrder order) throws RefusedException {
        if (buyer.isPresent()) {
            steering.order(buyer.getAsInt(), order);
        } else {
            steering.orderHolder(order);
        }
    }

    @POST
    @Path("{id}/steps")
    @Operation(
            summary = "Let a buyer pass its gate",
            description = "{\"buyer\": 3}, or {\"all\": true} to let all go free.")
    public Response step(@PathParam("id") String id, JsonBody body) throws RefusedException {
        Steering steering = steering(id);
        OptionalInt buyer = SteerRequest.step(body);
        if (buyer.isPresent()) {
            steering.pass(buyer.getAsInt());
        } else {
            steering.free();
        }
        return Response.accepted().build();
    }

    private Steering steering(String id) throws RefusedException {
        Run run = runs.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
        if (!session.is(run.owner())) {
            throw ProblemException.notYourRun();
        }
        return runs.steering(run);
    }
}
