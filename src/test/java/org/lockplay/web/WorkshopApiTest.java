package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.web.workshop.InstructorKey;
import org.lockplay.web.workshop.WorkshopStreams;

@StartsProcesses
@QuarkusTest
class WorkshopApiTest {

    private static final String QUESTION = "{\"kind\":\"question\",\"scenario\":{\"version\":1}}";

    @TestHTTPResource("/")
    URI server;

    @Inject
    WorkshopStreams streams;

    private ExerciseClient instructor;
    private String code;
    private String key;

    @BeforeEach
    void make() throws Exception {
        instructor = new ExerciseClient(server);
        Map<String, Object> made = json(instructor.browser.post(
                "/api/workshops", "{\"title\":\"Locks\",\"exercises\":[\"see-the-race\",\"take-the-key\"]}"));
        code = (String) made.get("code");
        key = (String) made.get("key");
        instructor.browser.post(path("instructor"), "{\"key\":\"" + key + "\"}");
    }

    @Test
    void theCodeHasNoLookAlikesAndThePagesAreThere() throws Exception {
        assertThat(code).matches("[34679ACDEFGHJKMNPQRTWXY]{6}");
        assertThat(instructor.browser.get(path("qr.svg")).body()).startsWith("<svg");
        for (String page : List.of("/workshops", "/workshops/" + code, "/join", "/join/" + code, "/exercises")) {
            HttpResponse<String> response = instructor.browser.get(page, "Accept", "text/html");
            assertThat(response.statusCode()).as(page).isEqualTo(200);
            assertThat(response.body()).contains("<noscript>");
        }
    }

    @Test
    void anAttendeeJoinsSolvesAndIsSeenOnTheWall() throws Exception {
        ExerciseClient ada = join("Ada");
        assertThat(room(ada).get("opened")).isEqualTo(List.of());
        desk("settings", "{\"opened\":[\"see-the-race\"]}");
        assertThat(room(ada).get("opened")).isEqualTo(List.of("see-the-race"));

        Map<String, Object> grade = ada.grade("see-the-race", ada.start("see-the-race"), Map.of());

        Map<?, ?> person = (Map<?, ?>) ((List<?>) wall().get("people")).get(0);
        Map<?, ?> cell = (Map<?, ?>) ((List<?>) person.get("cells")).get(0);
        assertThat(person.get("nickname")).isEqualTo("Ada");
        assertThat(cell.get("state")).isEqualTo("solved");
        assertThat(cell.get("attempts")).isEqualTo(1L);
        assertThat(cell.get("lastRun")).isEqualTo(grade.get("run"));
        assertThat(instructor.browser.get(desk("export")).body())
                .contains("nickname,joined,exercise")
                .contains("Ada,")
                .contains(",see-the-race,solved,1,1,1,");
    }

    @Test
    void comingBackAndComingLateAreFine() throws Exception {
        ExerciseClient ada = join("Ada");
        assertThat(json(ada.browser.get(path("room")))).containsEntry("nickname", "Ada");
        assertThat(json(ada.browser.get("/api/workshops/" + code))).containsEntry("joined", true);
        assertThat(json(instructor.browser.get("/api/workshops/" + code))).containsEntry("joined", false);
        assertThat(ada.browser.post(path("attendees"), "{\"nickname\":\"Ada\"}").statusCode())
                .isEqualTo(201);
        assertThat(ada.browser
                        .post(path("attendees"), "{\"nickname\":\"Countess\"}")
                        .statusCode())
                .isEqualTo(201);
        join("Ada");

        assertThat((List<?>) wall().get("people")).hasSize(2);
        String recovery = (String) ada.get("/api/session/code").get("code");
        ExerciseClient phone = new ExerciseClient(server);
        assertThat(phone.browser
                        .post("/api/session/recover", "{\"code\":\"" + recovery + "\"}")
                        .statusCode())
                .as("who has only joined has something to carry, too")
                .isEqualTo(200);
        assertThat(json(phone.browser.get(path("room")))).containsEntry("nickname", "Countess");
    }

    @Test
    void aHandIsSeenAndCanBeLowered() throws Exception {
        ExerciseClient ada = join("Ada");
        ada.browser.post(path("hand"), "{\"raised\":true}");
        assertThat(((Map<?, ?>) ((List<?>) wall().get("people")).get(0)).get("handAt"))
                .isNotNull();
        ada.browser.post(path("hand"), "{\"raised\":false}");
        assertThat(((Map<?, ?>) ((List<?>) wall().get("people")).get(0)).get("handAt"))
                .isNull();
    }

    @Test
    void aPredictionIsAskedForHiddenWhileItIsOpenAndRevealedByARun() throws Exception {
        ExerciseClient ada = join("Ada");
        ExerciseClient bob = join("Bob");
        assertProblem(ada.browser.post(path("votes"), "{\"choice\":\"held\"}"), 409, "no-question");
        desk("screen", QUESTION);

        ada.browser.post(path("votes"), "{\"choice\":\"stuck\"}");
        ada.browser.post(path("votes"), "{\"choice\":\"held\"}");
        bob.browser.post(path("votes"), "{\"choice\":\"violated\"}");

        assertThat(room(ada).get("votes")).isEqualTo(Map.of());
        assertThat(((Map<?, ?>) wall().get("room")).get("votes")).isEqualTo(Map.of("held", 1L, "violated", 1L));
        Map<String, Object> run = json(instructor.browser.post(desk("reveal"), ""));
        Map<?, ?> screen = (Map<?, ?>) room(ada).get("screen");
        assertThat(screen.get("kind")).isEqualTo("run");
        assertThat(screen.get("run")).isEqualTo(run.get("id"));
        assertThat(room(ada).get("votes")).isEqualTo(Map.of("held", 1L, "violated", 1L));
        assertThat(json(ada.browser.get(path("room")))).containsEntry("vote", "held");
    }

    @Test
    void whoDeletesEverythingIsOnNoWallAnyMoreAndTheOthersStay() throws Exception {
        ExerciseClient ada = join("Ada");
        ExerciseClient bob = join("Bob");
        desk("screen", QUESTION);
        for (ExerciseClient one : List.of(ada, bob)) {
            one.browser.post(path("hand"), "{\"raised\":true}");
            one.browser.post(path("votes"), "{\"choice\":\"held\"}");
        }

        assertThat(ada.browser.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);

        assertThat((List<?>) wall().get("people"))
                .singleElement()
                .satisfies(person ->
                        assertThat(((Map<?, ?>) person).get("nickname")).isEqualTo("Bob"));
        assertThat(((Map<?, ?>) wall().get("room")).get("votes")).isEqualTo(Map.of("held", 1L));
        assertThat(json(ada.browser.get("/api/workshops/" + code))).containsEntry("joined", false);
        join("Ada");
    }

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
    void aWallShowsItsFollowersWhoJoinsAndIsBuiltNoMoreWhenTheyHaveLeft() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(server.resolve(desk("wall/stream")))
                .header("Accept", "text/event-stream")
                .header(InstructorKey.HEADER, key)
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextWall(lines)).doesNotContain("Ada");
            join("Ada");
            assertThat(nextWall(lines)).contains("Ada");
            assertThat(streams.size()).isPositive();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (streams.size() > 0) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void aForwardedAddressIsNotBelievedUnlessTheOperatorSaysSo() throws Exception {
        String status = "";
        for (int i = 0; i < 40 && !status.contains(" 429 "); i++) {
            status = statusFromAnotherAddress("/api/workshops/CCCCCC", "198.51.100." + i);
        }
        assertThat(status).contains(" 429 ");
    }

    @Test
    void anEndedWorkshopTakesNobodyInAndNothingIsOpenBeforeItsStart() throws Exception {
        ExerciseClient ada = join("Ada");
        desk("settings", "{\"opened\":[\"see-the-race\"],\"startsAt\":\"2999-01-01T00:00:00Z\"}");
        assertThat(room(ada).get("opened")).isEqualTo(List.of());
        instructor.browser.post(desk("end"), "");
        instructor.browser.post(desk("end"), "");
        assertThat(room(ada)).containsEntry("over", true);
        assertProblem(
                new ExerciseClient(server).browser.post(path("attendees"), "{\"nickname\":\"Late\"}"),
                410,
                "workshop-over");
    }

    @Test
    void badSettingsAreNamed() throws Exception {
        for (String body : List.of(
                "{\"exercises\":[\"nothing\"]}",
                "{\"opened\":3}",
                "{\"startsAt\":\"soon\"}",
                "{\"startsAt\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"endsAt\":\"+10000-01-01T00:00:00Z\"}",
                "{\"endsAt\":\"-0001-12-31T23:59:59Z\"}",
                "{\"endsAt\":\"2026-02-30T00:00:00Z\"}",
                "{\"tilte\":\"x\"}",
                "[")) {
            assertProblem(instructor.browser.post(desk("settings"), body), 400, "bad-request");
        }
        assertProblem(instructor.browser.post(desk("screen"), "{\"kind\":\"run\",\"run\":\"no\"}"), 404, "unknown-run");
    }

    @Test
    void aStartAndAnEndCanBeRemovedAndAreInThatOrder() throws Exception {
        desk("settings", "{\"startsAt\":\"2999-01-01T00:00:00Z\",\"endsAt\":\"2999-01-02T00:00:00Z\"}");

        for (String wrong : List.of(
                "{\"endsAt\":\"2999-01-01T00:00:00Z\"}",
                "{\"startsAt\":\"2999-01-03T00:00:00Z\"}",
                "{\"startsAt\":\"2030-01-02T00:00:00Z\",\"endsAt\":\"2030-01-01T00:00:00Z\"}")) {
            assertProblem(instructor.browser.post(desk("settings"), wrong), 409, "ends-before-start");
        }
        desk("settings", "{\"title\":\"Later\"}");
        assertThat((Map<?, ?>) wall().get("room"))
                .extracting("startsAt", "endsAt")
                .containsExactly("2999-01-01T00:00:00Z", "2999-01-02T00:00:00Z");

        desk("settings", "{\"startsAt\":null}");
        assertThat((Map<?, ?>) wall().get("room"))
                .extracting("startsAt", "endsAt")
                .containsExactly(null, "2999-01-02T00:00:00Z");
        desk("settings", "{\"endsAt\":null}");
        assertThat(((Map<?, ?>) wall().get("room")).get("endsAt")).isNull();
    }

    @Test
    void onlyExercisesOfTheWorkshopAreOpen() throws Exception {
        desk("settings", "{\"opened\":[\"see-the-race\",\"wrong-place\"]}");
        assertThat(((Map<?, ?>) wall().get("room")).get("opened")).isEqualTo(List.of("see-the-race"));

        desk("settings", "{\"exercises\":[\"take-the-key\"]}");
        assertThat(((Map<?, ?>) wall().get("room")).get("opened")).isEqualTo(List.of());
    }

    private static String nextWall(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
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

    private ExerciseClient join(String nickname) throws Exception {
        ExerciseClient attendee = new ExerciseClient(server);
        String name = nickname.equals("Ada") && !((List<?>) wall().get("people")).isEmpty() ? "Ada 2" : nickname;
        assertThat(attendee.browser
                        .post(path("attendees"), "{\"nickname\":\"" + name + "\"}")
                        .statusCode())
                .isEqualTo(201);
        return attendee;
    }

    private Map<String, Object> wall() throws Exception {
        return json(instructor.browser.get(desk("wall")));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> room(ExerciseClient attendee) throws Exception {
        return (Map<String, Object>) json(attendee.browser.get(path("room"))).get("room");
    }

    private void desk(String call, String body) throws Exception {
        assertThat(instructor.browser.post(desk(call), body).statusCode()).isEqualTo(200);
    }

    private String desk(String call) {
        return path(call);
    }

    private String path(String call) {
        return "/api/workshops/" + code + "/" + call;
    }

    private static Map<String, Object> json(HttpResponse<String> response) {
        return Json.parseObject(response.body());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String problem) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("/problems/" + problem);
    }
}
