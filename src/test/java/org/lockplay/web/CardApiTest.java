package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;

@StartsProcesses
@QuarkusTest
class CardApiTest {

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    private String save(String title) throws Exception {
        HttpResponse<String> saved = client.post("/api/scenarios", "{\"version\":1,\"title\":\"" + title + "\"}");
        return (String) Json.parseObject(saved.body()).get("slug");
    }

    private static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1).replace("&amp;", "&");
    }

    @Test
    void aPageNamesItsPictureInItsLanguage() throws Exception {
        String page = client.get("/s/" + save("Card") + "?lang=zh", "Accept", "text/html")
                .body();

        String picture = found(page, "og:image\" content=\"([^\"]+)");
        assertThat(picture).startsWith(server.toString()).endsWith("lang=zh");
        HttpResponse<String> png = client.get(URI.create(picture).getPath() + "?lang=zh");
        assertThat(png.statusCode()).isEqualTo(200);
        assertThat(png.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(client.get(URI.create(picture).getPath().replace(".png", ".svg") + "?lang=zh")
                        .body())
                .contains("<svg", "位买家");
        assertThat(client.get("/s/nosuchslug1/card.png").statusCode()).isEqualTo(404);
    }

    @Test
    void aRunsPictureIsDrawnFromItsHistory() throws Exception {
        String run = client.start("{\"version\":1,\"program\":\"read\\ntake\\nthink 600\\nwrite\"}");
        client.history(run);

        assertThat(client.get("/r/" + run + "/card.svg?lang=en").body()).contains("<svg", "1 ticket, sold", "buyer 9");
    }

    @Test
    void oEmbedGivesAFrameThatLeadsToTheEmbed() throws Exception {
        String page = client.get("/s/" + save("<b>Bold</b>") + "?lang=zh", "Accept", "text/html")
                .body();
        String address = found(page, "json\\+oembed\" href=\"([^\"]+)");

        Map<String, Object> document =
                Json.parseObject(client.get(address.substring(server.toString().length() - 1) + "&maxwidth=500")
                        .body());

        assertThat(document)
                .containsEntry("type", "rich")
                .containsEntry("version", "1.0")
                .containsEntry("width", 500L);
        assertThat(client.get(address.substring(server.toString().length() - 1) + "&maxwidth=200&maxheight=100")
                        .body())
                .contains("\"width\":200", "\"height\":100");
        String html = (String) document.get("html");
        assertThat(html).startsWith("<iframe").contains("lang=zh").doesNotContain("<b>");
        String frame = found(html, "src=\"([^\"]+)");
        HttpResponse<String> embed =
                client.get(frame.substring(server.toString().length() - 1), "Accept", "text/html");
        assertThat(embed.statusCode()).isEqualTo(200);
        assertThat(embed.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(embed.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors *");
        assertThat(embed.body()).contains("lock-embed");
    }

    @Test
    void oEmbedIsForOurPagesOnly() throws Exception {
        for (String url :
                new String[] {"http://elsewhere.example/s/abc", server + "api/runs", "", server + "s/nosuchslug1"}) {
            String asked = "/api/oembed?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);
            assertThat(client.get(asked).statusCode()).as(url).isEqualTo(404);
        }
        assertThat(client.get("/api/oembed?format=xml").statusCode()).isEqualTo(501);
    }
}
