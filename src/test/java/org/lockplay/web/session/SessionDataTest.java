package org.lockplay.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.run.StoredRuns;
import org.lockplay.share.SavedScenarios;
import org.lockplay.web.RawHttp;
import org.lockplay.web.RunClient;

/** Recovery codes and "Delete everything about me" cover every table with rows of browser sessions. */
@StartsProcesses
@QuarkusTest
class SessionDataTest {

    /** Here the owner is the buyer that holds the lock, not a session. */
    private static final Set<String> OTHER_OWNERS = Set.of("lock_lease");

    private static final String RUN = "insert into run (id, status, owner, scenario, created_at, finished_at)"
            + " values ('$id', 'FINISHED', '%s', '{}', now(), now());";
    private static final String SCENARIO = "insert into saved_scenario (slug, scenario, title, description, created_at)"
            + " values ('$id', '{}', '', '', now());";
    private static final String WORKSHOP = "insert into workshop (code, secret, title, exercises, opened, screen_kind,"
            + " screen_number, screen_run, screen_scenario, created_at)"
            + " values ('$id', '', '', '', '', 'NOTHING', 0, '', '', now());";

    /** SQL that inserts a row of a session, by table; add an entry for each new table with an owner. */
    private static final Map<String, String> ROWS = Map.of(
            "run",
            RUN.formatted("$owner"),
            "scenario_entry",
            SCENARIO + "insert into scenario_entry (owner, slug, saved_at) values ('$owner', '$id', now())",
            "exercise_progress",
            "insert into exercise_progress (owner, exercise, standing, started_at, updated_at)"
                    + " values ('$owner', 'see-the-race', '{}', now(), now())",
            "exercise_attempt",
            RUN.formatted("another")
                    + "insert into exercise_attempt (run, owner, exercise, prediction, created_at)"
                    + " values ('$id', '$owner', 'see-the-race', '{}', now())",
            "attendee",
            WORKSHOP
                    + "insert into attendee (workshop, owner, nickname, joined_at) values ('$id', '$owner', 'Ada', now())",
            "vote",
            WORKSHOP + "insert into vote (workshop, question, owner, choice) values ('$id', 1, '$owner', 'held')");

    @TestHTTPResource("/")
    URI server;

    @ConfigProperty(name = "lockplay.data-dir")
    Path dataFolder;

    @Inject
    DataSource database;

    @Inject
    StoredRuns shelf;

    @Inject
    SavedScenarios scenarios;

    @Test
    void aCodeOfASessionWithARowInAnyOneTableIsKnownAndDeletingEverythingLeavesNone() throws Exception {
        List<String> tables = tablesWithOwner();
        assertThat(ROWS.keySet()).containsExactlyInAnyOrderElementsOf(tables);
        for (String table : tables) {
            RunClient client = new RunClient(server);
            String code = (String)
                    Json.parseObject(client.get("/api/session/code").body()).get("code");
            String owner = BrowserSession.ownerOf(SessionCode.parse(code).orElseThrow());
            assertThat(recover(code)).as("nothing in " + table).isEqualTo(404);

            execute(ROWS.get(table).replace("$owner", owner).replace("$id", UUID.randomUUID() + ""));
            assertThat(recover(code)).as(table).isEqualTo(200);

            assertThat(client.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);
            assertThat(rows(table, owner)).as(table).isZero();
            assertThat(recover(code)).as("deleted from " + table).isEqualTo(404);
        }
    }

    @Test
    void aSessionWhoseRunsAreForgottenIsKnownAsLongAsItsListOfScenariosIs() throws Exception {
        RunClient client = new RunClient(server);
        client.history(client.start("{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"query\"}"));
        client.post("/api/scenarios", "{\"version\":1,\"title\":\"Kept for longer\"}");
        String code = (String)
                Json.parseObject(client.get("/api/session/code").body()).get("code");

        shelf.forgetUnsharedBefore(Instant.now());

        assertThat(client.get("/api/session/runs").body()).isEqualTo("[]");
        assertThat(recover(code)).isEqualTo(200);
    }

    @Test
    void aLinkThatHasLeftAListByAgeOutlivesOtherSessionsThatSaveAndDeleteTheSame() throws Exception {
        String saved = "{\"version\":1,\"title\":\"Printed in a book\"}";
        String deleted = "{\"version\":1,\"title\":\"Deleted by its only session\"}";
        RunClient author = new RunClient(server);
        String link = slug(author.post("/api/scenarios", saved));

        assertThat(scenarios.forgetListsBefore(Instant.now())).isPositive();

        assertThat(author.get("/api/session/scenarios").body()).isEqualTo("[]");
        RunClient other = new RunClient(server);
        assertThat(slug(other.post("/api/scenarios", saved))).isEqualTo(link);
        String own = slug(other.post("/api/scenarios", deleted));
        for (String slug : List.of(link, own)) {
            assertThat(other.send("DELETE", "/api/session/scenarios/" + slug, "")
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(other.get("/api/scenarios/" + link).statusCode()).isEqualTo(200);
        assertThat(other.get("/api/scenarios/" + own).statusCode()).isEqualTo(404);

        other.post("/api/scenarios", saved);
        assertThat(other.send("DELETE", "/api/session", "").statusCode()).isEqualTo(204);
        assertThat(other.get("/api/scenarios/" + link).statusCode()).isEqualTo(200);
    }

    @Test
    void aBrowserThatComesOnALaterDayKeepsItsSessionForAsLongAgain() throws Exception {
        String token = SessionCode.random().token();
        String yesterdays = new SessionCookies(
                        dataFolder,
                        Clock.offset(Clock.systemUTC(), Duration.ofDays(1).negated()))
                .issue(token);
        RawHttp http = new RawHttp(server, 10_000);

        RawHttp.Answer answer = http.send("GET", "/exercises", "", "Cookie", BrowserSession.COOKIE + "=" + yesterdays);

        assertThat(answer.setCookies())
                .singleElement()
                .asString()
                .startsWith(BrowserSession.COOKIE + "=" + token + ".")
                .contains("Max-Age=" + Duration.ofDays(90).toSeconds());
        String todays = answer.setCookies().get(0).split("[=;]", 3)[1];
        assertThat(http.send("GET", "/exercises", "", "Cookie", BrowserSession.COOKIE + "=" + todays)
                        .setCookies())
                .isEmpty();
    }

    private static String slug(HttpResponse<String> saved) {
        return (String) Json.parseObject(saved.body()).get("slug");
    }

    private int recover(String code) throws Exception {
        return new RunClient(server)
                .post("/api/session/recover", "{\"code\":\"" + code + "\"}")
                .statusCode();
    }

    private List<String> tablesWithOwner() throws SQLException {
        List<String> tables = new ArrayList<>();
        query(
                "select table_name from information_schema.columns"
                        + " where table_schema = current_schema() and column_name = 'owner'",
                row -> tables.add(row.getString(1)));
        tables.removeAll(OTHER_OWNERS);
        return tables;
    }

    private long rows(String table, String owner) throws SQLException {
        List<Long> count = new ArrayList<>();
        query("select count(*) from " + table + " where owner = '" + owner + "'", row -> count.add(row.getLong(1)));
        return count.get(0);
    }

    private void execute(String statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String query, Row each) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                each.read(result);
            }
        }
    }
}
