package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.AtOnce.TRIES;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.AtOnce;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.run.StoredRuns;

/** Pairs of concurrent requests that read, decide and write: the very race that this product teaches. */
@StartsProcesses
@QuarkusTest
class RaceApiTest {

    private static final String SHORT_RUN = "\"placement\":{\"processes\":1},\"program\":\"query\"";

    @TestHTTPResource("/")
    URI server;

    @Inject
    DataSource database;

    @Inject
    StoredRuns shelf;

    private RunClient instructor;
    private String code;

    @BeforeEach
    void make() throws Exception {
        instructor = new RunClient(server);
        Map<String, Object> made = Json.parseObject(
                instructor.post("/api/workshops", "{\"title\":\"Locks\"}").body());
        code = (String) made.get("code");
        String key = (String) made.get("key");
        instructor.post(path("instructor"), "{\"key\":\"" + key + "\"}");
    }

    @Test
    void manyWhoSaveOneScenarioAtOnceHaveOneLink() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            String scenario = scenario();
            List<HttpResponse<String>> saved =
                    AtOnce.call(4, () -> new RunClient(server).post("/api/scenarios", scenario));
            assertThat(saved).extracting(HttpResponse::statusCode).containsOnly(201);
            assertThat(saved)
                    .extracting(response -> Json.parseObject(response.body()).get("slug"))
                    .containsOnly(slugOf(saved.get(0)));
        }
    }

    @Test
    void whoSavesTwiceAtOnceHasItOnTheListOnce() throws Exception {
        RunClient client = withSession();
        for (int i = 0; i < TRIES; i++) {
            String scenario = scenario();
            assertThat(AtOnce.call(
                            4, () -> client.post("/api/scenarios", scenario).statusCode()))
                    .containsOnly(201);
        }
        assertThat((List<?>) Json.parse(client.get("/api/session/scenarios").body()))
                .hasSize(TRIES);
    }

    @Test
    void whatSomebodySavesWhileTheLastOwnerTakesItOffTheListStays() throws Exception {
        RunClient leaver = withSession();
        RunClient saver = withSession();
        for (int i = 0; i < TRIES; i++) {
            String scenario = scenario();
            String slug = slugOf(leaver.post("/api/scenarios", scenario));
            List<Integer> answers = AtOnce.call(
                    () -> leaver.send("DELETE", "/api/session/scenarios/" + slug, "")
                            .statusCode(),
                    () -> saver.post("/api/scenarios", scenario).statusCode());
            assertThat(answers).containsExactly(204, 201);
            assertThat(saver.get("/api/scenarios/" + slug).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void oneRunIsKeptForALinkWhenTwoAreOfferedAtOnce() throws Exception {
        RunClient client = withSession();
        for (int i = 0; i < TRIES; i++) {
            String title = title();
            List<Callable<String>> offers = new ArrayList<>();
            for (int run = 0; run < 2; run++) {
                String id = client.start("{\"version\":1," + title + "," + SHORT_RUN + "}");
                client.history(id);
                offers.add(() -> slugOf(client.post(
                        "/api/scenarios",
                        "{\"scenario\":{\"version\":1," + title + "," + SHORT_RUN + "},\"run\":\"" + id + "\"}")));
            }
            String slug = AtOnce.call(offers).get(0);
            assertThat(count("select count(*) from run where kept_for = ?", slug))
                    .isEqualTo(1);
        }
    }

    @Test
    void aQuestionThatIsRevealedTwiceAtOnceKeepsItsVotesAndShowsOneRun() throws Exception {
        RunClient ada = withSession();
        ada.post(path("attendees"), "{\"nickname\":\"Ada\"}");
        for (int i = 0; i < TRIES; i++) {
            instructor.post(path("screen"), "{\"kind\":\"question\",\"scenario\":{\"version\":1," + SHORT_RUN + "}}");
            ada.post(path("votes"), "{\"choice\":\"held\"}");
            List<Integer> answers =
                    AtOnce.call(2, () -> instructor.post(path("reveal"), "").statusCode());

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat((Map<?, ?>) wall().get("room")).extracting("votes").isEqualTo(Map.of("held", 1L));
        }
    }

    @Test
    void aRunThatIsSharedWhileOldOnesAreForgottenStaysOrIsSaidToBeGone() throws Exception {
        RunClient client = withSession();
        for (int i = 0; i < TRIES; i++) {
            String run = client.start("{\"version\":1," + SHORT_RUN + "}");
            client.history(run);
            int shared = AtOnce.call(
                            () -> client.post("/api/runs/" + run + "/share", "{}")
                                    .statusCode(),
                            () -> shelf.forgetUnsharedBefore(Instant.now()))
                    .get(0);
            assertThat(count("select count(*) from run where id = ?", run)).isEqualTo(shared == 200 ? 1 : 0);
            assertThat(shared).isIn(200, 404);
        }
    }

    @Test
    void aDoubleClickOnJoinIsOneAttendee() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            RunClient attendee = withSession();
            String name = "Ada " + i;
            assertThat(AtOnce.call(2, () -> join(attendee, name))).containsOnly(201);
        }
        assertThat(people()).hasSize(TRIES);
    }

    @Test
    void ofTwoWhoJoinUnderOneNameAtOnceOneIsToldThatItIsTaken() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            String name = "Ada " + i;
            assertThat(AtOnce.call(2, () -> join(withSession(), name))).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void ofTwoWhoRenameThemselvesToOneNameAtOnceOneIsToldThatItIsTaken() throws Exception {
        RunClient ada = joined("Ada");
        RunClient bob = joined("Bob");
        for (int i = 0; i < TRIES; i++) {
            String name = "Countess " + i;
            assertThat(AtOnce.call(() -> join(ada, name), () -> join(bob, name.toUpperCase(Locale.ROOT))))
                    .containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void twoWhoTakeEachOthersNamesAtOnceAreRefusedOrDoneAndNothingBreaks() throws Exception {
        RunClient ada = joined("Ada");
        RunClient bob = joined("Bob");
        for (int i = 0; i < TRIES; i++) {
            assertThat(AtOnce.call(() -> join(ada, "Bob"), () -> join(bob, "Ada")))
                    .isSubsetOf(201, 409);
        }
        assertThat(people()).extracting(person -> person.get("nickname")).containsExactlyInAnyOrder("Ada", "Bob");
    }

    @Test
    void aHandThatIsRaisedDuringARenameStaysUpAndSoDoesTheName() throws Exception {
        RunClient ada = joined("Ada");
        for (int i = 0; i < TRIES; i++) {
            String name = "Ada " + i;
            ada.post(path("hand"), "{\"raised\":false}");
            assertThat(AtOnce.call(
                            () -> join(ada, name),
                            () -> ada.post(path("hand"), "{\"raised\":true}").statusCode()))
                    .containsExactly(201, 200);
            assertThat(Json.parseObject(ada.get(path("room")).body()))
                    .containsEntry("nickname", name)
                    .containsEntry("hand", true);
        }
    }

    @Test
    void eachNewScreenHasANumberOfItsOwnAndNoSettingIsLost() throws Exception {
        String question = "{\"kind\":\"question\",\"scenario\":{\"version\":1}}";
        for (int i = 1; i <= TRIES; i++) {
            String title = "Title " + i;
            List<Callable<Integer>> calls = List.of(
                    () -> desk("screen", question),
                    () -> desk("screen", question),
                    () -> desk("settings", "{\"title\":\"" + title + "\"}"));
            assertThat(AtOnce.call(calls)).containsOnly(200);
            Map<?, ?> room = (Map<?, ?>) wall().get("room");
            assertThat(room.get("title")).isEqualTo(title);
            assertThat(((Map<?, ?>) room.get("screen")).get("number")).isEqualTo(2L * i);
        }
    }

    @Test
    void aVoteGoesWithWhoDeletesEverythingMeanwhile() throws Exception {
        desk("screen", "{\"kind\":\"question\",\"scenario\":{\"version\":1}}");
        for (int i = 0; i < TRIES; i++) {
            RunClient ada = joined("Ada");
            List<Integer> answers = AtOnce.call(
                    () -> ada.post(path("votes"), "{\"choice\":\"held\"}").statusCode(),
                    () -> ada.send("DELETE", "/api/session", "").statusCode());
            assertThat(answers.get(0)).isIn(200, 403);
            assertThat(answers.get(1)).isEqualTo(204);
            assertThat(((Map<?, ?>) wall().get("room")).get("votes")).isEqualTo(Map.of());
        }
    }

    private static String title() {
        return "\"title\":\"" + UUID.randomUUID() + "\"";
    }

    private static String scenario() {
        return "{\"version\":1," + title() + "}";
    }

    private static String slugOf(HttpResponse<String> saved) {
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        return (String) Json.parseObject(saved.body()).get("slug");
    }

    /** A client that has its cookie already, like a browser that has opened a page. */
    private RunClient withSession() throws Exception {
        RunClient client = new RunClient(server);
        client.get("/api/session/code");
        return client;
    }

    private RunClient joined(String nickname) throws Exception {
        RunClient attendee = withSession();
        assertThat(join(attendee, nickname)).isEqualTo(201);
        return attendee;
    }

    private int join(RunClient attendee, String nickname) throws Exception {
        return attendee.post(path("attendees"), "{\"nickname\":\"" + nickname + "\"}")
                .statusCode();
    }

    private int desk(String call, String body) throws Exception {
        return instructor.post(path(call), body).statusCode();
    }

    private Map<String, Object> wall() throws Exception {
        return Json.parseObject(instructor.get(path("wall")).body());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> people() throws Exception {
        return (List<Map<String, Object>>) wall().get("people");
    }

    private String path(String call) {
        return "/api/workshops/" + code + "/" + call;
    }

    private long count(String query, String argument) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, argument);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
