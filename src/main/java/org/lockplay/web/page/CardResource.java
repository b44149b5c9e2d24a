package org.lockplay.web.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.export.CardPicture;
import org.lockplay.web.http.ProblemException;

/** The preview pictures of shared links; {@code ?lang=} selects the language. */
@Path("/")
@Tag(name = "cards")
@Produces({"image/png", "image/svg+xml"})
@APIResponse(responseCode = "200", description = "A picture of 1200 × 630 points")
@APIResponse(responseCode = "404", description = "Nothing is there")
public class CardResource {

    private final PageCards cards;

    CardResource(PageCards cards) {
        this.cards = cards;
    }

    @GET
    @Path("s/{slug}/card.{format:png|svg}")
    @Operation(summary = "The picture of a short link")
    public Response scenario(@PathParam("slug") String slug, @PathParam("format") String format) {
        CardPicture picture = cards.scenarioPicture(slug).orElseThrow(() -> ProblemException.unknownScenario(slug));
        return Pictures.of(picture, format, "lockplay-" + slug);
    }

    @GET
    @Path("r/{id}/card.{format:png|svg}")
    @Operation(summary = "The picture of a recorded run")
    public Response run(@PathParam("id") String id, @PathParam("format") String format) {
        CardPicture picture = cards.runPicture(id).orElseThrow(() -> ProblemException.unknownRun(id));
        return Pictures.of(picture, format, "lockplay-" + id);
    }
}
