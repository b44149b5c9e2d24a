package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.AtOnce;
import org.lockplay.ConcurrentTests;
import org.lockplay.ConcurrentTests.Case;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;

/** An application whose limits for a session are low: over each, the answer is 429 and says when to try again. */
@StartsProcesses
@QuarkusTest
@TestProfile(ClientLimitsApiTest.Low.class)
class ClientLimitsApiTest {

    private static final String SMALL = "{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"read\"}";
    private static final String LONG = "{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"think 20000\"}";
    private static final int MOST_STARTS = 20;
    private static final int MOST_STREAMS = 3;
    private static final int MOST_SAVES = 5;
    private static final int MOST_SCENARIOS = 2;
    private static final int MOST_ATTENDEES = 2;
    private static final int MOST_JOINS = 5;
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(40);

    /** A few of everything. */
    public static class Low implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lockplay.run.starts-of-session",
                    String.valueOf(MOST_STARTS),
                    "lockplay.run.stored-of-session",
                    "4K",
                    "lockplay.run.stored-of-address",
                    "200K",
                    "lockplay.web.saves-of-session",
                    String.valueOf(MOST_SAVES),
                    "lockplay.keep.scenarios-of-session",
                    String.valueOf(MOST_SCENARIOS),
                    "lockplay.web.export-memory",
                    "1K",
                    "lockplay.workshop.attendees",
                    String.valueOf(MOST_ATTENDEES),
                    "lockplay.web.joins-of-address",
                    String.valueOf(MOST_JOINS),
                    "lockplay.web.streams-of-session",
                    String.valueOf(MOST_STREAMS));
        }
    }

    @TestHTTPResource("/")
    URI server;

    @Test
    void aSessionThatStartsTooManyRunsWithinAMinuteIsRefused() throws Exception {
        RunClient client = newSession();
        for (int i = 0; i < MOST_STARTS; i++) {
            assertThat(client.post("/api/runs", SMALL).statusCode()).isEqualTo(201);
        }

        assertRefused(client.post("/api/runs", SMALL), "too-many-starts");
        assertThat(newSession().post("/api/runs", SMALL).statusCode())
                .as("another session")
                .isEqualTo(201);
    }

    /** What is stored is measured again after some seconds; the two wait for that at the same time. */
    @TestFactory
    Stream<DynamicTest> clientsWhoseStoredRunsTakeTooMuchAreRefused() {
        return ConcurrentTests.of(
                new Case("a session until it deletes some", this::refuseSessionUntilItDeletesSome),
                new Case("clients without session together", this::refuseClientsWithoutSessionTogether));
    }

    private void refuseSessionUntilItDeletesSome() throws Exception {
        RunClient client = newSession();
        String run =
                client.start("{\"version\":1,\"placement\":{\"processes\":8},\"program\":\"read\\ntake\\nwrite\"}");
        client.history(run);

        HttpResponse<String> answer = client.post("/api/runs", SMALL);
        List<String> started = new ArrayList<>(List.of(run));
        long deadline = System.nanoTime() + LIMIT_NS;
        while (answer.statusCode() == 201 && System.nanoTime() < deadline) {
            started.add(idOf(answer));
            client.history(idOf(answer));
            TimeUnit.SECONDS.sleep(2);
            answer = client.post("/api/runs", SMALL);
        }
        assertRefused(answer, "too-much-stored");

        for (String one : started) {
            assertThat(client.send("DELETE", "/api/session/runs/" + one, "").statusCode())
                    .isEqualTo(204);
        }
        assertThat(client.post("/api/runs", SMALL).statusCode()).isEqualTo(201);
    }

    /** Each request of theirs begins a new session. */
    private void refuseClientsWithoutSessionTogether() throws Exception {
        RawHttp anonymous = new RawHttp(server, 10_000).from(41);
        String large = "{\"version\":1,\"placement\":{\"processes\":8},\"rounds\":100,\"program\":\"read\\nquery\"}";
        long deadline = System.nanoTime() + LIMIT_NS;
        RawHttp.Answer answer = post(anonymous, large);
        while (answer.status() == 201 && System.nanoTime() < deadline) {
            String location = answer.header("Location");
            new RunClient(server).history(location.substring(location.lastIndexOf('/') + 1));
            TimeUnit.SECONDS.sleep(2);
            answer = post(anonymous, large);
        }

        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("/problems/too-much-stored-there");
        assertThat(post(anonymous.from(42), SMALL).status())
                .as("another address")
                .isEqualTo(201);
    }

    @Test
    void clientsThatJoinTooOftenAreRefusedAsIsWhoComesToAFullWorkshop() throws Exception {
        Object code = Json.parseObject(newSession().post("/api/workshops", "{}").body())
                .get("code");
        RawHttp bots = new RawHttp(server, 10_000).from(43);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i <= MOST_JOINS; i++) {
            statuses.add(join(bots, code, "bot " + i).status());
        }

        assertThat(statuses).containsExactly(201, 201, 409, 409, 409, 429);
        assertThat(join(bots.from(44), code, "Ada").body()).contains("/problems/workshop-full");
        assertThat(join(bots, code, "bot").body()).contains("/problems/too-many-joins");
    }

    /** Each export takes all the memory for exports until its client has received it. */
    @Test
    void anExportIsRefusedWhileAnotherOneIsBeingSentAndMadeWhenItsClientIsGone() throws Exception {
        String large = "{\"version\":1,\"placement\":{\"processes\":8},\"rounds\":1000,"
                + "\"program\":\"read\\nquery\\nread\\nquery\\nread\\nquery\"}";
        RawHttp.Answer started = post(new RawHttp(server, 10_000).from(45), large);
        RunClient client = new RunClient(server);
        String run = started.header("Location").replaceFirst(".*/", "");
        client.history(run);
        String export = "/api/runs/" + run + "/export?format=shiviz";

        try (Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(server.getHost(), server.getPort()));
            slow.getOutputStream()
                    .write(("GET " + export + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(slow.getInputStream().read()).isEqualTo('H');

            assertRefused(client.get(export), "too-many-exports");
            assertRefused(client.get("/r/" + run + "/card.png", "Accept", "*/*"), "too-many-exports");
        }

        HttpResponse<String> answer = client.get(export);
        long deadline = System.nanoTime() + LIMIT_NS;
        while (answer.statusCode() == 429 && System.nanoTime() < deadline) {
            answer = client.get(export);
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().count())
                .isGreaterThan(2L * client.history(run).size());
    }

    private static RawHttp.Answer join(RawHttp client, Object code, String nickname) throws Exception {
        return client.send(
                "POST",
                "/api/workshops/" + code + "/attendees",
                "{\"nickname\":\"" + nickname + "\"}",
                "Content-Type",
                "application/json");
    }

    private static RawHttp.Answer post(RawHttp client, String scenario) throws Exception {
        return client.send("POST", "/api/runs", scenario, "Content-Type", "application/json");
    }

    @Test
    void aSessionThatSavesTooMuchWithinAMinuteIsRefused() throws Exception {
        RunClient client = newSession();
        assertThat(client.post("/api/workshops", "{}").statusCode()).isEqualTo(201);
        for (int i = 1; i < MOST_SAVES; i++) {
            assertThat(client.post("/api/scenarios", SMALL).statusCode()).isEqualTo(201);
        }

        assertRefused(client.post("/api/scenarios", SMALL), "too-many-saves");
        assertRefused(client.post("/api/workshops", "{}"), "too-many-saves");
        assertRefused(client.post("/api/exercises/see-the-race/hints", ""), "too-many-saves");
        assertThat(newSession().post("/api/scenarios", SMALL).statusCode())
                .as("another session")
                .isEqualTo(201);
    }

    @Test
    void aSessionsListOfScenariosTakesNoMoreThanItsLimitHoweverManyAreSavedAtOnce() throws Exception {
        RunClient client = newSession();
        AtomicInteger number = new AtomicInteger();
        List<HttpResponse<String>> answers = AtOnce.call(
                MOST_SCENARIOS + 1, () -> client.post("/api/scenarios", scenario(number.incrementAndGet())));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(MOST_SCENARIOS);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .singleElement()
                .satisfies(answer -> assertRefused(answer, "too-many-scenarios"));
        Set<Integer> again = new HashSet<>();
        for (int one = 1; one <= MOST_SCENARIOS; one++) {
            again.add(client.post("/api/scenarios", scenario(one)).statusCode());
        }
        assertThat(again).as("what it has can be saved again").contains(201);
    }

    private static String scenario(int stock) {
        return "{\"version\":1,\"stock\":" + stock + "}";
    }

    @Test
    void aSessionWithTooManyStreamsIsRefusedUntilOneOfThemEnds() throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager())
                .build();
        http.send(HttpRequest.newBuilder(server.resolve("exercises")).build(), BodyHandlers.discarding());
        Map<String, Object> workshop =
                Json.parseObject(newSession().post("/api/workshops", "{}").body());
        String ofWorkshop = "/api/workshops/" + workshop.get("code");
        http.send(post(ofWorkshop + "/attendees", "{\"nickname\":\"Ada\"}"), BodyHandlers.discarding());
        http.send(
                post(ofWorkshop + "/instructor", "{\"key\":\"" + workshop.get("key") + "\"}"),
                BodyHandlers.discarding());
        List<HttpRequest> follow = List.of(
                stream("/api/runs/" + new RunClient(server).start(LONG) + "/events"),
                stream(ofWorkshop + "/room/stream"),
                stream(ofWorkshop + "/wall/stream"));
        List<InputStream> open = new ArrayList<>();
        try {
            for (HttpRequest request : follow) {
                HttpResponse<InputStream> stream = http.send(request, BodyHandlers.ofInputStream());
                assertThat(stream.statusCode()).isEqualTo(200);
                open.add(stream.body());
            }
            for (HttpRequest request : follow) {
                assertRefused(http.send(request, BodyHandlers.ofString()), "too-many-streams");
            }

            open.remove(0).close();
            long deadline = System.nanoTime() + LIMIT_NS;
            HttpResponse<InputStream> next = http.send(follow.get(0), BodyHandlers.ofInputStream());
            while (next.statusCode() != 200 && System.nanoTime() < deadline) {
                next.body().close();
                next = http.send(follow.get(0), BodyHandlers.ofInputStream());
            }
            open.add(next.body());
            assertThat(next.statusCode()).isEqualTo(200);
        } finally {
            for (InputStream stream : open) {
                stream.close();
            }
        }
    }

    private HttpRequest stream(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Accept", "text/event-stream")
                .build();
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** A session that the server has issued before. */
    private RunClient newSession() throws Exception {
        RunClient client = new RunClient(server);
        client.get("/exercises");
        return client;
    }

    private static String idOf(HttpResponse<String> started) {
        String location = started.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("/problems/" + code);
        assertThat(answer.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d*");
    }
}
