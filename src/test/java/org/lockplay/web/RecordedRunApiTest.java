package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.run.StoredRuns;

/** The run that an embed of a short link shows first: which one is stored, for how long, and who owns it. */
@StartsProcesses
@QuarkusTest
class RecordedRunApiTest {

    @TestHTTPResource("/")
    URI server;

    @Inject
    StoredRuns shelf;

    private RunClient client;
    private String scenario;

    @BeforeEach
    void thinkOfAScenarioThatNobodyHasSaved() {
        client = new RunClient(server);
        scenario = "{\"version\":1,\"title\":\"" + Instant.now() + "\",\"lock\":{\"kind\":\"semaphore\"}}";
    }

    private String run(String scenario) throws Exception {
        String run = client.start(scenario);
        client.history(run);
        // Wait for the verdict: the run's row is stored at the end, too.
        assertThat(client.verdict(run)).isNotNull();
        return run;
    }

    private HttpResponse<String> save(String members) throws Exception {
        return client.post("/api/scenarios", "{\"scenario\":" + scenario + members + "}");
    }

    private Map<String, Object> saved(String members) throws Exception {
        HttpResponse<String> response = save(members);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return Json.parseObject(response.body());
    }

    private static String with(String run) {
        return ",\"run\":\"" + run + "\"";
    }

    private Object recordedFor(Object slug) throws Exception {
        return Json.parseObject(client.get("/api/scenarios/" + slug).body()).get("run");
    }

    @Test
    void theFirstRunThatComesWithAShortLinkStaysItsRecordedOne() throws Exception {
        String first = run(scenario);

        Object slug = saved(with(first)).get("slug");

        assertThat(recordedFor(slug)).isEqualTo(first);
        assertThat(saved(with(run(scenario)))).containsEntry("slug", slug).containsEntry("run", first);
        assertThat(saved("")).containsEntry("slug", slug).containsEntry("run", first);
        assertThat(client.get("/api/session/runs").body()).contains("\"shared\":true");
    }

    @Test
    void onlyARunOfExactlyThisScenarioThatCameOutAsExpectedIsKept() throws Exception {
        String other = run(scenario.replace("semaphore", "file-lock"));

        assertThat(saved(with(other))).containsEntry("run", null);
        assertThat(saved(with(run(scenario)) + ",\"expect\":\"stuck\"")).containsEntry("run", null);

        String cut = client.start("{\"version\":1,\"program\":\"think 50000\",\"timeLimitMs\":60000}");
        client.post("/api/runs/" + cut + "/stop", "{}");
        client.history(cut);
        scenario = Json.write(client.show(cut).get("scenario"));
        assertThat(saved(with(cut))).containsEntry("run", null);
    }

    @Test
    void aRunOfSomebodyElseIsNotTaken() throws Exception {
        String mine = run(scenario);

        client = new RunClient(server);

        assertThat(save(with(mine)).statusCode()).isEqualTo(403);
        assertThat(save(with("nosuchrun")).statusCode()).isEqualTo(404);
        assertThat(save(",\"run\":5").statusCode()).isEqualTo(400);
        assertThat(saved("")).containsEntry("run", null);
    }

    private HttpResponse<String> check(Object slug, String query) throws Exception {
        return client.post("/api/scenarios/" + slug + "/checks" + query, "");
    }

    @Test
    void aCheckLeavesARecordedRunWhereThereIsNone() throws Exception {
        Object slug = saved(",\"expect\":\"safe\"").get("slug");

        assertThat(check(slug, "?expect=oversold").statusCode()).isEqualTo(409);
        Object recorded = recordedFor(slug);

        assertThat(recorded).as("came out as the link says").isNotNull();
        assertThat(check(slug, "").statusCode()).isEqualTo(200);
        assertThat(recordedFor(slug)).isEqualTo(recorded);
    }

    @Test
    void itIsKeptAsLongAsItsLinkAndGoesWithItsOwner() throws Exception {
        String run = run(scenario);
        Object slug = saved(with(run)).get("slug");
        Instant tomorrow = Instant.now().plusSeconds(86_400);

        shelf.forgetUnsharedBefore(tomorrow);
        assertThat(recordedFor(slug)).isEqualTo(run);

        client.send("DELETE", "/api/session/runs/" + run, "");
        assertThat(recordedFor(slug)).isNull();
        String next = run(scenario);
        assertThat(saved(with(next))).containsEntry("run", next);

        client.send("DELETE", "/api/session/scenarios/" + slug, "");
        shelf.forgetUnsharedBefore(tomorrow);
        assertThat(client.get("/api/runs/" + next).statusCode()).isEqualTo(404);
    }

    @Test
    void aPageWithoutCookiesStopsWhatItStartedUnderASessionOfItsOwn() throws Exception {
        String[] own = {"Content-Type", "application/json", "Lockplay-Session", "0123456789ABCDEFGHJK"};
        String longRun = "{\"version\":1,\"program\":\"think 50000\",\"timeLimitMs\":60000}";
        HttpResponse<String> started = new RunClient(server).post("/api/runs", longRun, own);
        String run = (String) Json.parseObject(started.body()).get("id");

        assertThat(started.headers().firstValue("Set-Cookie")).isEmpty();
        String stop = "/api/runs/" + run + "/stop";
        assertThat(new RunClient(server).post(stop, "{}").statusCode()).isEqualTo(403);
        assertThat(new RunClient(server)
                        .post(stop, "{}", "Lockplay-Session", "no code")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new RunClient(server).post(stop, "{}", own).statusCode()).isEqualTo(200);
    }
}
