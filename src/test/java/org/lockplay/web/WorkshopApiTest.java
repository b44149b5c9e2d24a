package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.web.workshop.InstructorKey;
import org.lockplay.web.workshop.WorkshopStreams;

/** The people of a workshop: they join, solve, raise a hand, leave, and are on the wall. */
@StartsProcesses
@QuarkusTest
class WorkshopApiTest extends WorkshopStage {

    @Inject
    WorkshopStreams streams;

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
    void aWallShowsItsFollowersWhoJoinsAndIsBuiltNoMoreWhenTheyHaveLeft() throws Exception {
        HttpRequest follow = HttpRequest.newBuilder(server.resolve(desk("wall/stream")))
                .header("Accept", "text/event-stream")
                .header(InstructorKey.HEADER, key)
                .build();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).doesNotContain("Ada");
            join("Ada");
            assertThat(nextData(lines)).contains("Ada");
            assertThat(streams.size()).isPositive();
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (streams.size() > 0) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
