package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.web.RunClient.Message;

/** Injects faults into real processes and steps them, by plan and by hand. */
@QuarkusTest
class SteerApiTest {

    private static final String BY_HAND = "lock\\nthink 1000\\nread\\ntake\\nwrite\\nunlock";
    private static final String SCOPED = "with lock:\\n  think 1000\\n  read\\n  take\\n  write";

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void open() {
        client = new RunClient(server);
    }

    @ParameterizedTest
    @CsvSource({
        "semaphore, exception, stuck",
        "file-lock, exception, stuck",
        "semaphore, crash, stuck",
        "file-lock, crash, recovered",
        "robust-mutex, crash, recovered",
        "semaphore, hang, stuck",
        "semaphore, forget, stuck",
    })
    void whatIsDoneToTheHolderByHandDecidesWhoGoesOn(String lock, String fault, String liveness) throws Exception {
        String run = client.start(scenario(lock, BY_HAND, ""));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", fault).statusCode()).isEqualTo(202);

        List<Event> history = client.history(run);
        assertThat(client.verdict(run)).containsEntry("liveness", liveness);
        assertThat(client.show(run)).as("a run that is stuck ends by itself").containsEntry("status", "finished");
        assertFault(history, fault, "hand");
    }

    @ParameterizedTest
    @CsvSource({
        "semaphore, exception, stuck",
        "semaphore, crash, stuck",
        "file-lock, crash, recovered",
        "semaphore, hang, stuck",
        "semaphore, torn-write, stuck",
    })
    void whatIsPlannedHappensToTheFirstHolderOnly(String lock, String fault, String liveness) throws Exception {
        String run = client.start(scenario(
                lock, BY_HAND, ",\"faults\":[{\"buyer\":\"holder\",\"at\":\"write\",\"kind\":\"" + fault + "\"}]"));

        List<Event> history = client.history(run);

        assertThat(client.verdict(run)).containsEntry("liveness", liveness);
        assertFault(history, fault, "plan");
    }

    @Test
    void aScopedLockIsGivenBackWhenItsHolderThrows() throws Exception {
        String run = client.start(scenario("semaphore", SCOPED, ""));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", "exception").statusCode()).isEqualTo(202);

        assertThat(client.history(run))
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .hasSize(3);
        assertThat(client.verdict(run)).containsEntry("safety", "held");
    }

    @Test
    void aFrozenHolderIsWaitedForAndGoesOnWhenItThaws() throws Exception {
        String run = client.start(scenario("semaphore", BY_HAND, ""));
        List<Message> seen = client.follow(run, 0, named("lock-acquired"));
        int holder = seen.get(seen.size() - 1).event().buyer();

        assertThat(fault(run, String.valueOf(holder), "freeze").statusCode()).isEqualTo(202);
        client.follow(run, 0, named("frozen"));
        assertProblem(fault(run, String.valueOf(holder), "freeze"), 409, "buyer-already-frozen");
        assertProblem(fault(run, String.valueOf((holder + 1) % 3), "thaw"), 409, "buyer-not-frozen");
        assertThat(fault(run, String.valueOf(holder), "thaw").statusCode()).isEqualTo(202);

        List<Event> history = client.history(run);
        assertThat(history).extracting(Event::kind).contains(EventKind.FROZEN, EventKind.THAWED);
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_RELEASED)
                .hasSize(3);
        assertThat(client.verdict(run)).containsEntry("safety", "held");
    }

    @Test
    void aCutConnectionFreesTheRowForTheNext() throws Exception {
        String run = client.start(scenario("row", BY_HAND, ",\"store\":\"database\""));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", "disconnect").statusCode()).isEqualTo(202);

        List<Event> history = client.history(run);
        assertFault(history, "disconnect", "hand");
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .hasSize(3);
    }

    @Test
    void aCutConnectionLeavesAHolderItsZooKeeperLockIfItComesBackInTime() throws Exception {
        String run = client.start(
                scenario("zookeeper", BY_HAND, "").replace("\"zookeeper\"", "\"zookeeper\",\"leaseMs\":10000"));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", "disconnect").statusCode()).isEqualTo(202);

        List<Event> history = client.history(run);
        assertFault(history, "disconnect", "hand");
        assertThat(history).extracting(Event::kind).doesNotContain(EventKind.LOCK_LOST, EventKind.FAILED);
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_RELEASED)
                .hasSize(3);
        assertThat(client.verdict(run)).containsEntry("safety", "held");
    }

    @Test
    void theUserIsTheSchedulerAndSellsTheTicketTwice() throws Exception {
        String run = client.start(
                "{\"version\":1,\"mode\":\"step\",\"placement\":{\"processes\":2},\"program\":\"read\\ntake\\nwrite\"}");
        atGate(run, 0, 1);
        atGate(run, 1, 1);

        pass(run, 0);
        pass(run, 1);
        atGate(run, 0, 2);
        atGate(run, 1, 2);
        assertProblem(step(run, "{\"buyer\":7}"), 404, "unknown-buyer");
        assertProblem(step(run, "{}"), 400, "bad-request");
        assertThat(step(run, "{\"all\":true}").statusCode()).isEqualTo(202);

        client.history(run);
        assertThat(client.verdict(run)).containsEntry("safety", "violated");
        assertProblem(step(run, "{\"buyer\":0}"), 409, "run-already-ended");
    }

    @Test
    void whatCannotBeDoneIsRefusedAndTheRunGoesOn() throws Exception {
        String run = client.start(scenario("semaphore", "think 300\\n" + BY_HAND, ""));
        client.follow(run, 0, named("buyer-started"));

        assertProblem(fault(run, "\"holder\"", "crash"), 409, "nobody-holds");
        assertProblem(fault(run, "0", "disconnect"), 409, "fault-needs-connection");
        assertProblem(fault(run, "99", "crash"), 404, "unknown-buyer");
        assertProblem(fault(run, "0", "sneeze"), 400, "bad-request");
        assertProblem(step(run, "{\"buyer\":0}"), 409, "not-stepping");
        assertProblem(
                new RunClient(server).post("/api/runs/" + run + "/faults", "{\"buyer\":0,\"kind\":\"crash\"}"),
                403,
                "not-your-run");

        client.history(run);
        assertThat(client.verdict(run)).containsEntry("safety", "held").containsEntry("liveness", "finished");
        assertProblem(fault(run, "0", "crash"), 409, "run-already-ended");
    }

    @Test
    void aRefusedStepDoesNotLengthenTheRun() throws Exception {
        String run = client.start(scenario("none", "think 50000", "").replace("20000", "3000"));
        client.follow(run, 0, named("buyer-started"));

        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (client.show(run).get("status").equals("running") && System.nanoTime() < giveUp) {
            assertThat(step(run, "{\"all\":true}").statusCode()).isEqualTo(409);
            assertThat(step(run, "{\"buyer\":0}").statusCode()).isEqualTo(409);
        }

        assertThat(client.show(run)).containsEntry("status", "timed-out");
    }

    private void pass(String run, int buyer) throws Exception {
        assertThat(step(run, "{\"buyer\":" + buyer + "}").statusCode()).isEqualTo(202);
    }

    private void atGate(String run, int buyer, int step) throws Exception {
        client.follow(
                run,
                0,
                message -> message.name().equals("gate")
                        && message.event().buyer() == buyer
                        && message.event().number(Field.STEP).orElse(0) == step);
    }

    private HttpResponse<String> fault(String run, String buyer, String kind) throws Exception {
        return client.post("/api/runs/" + run + "/faults", "{\"buyer\":" + buyer + ",\"kind\":\"" + kind + "\"}");
    }

    private HttpResponse<String> step(String run, String body) throws Exception {
        return client.post("/api/runs/" + run + "/steps", body);
    }

    private static String scenario(String lock, String program, String more) {
        return "{\"version\":1,\"placement\":{\"processes\":3},\"timeLimitMs\":20000,\"lock\":{\"kind\":\"" + lock
                + "\"},\"program\":\"" + program + "\"" + more + "}";
    }

    private static Predicate<Message> named(String name) {
        return message -> message.name().equals(name);
    }

    private static void assertFault(List<Event> history, String fault, String by) {
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.FAULT)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.text(Field.FAULT)).contains(fault);
                    assertThat(event.text(Field.BY)).contains(by);
                });
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"/problems/" + code + "\"");
    }
}
