package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.AtOnce;
import org.lockplay.ConcurrentTests;
import org.lockplay.ConcurrentTests.Case;
import org.lockplay.StartsProcesses;

/** What a session, or an address, may store: over the limit, the answer is 429 and says when to try again. */
@StartsProcesses
@QuarkusTest
@TestProfile(LowLimits.Low.class)
class StorageLimitsApiTest extends LowLimits {

    /** What is stored is measured again after some seconds; the two wait for that at the same time. */
    @TestFactory
    Stream<DynamicTest> clientsWhoseStoredRunsTakeTooMuchAreRefused() {
        return ConcurrentTests.of(
                new Case("a session until it deletes some", this::refuseSessionUntilItDeletesSome),
                new Case("clients without session together", this::refuseClientsWithoutSessionTogether));
    }

    private void refuseSessionUntilItDeletesSome() throws Exception {
        RunClient client = newSession();
        String run =
                client.start("{\"version\":1,\"placement\":{\"processes\":8},\"program\":\"read\\ntake\\nwrite\"}");
        client.history(run);

        HttpResponse<String> answer = client.post("/api/runs", SMALL);
        List<String> started = new ArrayList<>(List.of(run));
        long deadline = System.nanoTime() + LIMIT_NS;
        while (answer.statusCode() == 201 && System.nanoTime() < deadline) {
            started.add(idOf(answer));
            client.history(idOf(answer));
            TimeUnit.SECONDS.sleep(2);
            answer = client.post("/api/runs", SMALL);
        }
        assertRefused(answer, "too-much-stored");

        for (String one : started) {
            assertThat(client.send("DELETE", "/api/session/runs/" + one, "").statusCode())
                    .isEqualTo(204);
        }
        assertThat(client.post("/api/runs", SMALL).statusCode()).isEqualTo(201);
    }

    /** Each request of theirs begins a new session. */
    private void refuseClientsWithoutSessionTogether() throws Exception {
        RawHttp anonymous = new RawHttp(server, 10_000).from(41);
        String large = "{\"version\":1,\"placement\":{\"processes\":8},\"rounds\":100,\"program\":\"read\\nquery\"}";
        long deadline = System.nanoTime() + LIMIT_NS;
        RawHttp.Answer answer = post(anonymous, large);
        while (answer.status() == 201 && System.nanoTime() < deadline) {
            String location = answer.header("Location");
            new RunClient(server).history(location.substring(location.lastIndexOf('/') + 1));
            TimeUnit.SECONDS.sleep(2);
            answer = post(anonymous, large);
        }

        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains("/problems/too-much-stored-there");
        assertThat(post(anonymous.from(42), SMALL).status())
                .as("another address")
                .isEqualTo(201);
    }

    @Test
    void aSessionThatSavesTooMuchWithinAMinuteIsRefused() throws Exception {
        RunClient client = newSession();
        assertThat(client.post("/api/workshops", "{}").statusCode()).isEqualTo(201);
        for (int i = 1; i < MOST_SAVES; i++) {
            assertThat(client.post("/api/scenarios", SMALL).statusCode()).isEqualTo(201);
        }

        assertRefused(client.post("/api/scenarios", SMALL), "too-many-saves");
        assertRefused(client.post("/api/workshops", "{}"), "too-many-saves");
        assertRefused(client.post("/api/exercises/see-the-race/hints", ""), "too-many-saves");
        assertThat(newSession().post("/api/scenarios", SMALL).statusCode())
                .as("another session")
                .isEqualTo(201);
    }

    @Test
    void aSessionsListOfScenariosTakesNoMoreThanItsLimitHoweverManyAreSavedAtOnce() throws Exception {
        RunClient client = newSession();
        AtomicInteger number = new AtomicInteger();
        List<HttpResponse<String>> answers = AtOnce.call(
                MOST_SCENARIOS + 1, () -> client.post("/api/scenarios", scenario(number.incrementAndGet())));

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(MOST_SCENARIOS);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 201)
                .singleElement()
                .satisfies(answer -> assertRefused(answer, "too-many-scenarios"));
        Set<Integer> again = new HashSet<>();
        for (int one = 1; one <= MOST_SCENARIOS; one++) {
            again.add(client.post("/api/scenarios", scenario(one)).statusCode());
        }
        assertThat(again).as("what it has can be saved again").contains(201);
    }

    private static String scenario(int stock) {
        return "{\"version\":1,\"stock\":" + stock + "}";
    }

    private static String idOf(HttpResponse<String> started) {
        String location = started.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
