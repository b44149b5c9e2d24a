package org.lockplay.web.http;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.lockplay.text.Texts;

/** A problem as an HTML page, for people who opened its URL in a browser: what is wrong, and where to continue. */
@ApplicationScoped
public class ProblemPage {

    private static final List<MediaType> DOCUMENTS =
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(Problem.MEDIA_TYPE));

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance problem(
                Texts texts, PageAssets assets, Theme theme, Problem problem, List<WayOn> ways);
    }

    private final PageAssets assets;

    ProblemPage(PageAssets assets) {
        this.assets = assets;
    }

    /**
     * Whether a request prefers HTML: a browser names it when a person opens a URL, but not when a script fetches one.
     * The first media type counts, by weight and then by order.
     */
    static boolean isWanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> isPage(type) || DOCUMENTS.stream().anyMatch(document -> isSame(document, type)))
                .findFirst()
                .filter(ProblemPage::isPage)
                .isPresent();
    }

    /**
     * Renders the page.
     *
     * @param path the requested path, which determines the links to continue with
     */
    Response answer(Problem problem, String path, HttpHeaders headers, Texts texts) {
        Cookie theme = headers.getCookies().get(Theme.COOKIE);
        String page = Templates.problem(
                        texts,
                        assets,
                        Theme.of(theme == null ? null : theme.getValue()),
                        problem,
                        WayOn.from(path, problem, texts))
                .render();
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Language", texts.languageTag())
                .header("Vary", "Accept")
                .entity(page)
                .build();
    }

    private static boolean isPage(MediaType type) {
        return isSame(MediaType.TEXT_HTML_TYPE, type);
    }

    private static boolean isSame(MediaType wanted, MediaType type) {
        return wanted.getType().equalsIgnoreCase(type.getType())
                && wanted.getSubtype().equalsIgnoreCase(type.getSubtype());
    }
}
