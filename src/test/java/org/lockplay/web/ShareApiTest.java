package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioCodec;
import org.lockplay.scenario.ScenarioReader;

@StartsProcesses
@QuarkusTest
class ShareApiTest {

    private static final String LOCKED = "{\"version\":1,\"lock\":{\"kind\":\"semaphore\"}}";
    private static final String FORGETFUL = "{\"version\":1,\"lock\":{\"kind\":\"semaphore\"},\"timeLimitMs\":3000,"
            + "\"program\":\"query\\nlock\\nread\\ntake\\nwrite\"}";

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    private String save(String body) throws Exception {
        HttpResponse<String> response = client.post("/api/scenarios", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return (String) Json.parseObject(response.body()).get("slug");
    }

    private String saveExpecting(String scenario, String expect) throws Exception {
        return save("{\"scenario\":" + scenario + ",\"expect\":\"" + expect + "\"}");
    }

    @Test
    void theSameScenarioHasTheSameShortLinkHoweverItIsWritten() throws Exception {
        String slug = save(LOCKED);

        assertThat(slug).matches("[\\w-]{11}");
        assertThat(save("{ \"stock\": 1, \"lock\":{\"kind\":\"semaphore\",\"acquireTimeoutMs\":null},\"version\":1}"))
                .isEqualTo(slug);
        assertThat(save("{\"scenario\":" + LOCKED + "}")).isEqualTo(slug);
        assertThat(saveExpecting(LOCKED, "safe")).isNotEqualTo(slug);
        assertThat(save("{\"version\":1}")).isNotEqualTo(slug);
    }

    @Test
    void aShortLinkGivesBackWhatWasSaved() throws Exception {
        String slug = save(
                "{\"scenario\":" + LOCKED + ",\"description\":\"Line one\\nline <b>two</b>\",\"expect\":\"safe\"}");

        Map<String, Object> read =
                Json.parseObject(client.get("/api/scenarios/" + slug).body());

        assertThat(read)
                .containsEntry("title", "The last ticket")
                .containsEntry("description", "Line one\nline <b>two</b>")
                .containsEntry("expect", "safe");
        ScenarioReader reader = new ScenarioReader(Limits.DEFAULT);
        assertThat(reader.read(Json.write(read.get("scenario")))).isEqualTo(reader.read(LOCKED));
        String draft = (String) ((Map<?, ?>) read.get("links")).get("draft");
        assertThat(new ScenarioCodec(Limits.DEFAULT).decode(draft.substring(2))).isEqualTo(reader.read(LOCKED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":1,\"stock\":-1}",
                "{\"scenario\":{\"version\":1},\"mood\":1}",
                "{\"scenario\":{\"version\":1},\"expect\":\"luck\"}",
                "{\"scenario\":{\"version\":1},\"description\":\"\\u0007\"}",
                "{\"scenario\":5}",
                "[]",
                "",
            })
    void whatIsNoScenarioIsNotSaved(String body) throws Exception {
        HttpResponse<String> response = client.post("/api/scenarios", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void allFieldsAtFaultAreNamedTogether() throws Exception {
        String body = client.post(
                        "/api/scenarios",
                        "{\"scenario\":{\"version\":1,\"stock\":-1},\"description\":\"\\u0007\",\"expect\":\"luck\",\"mood\":1}")
                .body();

        assertThat(body)
                .contains("\"field\":\"stock\"")
                .contains("\"field\":\"description\"")
                .contains("\"field\":\"expect\"")
                .contains("\"field\":\"mood\"");
    }

    @Test
    void aTitleOfTenKilobytesIsRefused() throws Exception {
        String title = "x".repeat(10_240);
        assertThat(client.post("/api/scenarios", "{\"version\":1,\"title\":\"" + title + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aHostileTitleIsNothingButText() throws Exception {
        String slug = save("{\"scenario\":{\"version\":1,\"title\":\"</title><script>alert(1)</script>\\\"\\u202E\"},"
                + "\"description\":\"\\\"><img src=x onerror=alert(1)>\"}");

        HttpResponse<String> page = client.get("/s/" + slug, "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;script&gt;", "og:title").doesNotContain("<script>alert", "<img src=x");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/nosuchslug1", "/r/nosuchrun", "/s/..%2F..", "/r/%00"})
    void aLinkToNothingIsAPageThatSaysSo(String path) throws Exception {
        HttpResponse<String> page = client.get(path, "Accept", "text/html");

        assertThat(page.statusCode()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("Exception", "og:title");
    }

    @ParameterizedTest
    @CsvSource({"/, DENY", "/api/catalog, DENY", "/app/manifest.json, DENY"})
    void nothingButEmbedsMayBeFramed(String path, String option) throws Exception {
        assertThat(client.get(path).headers().firstValue("X-Frame-Options")).contains(option);
    }

    @Test
    void aCheckSaysByItsStatusWhetherItCameOutAsExpected() throws Exception {
        String safe = saveExpecting(LOCKED, "safe");
        String stuck = saveExpecting(FORGETFUL, "stuck");

        assertThat(check(safe, "").statusCode()).isEqualTo(200);
        HttpResponse<String> came = check(stuck, "?lang=zh");
        assertThat(came.statusCode()).as(came.body()).isEqualTo(200);
        assertThat(Json.parseObject(came.body()))
                .containsEntry("asExpected", true)
                .containsEntry("liveness", "stuck");

        HttpResponse<String> other = check(safe, "?expect=oversold");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("/problems/not-as-expected", "oversold");
        assertThat(check(save(LOCKED), "").statusCode()).isEqualTo(400);
        assertThat(check(safe, "?expect=luck").statusCode()).isEqualTo(400);
        assertThat(check("nosuchslug1", "").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> check(String slug, String query) throws Exception {
        return client.post("/api/scenarios/" + slug + "/checks" + query, "");
    }

    @Test
    void lookingAtTheFormerAddressOfACheckStartsNothingAndSaysHowToCheck() throws Exception {
        String slug = saveExpecting(LOCKED, "safe");

        HttpResponse<String> answer = client.get("/s/" + slug + "/check?expect=safe");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body())
                .contains(
                        "/problems/check-by-post", "curl -fsS -X POST " + server + "api/scenarios/" + slug + "/checks");
        assertThat(Json.parse(client.get("/api/session/runs").body()))
                .asInstanceOf(LIST)
                .isEmpty();
        assertThat(client.get("/s/nosuchslug1/check").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteStartsNothing(String site) throws Exception {
        String slug = saveExpecting(LOCKED, "safe");
        List<String> calls = List.of("/api/scenarios/" + slug + "/checks", "/api/runs", "/api/scenarios");

        for (String call : calls) {
            HttpResponse<String> refused = client.post(call, LOCKED, "Sec-Fetch-Site", site);
            assertThat(refused.statusCode()).as(call).isEqualTo(403);
            assertThat(refused.body()).contains("/problems/other-site");
        }
        assertThat(Json.parse(client.get("/api/session/runs").body()))
                .asInstanceOf(LIST)
                .isEmpty();
        assertThat(client.post(calls.get(0), "", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/s/" + slug, "Sec-Fetch-Site", site).statusCode())
                .as("following a link starts nothing")
                .isEqualTo(200);
    }

    @Test
    void theRaceIsOversold() throws Exception {
        String slug = saveExpecting("{\"version\":1,\"program\":\"read\\ntake\\nthink 600\\nwrite\"}", "oversold");

        assertThat(check(slug, "").statusCode()).isEqualTo(200);
    }

    @Test
    void aRunIsSharedByItsOwnerAndSeenByAnybody() throws Exception {
        String run = client.start("{\"version\":1,\"title\":\"Shared one\"}");
        client.history(run);
        RunClient stranger = new RunClient(server);

        assertThat(stranger.post("/api/runs/" + run + "/share", "{}").statusCode())
                .isEqualTo(403);
        assertThat(client.post("/api/runs/" + run + "/share", "{}").statusCode())
                .isEqualTo(200);
        HttpResponse<String> page = stranger.get("/r/" + run + "?lang=zh", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"zh\"", "Shared one", "张票");
        assertThat(client.get("/api/session/runs").body()).contains("\"shared\":true");
    }
}
