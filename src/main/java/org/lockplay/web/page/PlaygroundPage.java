package org.lockplay.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.lockplay.text.Texts;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.PageAssets;
import org.lockplay.web.http.Theme;

/** The playground's page. */
@Path("/")
public class PlaygroundPage {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance playground(Texts texts, PageAssets assets, Theme theme, PageCard card);
    }

    private final Language language;
    private final PageAssets assets;

    PlaygroundPage(Language language, PageAssets assets) {
        this.language = language;
        this.assets = assets;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance playground(@CookieParam(Theme.COOKIE) String theme) {
        return Templates.playground(language.texts(), assets, Theme.of(theme), null);
    }
}
