package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
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
import org.lockplay.web.workshop.InstructorKey;

/** The shared screen of a workshop: on a projector, while a question is open, and after the end. */
@StartsProcesses
@QuarkusTest
class WorkshopScreenApiTest extends WorkshopStage {

    private ExerciseClient ada;

    @BeforeEach
    void joinAda() throws Exception {
        ada = join("Ada");
    }

    @Test
    void whileAQuestionIsOpenOnlyTheNumberOfVotesIsShown() throws Exception {
        show(QUESTION);
        assertThat(room()).containsEntry("voters", 0L);
        ada.browser.post(path("votes"), "{\"choice\":\"held\"}");
        assertThat(room()).containsEntry("voters", 1L).containsEntry("votes", Map.of());
    }

    @Test
    void aPredictionIsAskedForHiddenWhileItIsOpenAndRevealedByARun() throws Exception {
        ExerciseClient bob = join("Bob");
        assertProblem(ada.browser.post(path("votes"), "{\"choice\":\"held\"}"), 409, "no-question");
        desk("screen", QUESTION);

        ada.browser.post(path("votes"), "{\"choice\":\"stuck\"}");
        ada.browser.post(path("votes"), "{\"choice\":\"held\"}");
        bob.browser.post(path("votes"), "{\"choice\":\"violated\"}");

        assertThat(room().get("votes")).isEqualTo(Map.of());
        assertThat(((Map<?, ?>) wall().get("room")).get("votes")).isEqualTo(Map.of("held", 1L, "violated", 1L));
        Map<String, Object> run = json(instructor.browser.post(desk("reveal"), ""));
        Map<?, ?> screen = (Map<?, ?>) room().get("screen");
        assertThat(screen.get("kind")).isEqualTo("run");
        assertThat(screen.get("run")).isEqualTo(run.get("id"));
        assertThat(room().get("votes")).isEqualTo(Map.of("held", 1L, "violated", 1L));
        assertThat(json(ada.browser.get(path("room")))).containsEntry("vote", "held");
    }

    @Test
    void anEndedWorkshopTakesNoHandNoVoteAndNothingOnItsScreen() throws Exception {
        ada.browser.post(path("hand"), "{\"raised\":true}");
        show(QUESTION);
        assertThat(room()).containsEntry("closed", false);
        instructor.browser.post(desk("end"), "");

        assertThat(room()).containsEntry("over", true).containsEntry("closed", true);
        assertProblem(ada.browser.post(path("votes"), "{\"choice\":\"held\"}"), 410, "workshop-over");
        assertProblem(ada.browser.post(path("hand"), "{\"raised\":true}"), 410, "workshop-over");
        assertThat(ada.browser.post(path("hand"), "{\"raised\":false}").statusCode())
                .isEqualTo(200);
        assertProblem(instructor.browser.post(desk("screen"), QUESTION), 410, "workshop-over");
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

    private Map<String, Object> room() throws Exception {
        return room(ada);
    }

    private void show(String screen) throws Exception {
        desk("screen", screen);
    }
}
