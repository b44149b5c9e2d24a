package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.run.StoredRuns;

/** Data that an older version stored under other rules: reported, named, deletable, and harmless to other requests. */
@StartsProcesses
@QuarkusTest
class OutdatedApiTest {

    private static final String NOT_ALLOWED_NOW = "{\"version\":1,\"stock\":-1,\"lock\":{\"kind\":\"lucky-charm\"}}";

    @TestHTTPResource("/")
    URI server;

    @Inject
    EntityManager database;

    @Inject
    StoredRuns shelf;

    private RunClient client;
    private String fine;
    private String run;
    private String slug;

    @BeforeEach
    void keepWhatCannotBeReadAnyMore() throws Exception {
        client = new RunClient(server);
        fine = client.start("{\"version\":1}");
        client.history(fine);
        run = "outdated-" + fine;
        HttpResponse<String> saved = client.post("/api/scenarios", "{\"version\":1,\"title\":\"" + fine + "\"}");
        slug = (String) Json.parseObject(saved.body()).get("slug");
        change("update saved_scenario set scenario = ?2 where slug = ?1", slug, NOT_ALLOWED_NOW);
        change(
                "insert into run (id, status, owner, scenario, verdict, created_at, finished_at, title)"
                        + " select ?1, status, owner, cast(?2 as text), verdict, created_at, finished_at, 'Old'"
                        + " from run where id = '" + fine + "'",
                run,
                NOT_ALLOWED_NOW);
    }

    private void change(String statement, String id, String text) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(database.createNativeQuery(statement)
                                .setParameter(1, id)
                                .setParameter(2, text)
                                .executeUpdate())
                        .isEqualTo(1));
    }

    private String pathOf(String pattern) {
        return pattern.replace("RUN", run).replace("SLUG", slug);
    }

    private List<?> mine(String what) throws Exception {
        return (List<?>) Json.parse(client.get("/api/session/" + what).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/scenarios/SLUG",
                "/s/SLUG/check",
                "/s/SLUG/card.png",
                "/api/runs/RUN",
                "/api/runs/RUN/events",
                "/api/runs/RUN/export?format=csv",
                "/r/RUN/card.svg",
            })
    void itIsSaidToBeOutdatedByAProblemThatNamesTheRules(String path) throws Exception {
        HttpResponse<String> answer = client.get(pathOf(path));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("/problems/outdated", "older version", "lock.kind")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/SLUG", "/r/RUN", "/embed/s/SLUG", "/embed/r/RUN"})
    void itsPageIsStillAPage(String path) throws Exception {
        HttpResponse<String> page = client.get(pathOf(path), "Accept", "text/html");

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body()).contains("<html").doesNotContain("og:title", "Exception");
    }

    @Test
    void aCheckOfItIsNoneEither() throws Exception {
        HttpResponse<String> answer = client.post(pathOf("/api/scenarios/SLUG/checks?expect=safe"), "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(410);
        assertThat(answer.body()).contains("/problems/outdated", "lock.kind");
    }

    @Test
    void aRunIsShownAndNamedWithoutReadingItsWholeHistory() throws Exception {
        change("update run set scenario = ?2 where id = ?1", run, "{\"version\":1,\"title\":\"Only a title\"}");
        change(
                "insert into history_batch (run_id, first_seq, last_seq, lines) values (?1, 1, 1, ?2)",
                run,
                "{\"seq\":1,\"t\":0,\"kind\":\"levitated\"}");

        HttpResponse<String> page = client.get("/r/" + run, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("og:title", "Only a title");
        assertThat(client.get("/api/runs/" + run).statusCode()).isEqualTo(200);
        assertThat(client.get("/api/runs/" + run + "/events", "Accept", "application/json")
                        .statusCode())
                .as("the history itself cannot be read any more")
                .isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({"en, older version", "zh, 旧版本"})
    void itIsSaidInTheReadersLanguage(String language, String words) throws Exception {
        assertThat(client.get("/api/runs/" + run + "?lang=" + language).body()).contains(words);
    }

    @Test
    void itsOwnerSeesNamesAndDeletesIt() throws Exception {
        assertThat(mine("runs"))
                .hasSize(2)
                .anyMatch(entry -> ((Map<?, ?>) entry).get("name").equals("Old"));
        assertThat(mine("scenarios")).hasSize(1);

        RunClient stranger = new RunClient(server);
        assertThat(stranger.send("DELETE", "/api/session/runs/" + run, "").statusCode())
                .isEqualTo(403);
        assertThat(client.send("PATCH", "/api/session/runs/" + run, "{\"name\":\"Older\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(client.send("DELETE", "/api/session/runs/" + run, "").statusCode())
                .isEqualTo(204);
        assertThat(client.send("DELETE", "/api/session/scenarios/" + slug, "").statusCode())
                .isEqualTo(204);
        assertThat(client.get("/api/runs/" + run).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/scenarios/" + slug).statusCode()).isEqualTo(404);
        assertThat(mine("runs")).hasSize(1);
    }

    @Test
    void everythingIsDeletedWithIt() throws Exception {
        assertThat(client.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);

        assertThat(client.get("/api/runs/" + run).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/runs/" + fine).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/scenarios/" + slug).statusCode()).isEqualTo(404);
    }

    @Test
    void itIsForgottenInTimeLikeEverythingElse() throws Exception {
        change("update run set created_at = cast(?2 as timestamptz) where id = ?1", run, "2001-01-01T00:00:00Z");

        shelf.forgetUnsharedBefore(Instant.parse("2002-01-01T00:00:00Z"));

        assertThat(client.get("/api/runs/" + run).statusCode()).isEqualTo(404);
        assertThat(client.get("/api/runs/" + fine).statusCode()).isEqualTo(200);
    }
}
