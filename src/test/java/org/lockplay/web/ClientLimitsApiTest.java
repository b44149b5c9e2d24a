package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;

/** An application whose limits for a session are low: over each, the answer is 429 and says when to try again. */
@StartsProcesses
@QuarkusTest
@TestProfile(LowLimits.Low.class)
class ClientLimitsApiTest extends LowLimits {

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
}
