package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.web.ApiOperations.Operation;

/** What pages of other origins may do here: look at what everybody may see, and change nothing. */
@StartsProcesses
@QuarkusTest
class ForeignPageTest {

    private static final String LONG = "{\"version\":1,\"program\":\"think 50000\",\"timeLimitMs\":60000}";

    @TestHTTPResource("/")
    URI server;

    private RawHttp http;

    @BeforeEach
    void open() {
        http = new RawHttp(server, 10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1",
                "http://localhost",
                "https://attacker.example",
                "http://attacker.example:$port",
                "http://127.0.0.1:$port",
                "http://localhost.attacker.example:$port",
                "null",
                "",
                "file://",
            })
    void noOperationOfTheApiIsChangedByAPageOfAnotherOrigin(String page) throws Exception {
        String origin = page.replace("$port", String.valueOf(server.getPort()));
        int tried = 0;
        for (Operation operation : ApiOperations.of(server)) {
            if (operation.isChanging()) {
                String target = operation.path().replaceAll("\\{\\w+}", "nothing");
                for (String type : List.of("text/plain", "application/json")) {
                    RawHttp.Answer answer =
                            http.send(operation.method(), target, "{}", "Content-Type", type, "Origin", origin);
                    assertThat(answer.status())
                            .as(operation + ": " + answer.body())
                            .isEqualTo(403);
                    assertThat(answer.body()).contains("/problems/other-site");
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void aFormOnAnotherPortNeitherStopsNorSharesARun() throws Exception {
        RunClient owner = new RunClient(server);
        String cookie =
                owner.get("/exercises").headers().firstValue("Set-Cookie").orElseThrow();
        String run = owner.start(LONG);
        for (String call : List.of("stop", "share")) {
            RawHttp.Answer answer = http.send(
                    "POST",
                    "/api/runs/" + run + "/" + call,
                    "a=b",
                    "Content-Type",
                    "text/plain",
                    "Origin",
                    "http://localhost:3000",
                    "Cookie",
                    cookie.substring(0, cookie.indexOf(';')));
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(owner.show(run)).doesNotContainEntry("status", "stopped");
        List<?> mine = (List<?>) Json.parse(owner.get("/api/session/runs").body());
        assertThat(((Map<?, ?>) mine.get(0)).get("shared")).isEqualTo(false);

        assertThat(http.send(
                                "POST",
                                "/api/runs/" + run + "/stop",
                                "",
                                "Origin",
                                "http://" + http.host(),
                                "Cookie",
                                cookie.substring(0, cookie.indexOf(';')))
                        .status())
                .as("from the server's own page")
                .isLessThan(300);
    }

    @Test
    void ownPagesAndProgramsWithoutABrowserAreServed() throws Exception {
        assertThat(make()).as("a program").isEqualTo(201);
        assertThat(make("Origin", "http://" + http.host())).isEqualTo(201);
        assertThat(make("Sec-Fetch-Site", "none")).isEqualTo(201);
        assertThat(make("Sec-Fetch-Site", "same-origin", "Origin", "https://locks.example.org"))
                .as("behind a proxy that does not pass on the host")
                .isEqualTo(201);
        assertThat(make("Sec-Fetch-Site", "same-site", "Origin", "http://" + http.host()))
                .isEqualTo(403);
    }

    @Test
    void everyoneMayLook() throws Exception {
        assertThat(http.send("GET", "/api/catalog", "", "Origin", "https://notes.example")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "attacker.example:8080",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "1.2.3",
                "locks",
                "attacker.example.",
            })
    void aForeignHostIsRefusedWhateverIsAskedFor(String host) throws Exception {
        for (String path : List.of("/", "/api/catalog", "/icon.svg", "/app/manifest.json", "/q/openapi", "/no")) {
            RawHttp.Answer answer = http.sendTo(host, "GET", path, "");
            assertThat(answer.status()).as(path).isEqualTo(421);
            assertThat(answer.body()).contains("/problems/foreign-host");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(http.sendTo(host, "POST", "/api/workshops", "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(421);
        assertThat(http.sendTo(host, "GET", "/exercises", "", "Accept", "text/html", "Accept-Language", "zh")
                        .body())
                .contains("<html lang=\"zh\"", "LOCKPLAY_ALLOWED_HOSTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.",
                "locks.localhost:80",
                "127.0.0.1",
                "127.0.0.1:9",
                "192.0.2.7:8080",
                "[::1]:8080",
                "[2001:db8::7]",
            })
    void loopbackNamesAndAddressesAreNoForeignHosts(String host) throws Exception {
        assertThat(http.sendTo(host, "GET", "/api/catalog", "").status()).isEqualTo(200);
    }

    private int make(String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.send("POST", "/api/workshops", "{}", all).status();
    }
}
