package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.StartsProcesses;
import org.lockplay.web.RunClient;

/** Exports of real runs. */
@StartsProcesses
@QuarkusTest
class ExportApiTest {

    private static final String CRASH = ",\"faults\":[{\"buyer\":\"holder\",\"at\":\"write\",\"kind\":\"crash\"}]";

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    private String run(String lock, String more) throws Exception {
        String run =
                client.start("{\"version\":1,\"timeLimitMs\":4000,\"lock\":{\"kind\":\"" + lock + "\"}" + more + "}");
        client.history(run);
        return run;
    }

    private String export(String run, String format) throws Exception {
        HttpResponse<String> response = client.get("/api/runs/" + run + "/export?format=" + format);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void everyFormatIsWhatItsReadersExpect() throws Exception {
        String run = run("semaphore", CRASH);

        TraceReader.read(export(run, "perfetto"));
        assertThat(ShivizReader.read(export(run, "shiviz"))).isNotEmpty();
        assertThat(MutexChecker.check(export(run, "jepsen"))).isEmpty();
        int events = client.history(run).size();
        assertThat(export(run, "jsonl").lines()).hasSize(events + 1);
        assertThat(export(run, "csv").split("\r\n")).hasSize(events + 1);
        assertThat(export(run, "svg")).startsWith("<svg");
        assertThat(client.get("/api/runs/" + run + "/export?format=png")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("image/png");
    }

    @ParameterizedTest
    @CsvSource({"semaphore, ''", "file-lock, crash", "robust-mutex, crash", "spin, ''", "advisory, crash"})
    void theHistoryOfALockThatHoldsIsAMutexs(String lock, String fault) throws Exception {
        assertThat(MutexChecker.check(export(run(lock, fault.isEmpty() ? "" : CRASH), "jepsen")))
                .isEmpty();
    }

    @Test
    void theHistoryOfTwoHoldersIsNot() throws Exception {
        String run = run("mutex", ",\"program\":\"lock\\nthink 600\\nread\\ntake\\nwrite\\nunlock\"");

        assertThat(client.verdict(run).toString()).contains("two-holders");
        assertThat(MutexChecker.check(export(run, "jepsen"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"none, ''", "atomic, ',\"store\":\"memory\"'", "semaphore, ',\"program\":\"read\\ntake\\nwrite\"'"})
    void aRunWithoutALockIsRefusedAsAJepsenHistory(String lock, String more) throws Exception {
        String run = run(lock, more);

        HttpResponse<String> response = client.get("/api/runs/" + run + "/export?format=jepsen&lang=en");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("/problems/nobody-locked", "Choose another format");
        assertThat(ShivizReader.read(export(run, "shiviz"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"?format=xml, 400", "'', 400"})
    void anotherFormatIsAProblem(String query, int status) throws Exception {
        String run = run("none", "");

        assertThat(client.get("/api/runs/" + run + "/export" + query).statusCode())
                .isEqualTo(status);
        assertThat(client.get("/api/runs/nosuchrun/export?format=csv").statusCode())
                .isEqualTo(404);
    }
}
