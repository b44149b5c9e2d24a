package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;

/** Request bodies as people paste them, at every endpoint that reads one. */
@StartsProcesses
@QuarkusTest
class BodyTest {

    /** Endpoints that read a body from any client; each with its method. */
    private static final List<String> ADDRESSES = List.of(
            "POST /api/runs",
            "POST /api/scenarios",
            "POST /api/exercises/see-the-race/attempts",
            "POST /api/workshops",
            "POST /api/session/recover");

    /** Endpoints that decode the body before they check the client's permission. */
    private static final List<String> OTHER_ADDRESSES = List.of(
            "POST /api/runs/some/faults",
            "POST /api/runs/some/steps",
            "PATCH /api/session/runs/some",
            "PATCH /api/session/scenarios/some",
            "POST /api/workshops/ACDEFG/attendees",
            "POST /api/workshops/ACDEFG/hand",
            "POST /api/workshops/ACDEFG/votes",
            "POST /api/workshops/ACDEFG/settings",
            "POST /api/workshops/ACDEFG/screen");

    private static final List<String> ALL_ADDRESSES =
            Stream.concat(ADDRESSES.stream(), OTHER_ADDRESSES.stream()).toList();

    @TestHTTPResource("/")
    URI server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        byte[] body = "{\"version\":1,\n \"title\":\"最后一张票\"}".getBytes(Charset.forName("GBK"));
        for (String address : ALL_ADDRESSES) {
            Map<?, ?> error = onlyError(send(address, body, "en"));

            assertThat(error.get("code")).as(address).isEqualTo("not-utf-8");
            assertThat(error.get("line")).isEqualTo(2L);
            assertThat(error.get("column")).isEqualTo(11L);
            assertThat(error.get("message"))
                    .isEqualTo("The body is not UTF-8: in line 2, column 11 stands the byte 0xD7. Send it as UTF-8.");
            assertThat(onlyError(send(address, body, "zh")).get("message").toString())
                    .contains("不是 UTF-8");
        }
    }

    @Test
    void aBodyThatEndsInTheMiddleOfACharacterIsRefused() throws Exception {
        byte[] whole = "{\"title\":\"票".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThat(onlyError(send("POST /api/runs", cut, "en")).get("code")).isEqualTo("not-utf-8");
    }

    @Test
    void aMarkAtTheStartMeansNothing() throws Exception {
        byte[] body = "\uFEFF{\"version\":1,\"program\":\"\\uFEFFread\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(send("POST /api/runs", body, "en").statusCode()).isEqualTo(201);
        assertThat(send("POST /api/scenarios", body, "en").statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"version\":1,}    | in line 1, column 13, this comma has nothing behind it. Delete it.",
                "{'version':1}       | in line 1, column 2, “'” is the wrong kind of quote. Use straight double quotes.",
                "{\"version\":01}    | in line 1, column 12, “01” is not how JSON writes a number.",
                "{\"version\":NaN}   | in line 1, column 12, “NaN” is not a value.",
                "{\"version\":1 // x | in line 1, column 14, JSON has no comments. Delete it.",
                "{\"version\":1      | in line 1, column 13, the JSON ends here, before it is complete: “}” is missing.",
            })
    void jsonThatIsNoneIsExplainedInTheLanguageOfWhoAsks(String body, String message) throws Exception {
        for (String address : ADDRESSES) {
            Map<?, ?> english = onlyError(send(address, body.getBytes(StandardCharsets.UTF_8), "en"));
            Map<?, ?> chinese = onlyError(send(address, body.getBytes(StandardCharsets.UTF_8), "zh-CN"));

            assertThat(english.get("code")).isEqualTo("not-json");
            assertThat(english.get("line")).isEqualTo(1L);
            assertThat(english.get("message").toString()).startsWith("Not JSON: " + message);
            assertThat(chinese.get("message").toString())
                    .startsWith("不是 JSON：第 1 行第 ")
                    .doesNotContain("line", "column", "expected");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[[[[[[[[[[[[[[[[[[[", "{\"a\":00}", "{\"a\":\"\\q\"}", "{\"a\":1,\"a\":1}", "{a:1}", "\u0000"})
    void nothingOfTheParserIsShown(String body) throws Exception {
        for (String address : ADDRESSES) {
            assertThat(send(address, body.getBytes(StandardCharsets.UTF_8), "en")
                            .body())
                    .doesNotContainIgnoringCase("jackson")
                    .doesNotContain("Feature", "ALLOW_", "StreamRead", "code 1", "token", "fasterxml", "Exception");
        }
    }

    /** Without a Content-Length, so that its size is known only after reading it. */
    @Test
    void aLargeBodyWithoutALengthIsRefused() throws Exception {
        byte[] body = ("{\"title\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (String address : ALL_ADDRESSES) {
            HttpRequest request = request(address, "en")
                    .method(address.split(" ")[0], BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();

            assertThat(http.send(request, BodyHandlers.ofString()).statusCode())
                    .as(address)
                    .isEqualTo(413);
        }
    }

    @Test
    void aProgramIsRefusedForOneReasonInEachLanguage() throws Exception {
        byte[] body = "{\"version\":1,\"program\":\"with lock\\n  read\\n  take\\n  write\"}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(onlyError(send("POST /api/runs", body, "en")).get("message"))
                .isEqualTo("A colon is missing at the end: “with lock:”.");
        assertThat(onlyError(send("POST /api/runs", body, "zh")).get("message")).isEqualTo("末尾少了冒号，应写作“with lock:”。");
    }

    private HttpResponse<String> send(String address, byte[] body, String language) throws Exception {
        String method = address.split(" ")[0];
        HttpRequest request = request(address, language)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String address, String language) {
        return HttpRequest.newBuilder(server.resolve(address.split(" ")[1]))
                .header("Content-Type", "application/json")
                .header("Accept-Language", language);
    }

    private static Map<?, ?> onlyError(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        List<?> errors = (List<?>) Json.parseObject(answer.body()).get("errors");
        assertThat(errors).hasSize(1);
        return (Map<?, ?>) errors.get(0);
    }
}
