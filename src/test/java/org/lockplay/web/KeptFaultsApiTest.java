package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.Json;

/** Planned faults that can never happen: stored by an older version, and in a request. */
@StartsProcesses
@QuarkusTest
class KeptFaultsApiTest {

    private static final String HANG_WITH_LENGTH = "{\"version\":1,\"lock\":{\"kind\":\"semaphore\"},"
            + "\"faults\":[{\"buyer\":\"holder\",\"at\":\"write\",\"kind\":\"hang\",\"forMs\":2000}]}";

    @TestHTTPResource("/")
    URI server;

    @Inject
    EntityManager database;

    private RunClient client;
    private String run;
    private String slug;

    @BeforeEach
    void keepWhatAnOlderVersionTook() throws Exception {
        client = new RunClient(server);
        run = client.start("{\"version\":1}");
        client.history(run);
        HttpResponse<String> saved = client.post("/api/scenarios", "{\"version\":1,\"title\":\"" + run + "\"}");
        slug = (String) Json.parseObject(saved.body()).get("slug");
        change("update saved_scenario set scenario = ?2 where slug = ?1", slug);
        change(
                "insert into run (id, status, owner, scenario, verdict, created_at, finished_at, title) select 'kept-'"
                        + " || id, status, owner, cast(?2 as text), verdict, created_at, finished_at, title from run where"
                        + " id = ?1",
                run);
    }

    private void change(String statement, String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertThat(database.createNativeQuery(statement)
                                .setParameter(1, id)
                                .setParameter(2, HANG_WITH_LENGTH)
                                .executeUpdate())
                        .isEqualTo(1));
    }

    @Test
    void whatWasKeptIsStillShown() throws Exception {
        for (String path : List.of("/api/scenarios/" + slug, "/api/runs/kept-" + run)) {
            HttpResponse<String> answer = client.get(path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"kind\":\"hang\"", "\"forMs\":2000");
        }
        assertThat(client.get("/s/" + slug, "Accept", "text/html").statusCode()).isEqualTo(200);
        assertThat(client.get("/r/kept-" + run, "Accept", "text/html").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"en, leave “forMs” out", "zh, 请去掉“forMs”"})
    void whatCannotHappenIsNotRunAndTheFieldAndTheMendAreNamed(String language, String mend) throws Exception {
        HttpResponse<String> started = client.post("/api/runs?lang=" + language, HANG_WITH_LENGTH);
        HttpResponse<String> saved = client.post("/api/scenarios?lang=" + language, HANG_WITH_LENGTH);
        HttpResponse<String> checked =
                client.post("/api/scenarios/" + slug + "/checks?expect=stuck&lang=" + language, "");

        for (HttpResponse<String> answer : List.of(started, saved, checked)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("/problems/invalid-scenario", "faults[0].forMs", mend);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void aLengthByHandFollowsTheSameRule(FaultKind kind) throws Exception {
        assertLengthByHand(kind.wireName(), kind.lasts() ? 202 : 400);
    }

    @Test
    void aThawHasNoLength() throws Exception {
        assertLengthByHand("thaw", 400);
    }

    private void assertLengthByHand(String kind, int status) throws Exception {
        String going = client.start("{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"think 5000\"}");
        try {
            client.follow(going, 0, message -> message.name().equals("buyer-started"));
            HttpResponse<String> answer = client.post(
                    "/api/runs/" + going + "/faults", "{\"buyer\":0,\"kind\":\"" + kind + "\",\"forMs\":20}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            if (status == 400) {
                assertThat(answer.body()).contains("\"forMs\"", "freeze, slow");
            }
        } finally {
            client.post("/api/runs/" + going + "/stop", "");
        }
    }
}
