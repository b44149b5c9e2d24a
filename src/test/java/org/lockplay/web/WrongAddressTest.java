package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.StartsProcesses;
import org.lockplay.web.http.Problem;

/** What a browser shows for an unknown URL, and what other clients get. */
@StartsProcesses
@QuarkusTest
class WrongAddressTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere,                          404, /",
        "/runs,                             404, /",
        "/runs/Ab3dEf-hIjK,                 404, /r/Ab3dEf-hIjK",
        "/scenarios/Ab3dEf-hIjK,            404, /s/Ab3dEf-hIjK",
        "/exercises/99-nope,                404, /exercises",
        "/exercises/see-the-race/more,      404, /exercises",
        "/ABCDEF/wall,                      404, /join/ABCDEF",
        "/workshops/ACDEFG/wall,            404, /join/ACDEFG",
        "/api/workshops/ACDEFG,             404, /join",
        "/api/workshops/ACDEFG/wall,        403, /join/ACDEFG",
        "/api/nothing,                      404, /q/openapi",
        "/api/runs,                         405, /q/openapi",
        "/api/runs/nosuchrun,               404, /",
        "/api/runs/nosuchrun/events,        404, /",
        "/api/runs/nosuchrun/export,        404, /",
        "/api/scenarios/nosuchslug1,        404, /",
        "/api/exercises/99-nope,            404, /exercises",
        "/api/runs/x/events?after=many,     404, /",
        "/s/nosuchslug1/card.png,           404, /",
        "/embed,                            404, /",
        "/q/nothing,                        404, /",
        "/app/assets/nothing.js,            404, /",
    })
    void aBrowserGetsAPageWithAWayOn(String path, int status, String way) throws Exception {
        HttpResponse<String> english = client.get(path, "Accept", BROWSER, "Accept-Language", "en");
        HttpResponse<String> chinese = client.get(path, "Accept", BROWSER, "Accept-Language", "zh-CN");

        assertThat(english.statusCode()).as(english.body()).isEqualTo(status);
        assertPage(english, "<html lang=\"en\"", "Continue from here");
        assertThat(english.body()).contains("<a href=\"" + way + "\">", "<a href=\"/\">");
        assertPage(chinese, "<html lang=\"zh\"", "可以从这里继续");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere,                          404",
        "/runs,                             404",
        "/ABCDEF/wall,                      404",
        "/api/exercises/99-nope,            404",
        "/api/workshops/ACDEFG/wall,        403",
        "/api/nothing,                      404",
    })
    void aProgramGetsAProblemDocument(String path, int status) throws Exception {
        for (String accept : new String[] {"*/*", "application/json", "application/json, text/html;q=0.5"}) {
            HttpResponse<String> answer = client.get(path, "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(Problem.MEDIA_TYPE);
        }
        assertThat(client.get(path).headers().firstValue("Content-Type").orElse(""))
                .startsWith(Problem.MEDIA_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"*/*, 404", "application/json, 406"})
    void aPageThatIsNotThereIsAProblemForAProgramToo(String accept, int status) throws Exception {
        HttpResponse<String> answer = client.get("/exercises/99-nope", "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(Problem.MEDIA_TYPE);
    }

    @Test
    void whatAnAddressSaysIsNoPartOfThePage() throws Exception {
        HttpResponse<String> page = client.get("/exercises/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "Accept", BROWSER);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    private static void assertPage(HttpResponse<String> answer, String language, String ways) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body())
                .contains(language, ways, "<h1>")
                .doesNotContain("{\"type\"", "Exception", "NOT_FOUND", "<h1></h1>");
    }
}
