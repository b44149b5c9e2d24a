package org.lockplay.web.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.qute.Qute;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.web.http.PageAddress;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;

/** Describes how other sites embed our links, see the oEmbed specification. */
@Path("/api/oembed")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
public class OembedResource {

    private static final Pattern PAGE = Pattern.compile("/(?:embed/)?([sr])/([\\w-]{1,64})/?");
    private static final Pattern LANGUAGE = Pattern.compile("(?:.*&)?lang=(en|zh)(?:&.*)?");
    private static final int WIDTH = 960;
    private static final int HEIGHT = 620;

    private final PageCards cards;
    private final PageAddress address;

    OembedResource(PageCards cards, PageAddress address) {
        this.cards = cards;
        this.address = address;
    }

    /** An oEmbed document of the type {@code rich}. */
    public record Oembed(
            String version,
            String type,
            String title,
            @JsonProperty("provider_name") String providerName,
            @JsonProperty("provider_url") String providerUrl,
            int width,
            int height,
            String html,
            @JsonProperty("thumbnail_url") String thumbnailUrl,
            @JsonProperty("thumbnail_width") int thumbnailWidth,
            @JsonProperty("thumbnail_height") int thumbnailHeight) {}

    @GET
    @Operation(summary = "How to embed a link", description = "?url= is the address of a page /s/… or /r/… of ours.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Oembed.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not a page of ours",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "501",
            description = "Only JSON can be had",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Oembed oembed(
            @QueryParam("url") @DefaultValue("") String url,
            @QueryParam("format") @DefaultValue("json") String format,
            @QueryParam("maxwidth") @DefaultValue("960") int maxWidth,
            @QueryParam("maxheight") @DefaultValue("620") int maxHeight) {
        if (!format.equals("json")) {
            throw ProblemException.onlyJson();
        }
        String own = address.of("/");
        String rest = url.startsWith(own) ? url.substring(own.length() - 1).replaceFirst("#.*", "") : "";
        String[] parts = rest.split("\\?", 2);
        Matcher page = PAGE.matcher(parts[0]);
        if (!page.matches()) {
            throw ProblemException.unknownPage();
        }
        Matcher language = LANGUAGE.matcher(parts.length > 1 ? parts[1] : "");
        Optional<String> tag = language.matches() ? Optional.of(language.group(1)) : Optional.empty();
        PageCards spoken = tag.map(cards::in).orElse(cards);
        PageCard card = (page.group(1).equals("s") ? spoken.scenario(page.group(2)) : spoken.run(page.group(2)))
                .orElseThrow(ProblemException::unknownPage);
        int width = Math.max(1, Math.min(WIDTH, maxWidth));
        int height = Math.max(1, Math.min(HEIGHT, maxHeight));
        String frame = address.of("/embed/" + page.group(1) + "/" + page.group(2) + "?lang=" + card.language());
        return new Oembed(
                "1.0",
                "rich",
                card.title(),
                "Lock Playground",
                own,
                width,
                height,
                html(frame, card.title(), width, height),
                card.picture() + ".png?lang=" + card.language(),
                1200,
                630);
    }

    private static String html(String frame, String title, int width, int height) {
        return Qute.fmt("<iframe src=\"{frame}\" title=\"{title}\" width=\"{width}\" height=\"{height}\""
                        + " style=\"border:0\" loading=\"lazy\"></iframe>")
                .contentType(MediaType.TEXT_HTML)
                .dataMap(Map.of("frame", frame, "title", title, "width", width, "height", height))
                .render();
    }
}
