package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.web.workshop.InstructorKey;

/** Calls of a workshop that are refused: without a key, without joining, with a wrong code. */
@StartsProcesses
@QuarkusTest
class WorkshopRefusalsApiTest extends WorkshopStage {

    @Test
    void anAttendeeWhoCallsTheInstructorsApiIsRefused() throws Exception {
        ExerciseClient ada = join("Ada");
        for (String call : List.of("settings", "screen", "reveal", "end")) {
            assertProblem(ada.browser.post(path(call), "{}"), 403, "not-instructor");
            assertProblem(ada.browser.post(path(call), "{}", InstructorKey.HEADER, "guess"), 403, "not-instructor");
        }
        for (String call : List.of("wall", "export")) {
            assertProblem(ada.browser.get(path(call), InstructorKey.HEADER, "guess"), 403, "not-instructor");
        }
    }

    @Test
    void nobodyGetsInWithABadNicknameOrACodeThatIsWrong() throws Exception {
        join("Ada");
        ExerciseClient stranger = new ExerciseClient(server);
        for (String name : List.of("", "   ", "x".repeat(25), "a\\u202eb", "\\u0000", "…")) {
            assertProblem(
                    stranger.browser.post(path("attendees"), "{\"nickname\":\"" + name + "\"}"), 400, "bad-request");
        }
        for (String alike : List.of("aDA", "\uFF21da")) {
            assertProblem(
                    stranger.browser.post(path("attendees"), "{\"nickname\":\"" + alike + "\"}"),
                    409,
                    "nickname-taken");
        }
        assertProblem(stranger.browser.get(path("room")), 403, "not-joined");
        assertProblem(stranger.browser.get("/api/workshops/ZZZZZZ/room"), 404, "unknown-workshop");
        assertThat(stranger.browser
                        .post(path("attendees"), "{\"nickname\":\"<script>alert(1)</scri\"}")
                        .statusCode())
                .as("what is hostile in HTML is a name like any other, for text is shown as text")
                .isEqualTo(201);
    }

    @Test
    void aForwardedAddressIsNotBelievedUnlessTheOperatorSaysSo() throws Exception {
        String status = "";
        for (int i = 0; i < 40 && !status.contains(" 429 "); i++) {
            status = statusFromAnotherAddress("/api/workshops/CCCCCC", "198.51.100." + i);
        }
        assertThat(status).contains(" 429 ");
    }

    /** Sends the request from a separate address, so that its wrong codes do not count for other tests. */
    private String statusFromAnotherAddress(String path, String forwardedFor) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (Socket socket = new Socket(loopback, server.getPort(), InetAddress.getByName("127.0.0.77"), 0)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: "
                    + forwardedFor + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
