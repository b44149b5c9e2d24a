package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An application whose limits for a session are low, for all tests of limits. */
abstract class LowLimits {

    static final String SMALL = "{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"read\"}";
    static final String LONG = "{\"version\":1,\"placement\":{\"processes\":1},\"program\":\"think 20000\"}";
    static final int MOST_STARTS = 20;
    static final int MOST_STREAMS = 3;
    static final int MOST_SAVES = 5;
    static final int MOST_SCENARIOS = 2;
    static final int MOST_ATTENDEES = 2;
    static final int MOST_JOINS = 5;
    static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(40);

    /** A few of everything. */
    public static class Low implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lockplay.run.starts-of-session",
                    String.valueOf(MOST_STARTS),
                    "lockplay.run.stored-of-session",
                    "4K",
                    "lockplay.run.stored-of-address",
                    "200K",
                    "lockplay.web.saves-of-session",
                    String.valueOf(MOST_SAVES),
                    "lockplay.keep.scenarios-of-session",
                    String.valueOf(MOST_SCENARIOS),
                    "lockplay.web.export-memory",
                    "1K",
                    "lockplay.workshop.attendees",
                    String.valueOf(MOST_ATTENDEES),
                    "lockplay.web.joins-of-address",
                    String.valueOf(MOST_JOINS),
                    "lockplay.web.streams-of-session",
                    String.valueOf(MOST_STREAMS));
        }
    }

    @TestHTTPResource("/")
    URI server;

    static RawHttp.Answer post(RawHttp client, String scenario) throws Exception {
        return client.send("POST", "/api/runs", scenario, "Content-Type", "application/json");
    }

    /** A session that the server has issued before. */
    final RunClient newSession() throws Exception {
        RunClient client = new RunClient(server);
        client.get("/exercises");
        return client;
    }

    static void assertRefused(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("/problems/" + code);
        assertThat(answer.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d*");
    }
}
