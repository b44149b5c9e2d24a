package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.web.workshop.InstructorKey;

/** The shared screen of a workshop: on a projector, while a question is open, and after the end. */
@StartsProcesses
@QuarkusTest
class WorkshopScreenApiTest {

    private static final String QUESTION = "{\"kind\":\"question\",\"scenario\":{\"version\":1}}";

    @TestHTTPResource("/")
    URI server;

    private ExerciseClient instructor;
    private ExerciseClient ada;
    private String code;
    private String key;

    @BeforeEach
    void makeAndJoin() throws Exception {
        instructor = new ExerciseClient(server);
        Map<String, Object> made =
                json(instructor.browser.post("/api/workshops", "{\"exercises\":[\"see-the-race\"]}"));
        code = (String) made.get("code");
        key = (String) made.get("key");
        instructor.browser.post(path("instructor"), "{\"key\":\"" + key + "\"}");
        ada = new ExerciseClient(server);
        assertThat(ada.browser.post(path("attendees"), "{\"nickname\":\"Ada\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void whileAQuestionIsOpenOnlyTheNumberOfVotesIsShown() throws Exception {
        show(QUESTION);
        assertThat(room()).containsEntry("voters", 0L);
        ada.browser.post(path("votes"), "{\"choice\":\"held\"}");
        assertThat(room()).containsEntry("voters", 1L).containsEntry("votes", Map.of());
    }

    @Test
    void anEndedWorkshopTakesNoHandNoVoteAndNothingOnItsScreen() throws Exception {
        ada.browser.post(path("hand"), "{\"raised\":true}");
        show(QUESTION);
        assertThat(room()).containsEntry("closed", false);
        instructor.browser.post(desk("end"), "");

        assertThat(room()).containsEntry("over", true).containsEntry("closed", true);
        assertThatOver(ada.browser.post(path("votes"), "{\"choice\":\"held\"}"));
        assertThatOver(ada.browser.post(path("hand"), "{\"raised\":true}"));
        assertThat(ada.browser.post(path("hand"), "{\"raised\":false}").statusCode())
                .isEqualTo(200);
        assertThatOver(instructor.browser.post(desk("screen"), QUESTION));
    }

    @Test
    void aWorkshopWhoseEndHasPassedIsOverButCanGoOn() throws Exception {
        instructor.browser.post(desk("settings"), "{\"endsAt\":\"2020-01-01T00:00:00Z\"}");
        assertThat(room()).containsEntry("over", true).containsEntry("closed", false);
        instructor.browser.post(desk("settings"), "{\"endsAt\":\"2999-01-01T00:00:00Z\"}");
        assertThat(room()).containsEntry("over", false);
    }

    @Test
    void aProjectorFollowsTheRoomWithoutJoiningAndWithoutAKey() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(server.resolve(path("projector/stream")))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).contains("\"attendees\":1").doesNotContain("Ada");
            show(QUESTION);
            assertThat(nextData(lines)).contains("\"kind\":\"question\"");
        }
        assertThat(instructor
                        .browser
                        .get("/projector/" + code, "Accept", "text/html")
                        .body())
                .contains("<workshop-projector>")
                .doesNotContain(key);
        assertThat(new ExerciseClient(server)
                        .browser
                        .post(path("votes"), "{\"choice\":\"held\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theAddressesForAttendeesAreForTheInstructorAndNotLoopback() throws Exception {
        assertThat(json(instructor.browser.get(desk("addresses"))))
                .containsEntry("listensToAll", false)
                .containsEntry("origins", List.of());
        assertThat(instructor
                        .browser
                        .get(path("addresses"), InstructorKey.HEADER, "guess")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String nextData(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> room() throws Exception {
        return (Map<String, Object>) json(ada.browser.get(path("room"))).get("room");
    }

    private void show(String screen) throws Exception {
        assertThat(instructor.browser.post(desk("screen"), screen).statusCode()).isEqualTo(200);
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

    private static void assertThatOver(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(410);
        assertThat(response.body()).contains("/problems/workshop-over");
    }
}
