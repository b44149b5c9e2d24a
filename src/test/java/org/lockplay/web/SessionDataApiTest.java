package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.run.StoredRuns;

@StartsProcesses
@QuarkusTest
class SessionDataApiTest {

    private static final String LONG = "{\"version\":1,\"program\":\"think 50000\",\"timeLimitMs\":60000}";

    /** Five of them run at the same time; the others wait. */
    private static final String LONG_OF_MANY = "{\"version\":1,\"placement\":{\"processes\":1,\"threads\":12},"
            + "\"program\":\"think 50000\",\"timeLimitMs\":60000}";

    @TestHTTPResource("/")
    URI server;

    @Inject
    StoredRuns shelf;

    @Inject
    DataSource database;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(RunClient client, String path) throws Exception {
        return (List<Map<String, Object>>) Json.parse(client.get(path).body());
    }

    private String run(String title) throws Exception {
        String run = client.start("{\"version\":1,\"title\":\"" + title + "\"}");
        client.history(run);
        return run;
    }

    private String save(String title) throws Exception {
        HttpResponse<String> saved = client.post("/api/scenarios", "{\"version\":1,\"title\":\"" + title + "\"}");
        return (String) Json.parseObject(saved.body()).get("slug");
    }

    @Test
    void myRunsAreFoundNamedAndDeleted() throws Exception {
        String first = run("Apples 100%");
        String second = run("Pears");

        assertThat(list(client, "/api/session/runs"))
                .extracting(run -> run.get("id"))
                .containsExactly(second, first);
        assertThat(list(client, "/api/session/runs?search=appl"))
                .extracting(run -> run.get("id"))
                .containsExactly(first);
        assertThat(list(client, "/api/session/runs?search=%25")).hasSize(1);
        assertThat(list(new RunClient(server), "/api/session/runs")).isEmpty();

        assertThat(client.send("PATCH", "/api/session/runs/" + first, "{\"name\":\"Quinces\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(list(client, "/api/session/runs?search=quince"))
                .singleElement()
                .satisfies(
                        run -> assertThat(run).containsEntry("name", "Quinces").containsEntry("liveness", "finished"));
        assertThat(client.send("PATCH", "/api/session/runs/" + first, "{\"name\":\"\"}")
                        .statusCode())
                .isEqualTo(400);

        RunClient stranger = new RunClient(server);
        assertThat(stranger.send("DELETE", "/api/session/runs/" + first, "").statusCode())
                .isEqualTo(403);
        assertThat(client.send("DELETE", "/api/session/runs/" + first, "").statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/runs/" + first).statusCode()).isEqualTo(404);
        assertThat(list(client, "/api/session/runs")).hasSize(1);
    }

    @Test
    void myRunsAreFoundOnAMachineOfAnyLocale() throws Exception {
        String run = run("TICKET IN ISTANBUL");
        Locale machine = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(list(client, "/api/session/runs?search=TICKET"))
                    .extracting(found -> found.get("id"))
                    .containsExactly(run);
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void myScenariosAreFoundNamedAndDeletedUnlessOthersHaveThem() throws Exception {
        String mine = save("Only mine");
        String shared = save("Ours");
        RunClient other = new RunClient(server);
        other.post("/api/scenarios", "{\"version\":1,\"title\":\"Ours\"}");

        client.send("PATCH", "/api/session/scenarios/" + mine, "{\"name\":\"Plum\"}");
        assertThat(list(client, "/api/session/scenarios?search=plum"))
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry).containsEntry("slug", mine).containsEntry("title", "Only mine"));

        client.send("DELETE", "/api/session/scenarios/" + mine, "");
        client.send("DELETE", "/api/session/scenarios/" + shared, "");
        assertThat(list(client, "/api/session/scenarios")).isEmpty();
        assertThat(client.get("/api/scenarios/" + mine).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/scenarios/" + shared).statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionGoesOnInAnotherBrowserByItsCode() throws Exception {
        String run = run("Carried over");
        String code = (String)
                Json.parseObject(client.get("/api/session/code").body()).get("code");
        RunClient other = new RunClient(server);

        other.post("/api/session/recover", "{\"code\":\"" + code + "\"}");

        assertThat(list(other, "/api/session/runs"))
                .extracting(found -> found.get("id"))
                .containsExactly(run);
    }

    @Test
    void everythingAboutMeIsDeletedEvenWhatGoesOn() throws Exception {
        String ended = run("Ended");
        client.post("/api/runs/" + ended + "/share", "{}");
        String going = client.start(LONG);
        String slug = save("About me");

        assertThat(client.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);

        RunClient anybody = new RunClient(server);
        assertThat(anybody.get("/api/runs/" + ended).statusCode()).isEqualTo(404);
        assertThat(anybody.get("/api/runs/" + going).statusCode()).isEqualTo(404);
        assertThat(anybody.get("/api/scenarios/" + slug).statusCode()).isEqualTo(404);
        assertThat(list(client, "/api/session/runs")).isEmpty();
        assertThat(client.get("/api/session").body()).contains("\"runDays\":30", "\"listDays\":90");
    }

    @Test
    void manyRunsAreEndedAndDeletedTogether() throws Exception {
        String first = client.start(LONG_OF_MANY);
        client.follow(first, 0, message -> message.name().equals("buyer-started"));
        for (int i = 1; i < 98; i++) {
            client.start(LONG_OF_MANY);
        }
        long start = System.nanoTime();

        HttpResponse<String> deleted = client.send("DELETE", "/api/session", "");

        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(list(client, "/api/session/runs")).isEmpty();
    }

    /** Its row is locked, so that the end of the run cannot be stored. */
    @Test
    void aRunThatDoesNotEndIsNamedAndAllElseIsDeleted() throws Exception {
        String ended = run("Ended");
        String slug = save("About me");
        String stuck = client.start(LONG);
        assertThat(list(client, "/api/session/runs")).hasSize(2);
        RunClient anybody = new RunClient(server);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select id from run where id = '" + stuck + "' for update");

            HttpResponse<String> one = client.send("DELETE", "/api/session/runs/" + stuck, "");
            HttpResponse<String> all = client.send("DELETE", "/api/session", "");

            for (HttpResponse<String> answer : List.of(one, all)) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
                assertThat(answer.body())
                        .contains("/problems/runs-not-ended", stuck)
                        .doesNotContain(ended);
            }
            assertThat(anybody.get("/api/runs/" + ended).statusCode()).isEqualTo(404);
            assertThat(anybody.get("/api/scenarios/" + slug).statusCode()).isEqualTo(404);
            assertThat(anybody.get("/api/runs/" + stuck).statusCode()).isEqualTo(200);
            connection.rollback();
        }

        // The end of the run is stored by and by, now that its row is free.
        Instant limit = Instant.now().plusSeconds(10);
        int answer = client.send("DELETE", "/api/session", "").statusCode();
        while (answer == 409 && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
            answer = client.send("DELETE", "/api/session", "").statusCode();
        }
        assertThat(answer).isEqualTo(204);
        assertThat(anybody.get("/api/runs/" + stuck).statusCode()).isEqualTo(404);
    }

    @Test
    void oldRunsAreForgottenUnlessTheyWereShared() throws Exception {
        String shared = run("Shared");
        String plain = run("Plain");
        client.post("/api/runs/" + shared + "/share", "{}");
        Instant before = Instant.now();
        String newer = run("Newer");

        shelf.forgetUnsharedBefore(before);

        assertThat(client.get("/api/runs/" + plain).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/runs/" + shared).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/runs/" + newer).statusCode()).isEqualTo(200);
    }
}
