package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;

/** Clients that do not send the bodies that they have announced. */
@StartsProcesses
@QuarkusTest
class SlowBodyTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int LIMIT_MS = 60_000;

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "quarkus.thread-pool.max-threads")
    int threads;

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void halfRequestsBlockNoOtherRequest() throws Exception {
        for (int i = 0; i < threads + 10; i++) {
            send("POST /api/runs HTTP/1.1", "Content-Length: 10", "{");
        }

        assertThat(get("/api/catalog")).isEqualTo(200);
        assertThat(get("/exercises")).isEqualTo(200);
    }

    @Test
    void aBodyThatDoesNotArriveIsAnsweredAndItsConnectionClosed() throws Exception {
        List<Socket> slow = List.of(
                send("POST /api/runs HTTP/1.1", "Content-Length: 10", "{"),
                send("POST /api/exercises/see-the-race/hints HTTP/1.1", "Transfer-Encoding: chunked", "1\r\n{\r\n"),
                send("POST /no/such/page HTTP/1.1", "Content-Length: 10", ""));

        for (Socket one : slow) {
            assertThat(answer(one)).startsWith("HTTP/1.1 408 ").contains("/problems/body-too-slow");
        }
    }

    @Test
    void aClientThatWaitsForLeaveToSendItsBodyGetsIt() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/api/scenarios"))
                                .expectContinue(true)
                                .header("Content-Type", "application/json")
                                .timeout(LIMIT)
                                .POST(BodyPublishers.ofString("{\"version\":1}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private int get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private Socket send(String start, String length, String body) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        open.add(socket);
        socket.setSoTimeout(LIMIT_MS);
        String request = start + "\r\nHost: " + server.getAuthority() + "\r\nContent-Type: application/json\r\n"
                + length + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
