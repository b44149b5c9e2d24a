package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;

/** Visitors without a session that ask for all places: others are served meanwhile. */
@StartsProcesses
@QuarkusTest
class FairShareApiTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger(50_000);
    private static final String LARGEST =
            "{\"version\":1,\"placement\":{\"processes\":4,\"threads\":16}," + "\"program\":\"think 3000\"}";
    private static final String STEPPED = "{\"version\":1,\"placement\":{\"processes\":2,\"threads\":%d},"
            + "\"program\":\"query\\nread\",\"mode\":\"step\",\"timeLimitMs\":60000}";
    private static final String SMALL =
            "{\"version\":1,\"placement\":{\"processes\":1,\"threads\":10},\"program\":\"read\"}";

    @TestHTTPResource("/")
    URI server;

    private final List<RawHttp.Answer> greedy = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private RawHttp here;

    @AfterEach
    void stopAll() throws Exception {
        // The last ones first, so that none of them starts.
        for (int i = sessions.size() - 1; i >= 0; i--) {
            here.send("DELETE", "/api/session", "", "Cookie", sessions.get(i));
        }
    }

    @Test
    void thirtyLargestRunsWithoutASessionDelayNobodyForLongerThanOneRun() throws Exception {
        here = newClient();
        ask(LARGEST, 30);
        RawHttp.Answer there = start(newClient(), LARGEST);
        RawHttp.Answer samePlace = start(here, SMALL, "Cookie", sessionOf(here));

        awaitEnd(id(there));
        awaitEnd(id(samePlace));

        assertThat(greedy.stream().filter(answer -> !status(id(answer)).equals("queued")))
                .as("those that have had a turn while two newcomers had theirs")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void twoRunsInStepModeWithoutASessionLeavePlacesForOthers() throws Exception {
        here = newClient();
        ask(STEPPED.formatted(32), 1);
        ask(STEPPED.formatted(16), 1);

        awaitEnd(id(start(newClient(), SMALL)));
        awaitEnd(id(start(here, SMALL, "Cookie", sessionOf(here))));

        assertThat(status(id(greedy.get(1)))).isEqualTo("queued");
    }

    @Test
    void aSessionWithAHundredWaitingRunsHearsWhenToTryAgain() throws Exception {
        here = newClient();
        String session = sessionOf(here);
        sessions.add(session);
        for (int i = 0; i < 101; i++) {
            start(here, STEPPED.formatted(32), "Cookie", session);
        }

        RawHttp.Answer refused =
                here.send("POST", "/api/runs", SMALL, "Content-Type", "application/json", "Cookie", session);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("/problems/too-many-runs");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(start(here, SMALL).status())
                .as("another session of the address")
                .isEqualTo(201);
    }

    private void ask(String scenario, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            RawHttp.Answer answer = start(here, scenario);
            greedy.add(answer);
            sessions.add(cookieOf(answer));
        }
    }

    private RawHttp newClient() throws Exception {
        return new RawHttp(server, 10_000).from(ADDRESSES.incrementAndGet());
    }

    private static String sessionOf(RawHttp client) throws Exception {
        return cookieOf(client.send("GET", "/exercises", ""));
    }

    private static String cookieOf(RawHttp.Answer answer) {
        String cookie = answer.setCookies().get(0);
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static RawHttp.Answer start(RawHttp client, String scenario, String... cookie) throws Exception {
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        headers.addAll(List.of(cookie));
        RawHttp.Answer answer = client.send("POST", "/api/runs", scenario, headers.toArray(String[]::new));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private void awaitEnd(String run) throws Exception {
        assertThat(new RunClient(server).history(run)).isNotEmpty();
    }

    private String status(String run) {
        try {
            return (String) new RunClient(server).show(run).get("status");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String id(RawHttp.Answer answer) {
        String location = answer.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
