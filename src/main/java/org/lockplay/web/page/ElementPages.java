package org.lockplay.web.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lockplay.exercise.Exercises;
import org.lockplay.text.Texts;
import org.lockplay.web.http.Language;
import org.lockplay.web.http.PageAssets;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.http.Theme;
import org.lockplay.web.session.BrowserSession;

/** The pages other than the playground; each renders one element. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ElementPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance page(Texts texts, PageAssets assets, Theme theme, String title, String element);
    }

    private final Language language;
    private final PageAssets assets;
    private final Exercises exercises;
    private final BrowserSession session;

    ElementPages(Language language, PageAssets assets, Exercises exercises, BrowserSession session) {
        this.language = language;
        this.assets = assets;
        this.exercises = exercises;
        this.session = session;
    }

    @GET
    @Path("exercises")
    @Operation(hidden = true)
    public TemplateInstance path(@CookieParam(Theme.COOKIE) String theme) {
        return page("page.exercises.title", theme, "exercise-path");
    }

    @GET
    @Path("exercises/{id}")
    @Operation(hidden = true)
    public TemplateInstance exercise(@PathParam("id") String id, @CookieParam(Theme.COOKIE) String theme) {
        Texts texts = language.texts();
        String title = exercises
                .find(id)
                .orElseThrow(() -> ProblemException.unknownExercise(id))
                .text(texts)
                .title();
        return frame(texts, theme, title, "exercise-playground");
    }

    @GET
    @Path("workshops")
    @Operation(hidden = true)
    public TemplateInstance newWorkshop(@CookieParam(Theme.COOKIE) String theme) {
        return page("page.workshop.title", theme, "workshop-new");
    }

    @GET
    @Path("workshops/{code}")
    @Operation(hidden = true)
    public TemplateInstance workshop(@CookieParam(Theme.COOKIE) String theme) {
        return page("page.workshop.title", theme, "workshop-desk");
    }

    @GET
    @Path("projector/{code}")
    @Operation(hidden = true)
    public TemplateInstance projector(@CookieParam(Theme.COOKIE) String theme) {
        return page("page.workshop.title", theme, "workshop-projector");
    }

    @GET
    @Path("join")
    @Operation(hidden = true)
    public TemplateInstance join(@CookieParam(Theme.COOKIE) String theme) {
        return page("page.workshop.title", theme, "workshop-room");
    }

    @GET
    @Path("join/{code}")
    @Operation(hidden = true)
    public TemplateInstance room(@CookieParam(Theme.COOKIE) String theme) {
        return page("page.workshop.title", theme, "workshop-room");
    }

    private TemplateInstance page(String titleKey, String theme, String element) {
        Texts texts = language.texts();
        return frame(texts, theme, texts.get(titleKey), element);
    }

    private TemplateInstance frame(Texts texts, String theme, String title, String element) {
        // Set the cookie with the page: its first requests are concurrent, and each would start a session of its own.
        session.owner();
        return Templates.page(texts, assets, Theme.of(theme), title, element);
    }
}
