package org.lockplay.web.workshop;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.share.RetentionConfig;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.PageAddress;
import org.lockplay.web.http.PublicOrigin;
import org.lockplay.workshop.Workshop;
import org.lockplay.workshop.WorkshopException;

/** Exchanges the key of an instructor's link, which is in its fragment, for a cookie. */
@Path("/api/workshops/{code}/instructor")
@Tag(name = "workshops")
@Produces(MediaType.APPLICATION_JSON)
@InstructorRefusals
public class InstructorResource {

    private final WorkshopAccess access;
    private final PageAddress address;
    private final PublicOrigin publicOrigin;
    private final RetentionConfig keep;
    private final RoutingContext exchange;

    InstructorResource(
            WorkshopAccess access,
            PageAddress address,
            PublicOrigin publicOrigin,
            RetentionConfig keep,
            RoutingContext exchange) {
        this.access = access;
        this.address = address;
        this.publicOrigin = publicOrigin;
        this.keep = keep;
        this.exchange = exchange;
    }

    /** The secret link of a workshop's instructor. */
    public record InstructorLink(String instructorLink) {}

    @GET
    @Operation(summary = "The instructor's secret link")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InstructorLink.class)))
    public InstructorLink link(@PathParam("code") String code, @BeanParam InstructorKey key) throws WorkshopException {
        return link(access.byKey(code, key.value()), key.value());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let this browser steer the workshop",
            description = "{\"key\": \"…\"}, which is the fragment of the instructor's link; sets a cookie.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = InstructorLink.class)))
    public InstructorLink enter(@PathParam("code") String code, JsonBody body) throws WorkshopException {
        String key = WorkshopRequest.key(body);
        InstructorLink link = link(access.byKey(code, key), key);
        // As the browser writes the path of its calls; a code may be in lower case there.
        String path = "/api/workshops/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
        exchange.response()
                .addCookie(InstructorKey.cookie(key, path, publicOrigin.isSecure(exchange.request()), keep.lists()));
        return link;
    }

    private InstructorLink link(Workshop workshop, String key) {
        return new InstructorLink(address.of(pageOf(workshop.code(), key)));
    }

    /** The path and the fragment of an instructor's page. */
    static String pageOf(String code, String key) {
        return "/workshops/" + code + "#key=" + key;
    }
}
