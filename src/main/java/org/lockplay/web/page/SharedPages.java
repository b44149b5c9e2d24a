package org.lockplay.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.text.Texts;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.PageAssets;
import org.lockplay.web.http.Theme;

/** The page as opened by short links and links to recorded runs: the same page, with metadata for other sites. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class SharedPages {

    @CheckedTemplate(basePath = "PlaygroundPage")
    static class Templates {
        static native TemplateInstance embed(Texts texts, PageAssets assets, PageCard card);
    }

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
        return page(() -> cards.scenario(slug), theme);
    }

    @GET
    @Path("r/{id}")
    @Operation(hidden = true)
    public Response run(@PathParam("id") String id, @CookieParam(Theme.COOKIE) String theme) {
        return page(() -> cards.run(id), theme);
    }

    @GET
    @Path("embed/s/{slug}")
    @Operation(hidden = true)
    public Response embeddedScenario(@PathParam("slug") String slug) {
        return embed(() -> cards.scenario(slug));
    }

    @GET
    @Path("embed/r/{id}")
    @Operation(hidden = true)
    public Response embeddedRun(@PathParam("id") String id) {
        return embed(() -> cards.run(id));
    }

    private Response embed(Supplier<Optional<PageCard>> card) {
        return answer(card, found -> Templates.embed(language.texts(), assets, found));
    }

    private Response page(Supplier<Optional<PageCard>> card, String theme) {
        return answer(
                card, found -> PlaygroundPage.Templates.playground(language.texts(), assets, Theme.of(theme), found));
    }

    /** If the target does not exist, the page itself says so: it is the same page with another status. */
    private Response answer(Supplier<Optional<PageCard>> card, Function<PageCard, TemplateInstance> page) {
        PageCard found = null;
        int status;
        try {
            found = card.get().orElse(null);
            status = found == null ? 404 : 200;
        } catch (OutdatedException e) {
            status = 410;
        }
        return Response.status(status)
                .header("Content-Language", language.texts().languageTag())
                .entity(page.apply(found).render())
                .build();
    }
}
