package org.lockplay.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page as short links and links to recorded runs open it: the same page, which tells others what is on it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SharedPages {

    private final PageCards cards;
    private final Language language;
    private final PageAssets assets;

    SharedPages(PageCards cards, Language language, PageAssets assets) {
        this.cards = cards;
        this.language = language;
        this.assets = assets;
    }

    @GET
    @Path("s/{slug}")
    @Operation(hidden = true)
    public Response scenario(@PathParam("slug") String slug, @CookieParam(Theme.COOKIE) String theme) {
        return page(cards.scenario(slug), theme);
    }

    @GET
    @Path("r/{id}")
    @Operation(hidden = true)
    public Response run(@PathParam("id") String id, @CookieParam(Theme.COOKIE) String theme) {
        return page(cards.run(id), theme);
    }

    /** Where nothing is, the page says so itself: it is the same with another status. */
    private Response page(Optional<PageCard> card, String theme) {
        TemplateInstance page =
                PlaygroundPage.Templates.playground(language.texts(), assets, Theme.of(theme), card.orElse(null));
        return Response.status(card.isPresent() ? 200 : 404)
                .header("Content-Language", language.texts().languageTag())
                .entity(page.render())
                .build();
    }
}
