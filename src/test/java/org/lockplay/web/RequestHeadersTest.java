package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.web.ApiOperations.Operation;

/** Headers that are malformed, on every page and every call of the API. */
@StartsProcesses
@QuarkusTest
class RequestHeadersTest {

    private static final AtomicInteger CLIENTS = new AtomicInteger(20_000);

    @TestHTTPResource("/")
    URI server;

    private RawHttp http;

    @BeforeEach
    void open() throws Exception {
        http = newClient();
    }

    /** At an address of its own, since wrong join codes are limited by address. */
    private RawHttp newClient() throws Exception {
        return new RawHttp(server, 10_000).from(CLIENTS.incrementAndGet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en;q=abc", "*;q=2", "en;q=", "en;Q=0.5, zh-C", ",", "en_US.UTF-8", "en;q=0.5;q=0.5"})
    void aMalformedLanguageIsAsGoodAsNone(String language) throws Exception {
        List<Operation> operations = new ArrayList<>(ApiOperations.of(server));
        operations.addAll(ApiOperations.pages());
        for (Operation operation : operations) {
            RawHttp http = newClient();
            String target = operation.path().replaceAll("\\{\\w+}", "nothing");
            String body = operation.hasBody() ? "{\"name\":1}" : "";
            RawHttp.Answer plain = http.send(operation.method(), target, body, "Content-Type", "application/json");

            RawHttp.Answer answer = http.send(
                    operation.method(), target, body, "Content-Type", "application/json", "Accept-Language", language);

            assertThat(answer.status())
                    .as(operation + ": " + answer.body())
                    .isEqualTo(plain.status())
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en;q=abc, zh | zh",
                "*;q=2, zh;q=0.3, en;q=.2 | zh",
                "en;Q=0.2, zh; Q=0.8 | zh",
                "zh;q=1.5, en;q=0.1 | en",
                "x;q=, ,zh | zh"
            })
    void theWellFormedLanguagesStillCount(String languages, String served) throws Exception {
        assertThat(http.send("GET", "/", "", "Accept-Language", languages).body())
                .contains("<html lang=\"" + served);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | text/html",
                "nonsense, text/html                                  | text/html",
                "text/html;q=abc, application/json                    | application/problem+json",
                "nonsense                                             | application/problem+json",
            })
    void theWellFormedMediaTypesStillCount(String accept, String served) throws Exception {
        RawHttp.Answer answer = http.send("GET", "/api/nothing", "", "Accept", accept);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith(served);
    }

    @ParameterizedTest
    @CsvSource({"/, text/html", "/api/catalog, application/json", "/api/session, application/json"})
    void javasOwnClientIsServed(String path, String served) throws Exception {
        RawHttp.Answer answer =
                http.send("GET", path, "", "Accept", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(served);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "nonsense, *", "*;q=0.5"})
    void aStarByItselfMeansAnyMediaType(String accept) throws Exception {
        RawHttp.Answer answer = http.send("GET", "/api/catalog", "", "Accept", accept);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void aMalformedContentTypeIsNotSupported() throws Exception {
        for (String type : List.of("null", "a=b; c=d", "http://[", "text")) {
            assertThat(http.send("POST", "/api/runs", "{\"version\":1}", "Content-Type", type)
                            .status())
                    .isEqualTo(415);
            assertThat(http.send("GET", "/api/runs/nothing/events", "", "Content-Type", type)
                            .status())
                    .isEqualTo(415);
        }
    }
}
