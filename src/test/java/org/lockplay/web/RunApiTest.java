package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.json.Json;

@StartsProcesses
@QuarkusTest
class RunApiTest {

    private static final String LONG = """
            {"version":1,"lock":{"kind":"semaphore"},"program":"lock\\nthink 50000\\nunlock","timeLimitMs":60000}""";

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    @Test
    void theFirstRunShowsTheRace() throws Exception {
        String run = client.start("{\"version\":1}");

        List<Event> history = client.history(run);

        assertThat(history)
                .extracting(Event::seq)
                .isEqualTo(LongStream.rangeClosed(1, history.size()).boxed().toList());
        assertThat(history.get(0).kind()).isEqualTo(EventKind.RUN_STARTED);
        assertThat(history.get(history.size() - 1).kind()).isEqualTo(EventKind.RUN_FINISHED);
        assertThat(history.stream()
                        .filter(event -> event.kind() == EventKind.WORKER_STARTED)
                        .map(event -> number(event, "pid").orElseThrow()))
                .as("ten processes, each with a pid of its own")
                .hasSize(10)
                .doesNotHaveDuplicates();
        Map<String, Object> verdict = client.verdict(run);
        assertThat(verdict).containsEntry("safety", "violated").containsEntry("liveness", "finished");
        assertThat((String) verdict.get("sentence")).startsWith("1 ticket, sold");
        assertThat(client.show(run)).containsEntry("status", "finished").containsEntry("mine", true);
    }

    @Test
    void aLockSellsTheTicketOnce() throws Exception {
        String run = client.start("{\"version\":1,\"lock\":{\"kind\":\"semaphore\"}}");

        List<Event> history = client.history(run);

        assertThat(outcomes(history, "bought")).isEqualTo(1);
        assertThat(outcomes(history, "sold-out")).isEqualTo(9);
        assertThat(client.verdict(run)).containsEntry("safety", "held").containsEntry("liveness", "finished");
    }

    @Test
    void theVerdictSpeaksTheReadersLanguage() throws Exception {
        String run = client.start("{\"version\":1,\"lock\":{\"kind\":\"semaphore\"}}");
        client.history(run);

        String english = client.get("/api/runs/" + run, "Accept-Language", "en").body();
        String chinese =
                client.get("/api/runs/" + run, "Accept-Language", "zh-CN").body();

        assertThat(english).contains("Exactly 1 ticket sold");
        assertThat(chinese).contains("张票").doesNotContain("Exactly 1 ticket sold");
        assertThat(client.get("/api/runs/" + run + "?lang=zh").body()).contains("张票");
    }

    @Test
    void aStreamGoesOnWhereTheReaderLeft() throws Exception {
        String run = client.start("{\"version\":1,\"lock\":{\"kind\":\"semaphore\"}}");
        List<RunClient.Message> first =
                client.follow(run, 0, message -> message.name().equals("lock-acquired"));
        long seen = Long.parseLong(first.get(first.size() - 1).id());

        List<RunClient.Message> second = client.follow(run, seen, message -> false);

        assertThat(second.get(0).id()).isEqualTo(String.valueOf(seen + 1));
        RunClient.Message end = second.get(second.size() - 1);
        assertThat(end.name()).isEqualTo("end");
        assertThat(end.data()).isEqualTo("{\"status\":\"finished\"}");
        long last = Long.parseLong(second.get(second.size() - 2).id());
        assertThat(client.history(run)).hasSize((int) last);
    }

    @Test
    void aBrowserThatComesBackAfterTheEndIsToldToStayAway() throws Exception {
        String run = client.start("{\"version\":1}");
        int last = client.history(run).size();

        HttpResponse<String> response = client.get(
                "/api/runs/" + run + "/events", "Accept", "text/event-stream", "Last-Event-ID", String.valueOf(last));

        assertThat(response.statusCode()).isEqualTo(204);
    }

    @Test
    void theHistoryCanBeHadAsPages() throws Exception {
        String run = client.start("{\"version\":1}");
        int size = client.history(run).size();

        Map<String, Object> page = Json.parseObject(
                client.get("/api/runs/" + run + "/events?after=5&limit=7", "Accept", "application/json")
                        .body());
        Map<String, Object> rest =
                Json.parseObject(client.get("/api/runs/" + run + "/events?after=12", "Accept", "application/json")
                        .body());

        assertThat((List<?>) page.get("events")).hasSize(7);
        assertThat(page).containsEntry("next", 12L).containsEntry("complete", false);
        assertThat((List<?>) rest.get("events")).hasSize(size - 12);
        assertThat(rest).containsEntry("next", (long) size).containsEntry("complete", true);
    }

    @Test
    void onlyTheSessionThatStartedARunMayStopIt() throws Exception {
        String run = client.start(LONG);
        client.follow(run, 0, message -> message.name().equals("lock-acquired"));
        RunClient stranger = new RunClient(server);

        HttpResponse<String> refused = stranger.post("/api/runs/" + run + "/stop", "");
        assertProblem(refused, 403, "not-your-run");
        assertThat(stranger.show(run)).containsEntry("status", "running").containsEntry("mine", false);

        assertThat(client.post("/api/runs/" + run + "/stop", "").statusCode()).isEqualTo(200);
        List<Event> history = client.history(run);
        assertThat(client.post("/api/runs/" + run + "/stop", "").statusCode()).isEqualTo(200);

        assertThat(client.show(run)).containsEntry("status", "stopped");
        assertThat(client.verdict(run)).containsEntry("liveness", "stopped");
        assertThat(outcomes(history, "killed")).isEqualTo(10);
    }

    @Test
    void aRunEndsAtItsTimeLimit() throws Exception {
        String run = client.start(LONG.replace("60000", "500"));

        List<Event> history = client.history(run);

        assertThat(client.show(run)).containsEntry("status", "timed-out");
        assertThat(outcomes(history, "cut-off")).isEqualTo(10);
    }

    @Test
    void everyFieldAtFaultIsNamed() throws Exception {
        HttpResponse<String> response = client.post(
                "/api/runs",
                "{\"version\":1,\"stock\":-1,\"mood\":\"bad\",\"program\":\"read\\njump\",\"lock\":{\"kind\":\"row\"}}");

        Map<String, Object> problem = assertProblem(response, 400, "invalid-scenario");
        assertThat((List<?>) problem.get("errors"))
                .extracting(error -> (Object) ((Map<?, ?>) error).get("field"))
                .containsExactlyInAnyOrder("stock", "mood", "program", "lock.kind");
        assertThat(response.body()).contains("\"line\":2").contains("database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"version\":1}{}", "\u0000"})
    void whatIsNoJsonObjectIsAProblem(String body) throws Exception {
        assertProblem(client.post("/api/runs", body), 400, "invalid-scenario");
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 200_000, 2_000_000})
    void aLargeBodyIsAProblem(int size) throws Exception {
        String body = "{\"version\":1,\"title\":\"" + "x".repeat(size) + "\"}";

        assertProblem(client.post("/api/runs", body), 413, "body-too-large");
    }

    @Test
    void anUnknownRunIsAProblem() throws Exception {
        assertProblem(client.get("/api/runs/nosuchrun"), 404, "unknown-run");
        assertProblem(client.get("/api/runs/nosuchrun/events", "Accept", "text/event-stream"), 404, "unknown-run");
        assertProblem(client.post("/api/runs/nosuchrun/stop", ""), 404, "unknown-run");
    }

    @Test
    void aWrongPathMethodOrTypeIsAProblem() throws Exception {
        assertProblem(client.get("/api/nothing", "Accept", "application/json"), 404, "unknown-page");
        assertProblem(client.get("/api/runs"), 405, "method-not-allowed");
        assertThat(client.get("/api/runs/x/events?after=many", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    private static long outcomes(List<Event> history, String outcome) {
        return history.stream()
                .filter(event -> text(event, "outcome").filter(outcome::equals).isPresent())
                .count();
    }

    private static Map<String, Object> assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        Map<String, Object> problem = Json.parseObject(response.body());
        assertThat(problem).containsEntry("type", "/problems/" + code).containsEntry("status", (long) status);
        assertThat((String) problem.get("title")).isNotBlank();
        assertThat((String) problem.get("detail")).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("\tat ");
        return problem;
    }
}
