package org.lockplay.web.page;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.export.CardPicture;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.run.ExportMemory;

/** The preview pictures of shared links; {@code ?lang=} selects the language. */
@Path("/")
@Tag(name = "cards")
@Produces({"image/png", "image/svg+xml"})
@APIResponse(responseCode = "200", description = "A picture of 1200 × 630 points")
@APIResponse(responseCode = "404", description = "Nothing is there")
@APIResponse(
        responseCode = "429",
        description = "Too many pictures are being drawn; Retry-After says when to try again",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class CardResource {

    private final PageCards cards;
    private final ExportMemory memory;
    private final RoutingContext exchange;

    CardResource(PageCards cards, ExportMemory memory, RoutingContext exchange) {
        this.cards = cards;
        this.memory = memory;
        this.exchange = exchange;
    }

    @GET
    @Path("s/{slug}/card.{format:png|svg}")
    @Operation(summary = "The picture of a short link")
    public Response scenario(@PathParam("slug") String slug, @PathParam("format") String format) {
        memory.admitPicture(exchange);
        CardPicture picture = cards.scenarioPicture(slug).orElseThrow(() -> ProblemException.unknownScenario(slug));
        return Pictures.of(picture, format, "lockplay-" + slug);
    }

    @GET
    @Path("r/{id}/card.{format:png|svg}")
    @Operation(summary = "The picture of a recorded run")
    public Response run(@PathParam("id") String id, @PathParam("format") String format) {
        memory.admitPicture(exchange);
        CardPicture picture = cards.runPicture(id).orElseThrow(() -> ProblemException.unknownRun(id));
        return Pictures.of(picture, format, "lockplay-" + id);
    }
}
