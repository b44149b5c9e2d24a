package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;
import static org.lockplay.scenario.ScenarioBuilder.scenario;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.ConcurrentTests;
import org.lockplay.StartsProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.ScenarioBuilder;
import org.lockplay.store.StoreKind;
import org.lockplay.web.RunClient.Message;

/** Injects faults into real processes and steps them, by plan and by hand. */
@StartsProcesses
@QuarkusTest
class SteerApiTest {

    private static final ScenarioBuilder PLAIN = scenario().processes(3).timeLimitMs(20_000);
    private static final ScenarioBuilder BY_HAND =
            PLAIN.program("lock", "think 1000", "read", "take", "write", "unlock");

    /** Buyers who think for a second. */
    private static final int AT_ONCE = 4;

    /**
     * A fault of the holder.
     *
     * @param liveness the verdict on whether the others go on
     */
    private record Harm(LockKind lock, FaultKind fault, String liveness) {}

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    /** With one session for all runs of a test. */
    @BeforeEach
    void open() throws Exception {
        client = new RunClient(server);
        client.get("/exercises");
    }

    @TestFactory
    Stream<DynamicTest> whatIsDoneToTheHolderByHandDecidesWhoGoesOn() {
        return ConcurrentTests.of(
                AT_ONCE,
                List.of(
                        new Harm(LockKind.SEMAPHORE, FaultKind.EXCEPTION, "stuck"),
                        new Harm(LockKind.FILE_LOCK, FaultKind.EXCEPTION, "stuck"),
                        new Harm(LockKind.SEMAPHORE, FaultKind.CRASH, "stuck"),
                        new Harm(LockKind.FILE_LOCK, FaultKind.CRASH, "recovered"),
                        new Harm(LockKind.ROBUST_MUTEX, FaultKind.CRASH, "recovered"),
                        new Harm(LockKind.SEMAPHORE, FaultKind.HANG, "stuck"),
                        new Harm(LockKind.SEMAPHORE, FaultKind.FORGET, "stuck")),
                this::harmHolderByHand);
    }

    private void harmHolderByHand(Harm harm) throws Exception {
        String run = client.start(BY_HAND.lock(harm.lock()));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", harm.fault().wireName()).statusCode())
                .isEqualTo(202);

        List<Event> history = client.history(run);
        assertThat(client.verdict(run)).containsEntry("liveness", harm.liveness());
        assertThat(client.show(run)).as("a run that is stuck ends by itself").containsEntry("status", "finished");
        assertFault(history, harm.fault(), "hand");
    }

    @TestFactory
    Stream<DynamicTest> whatIsPlannedHappensToTheFirstHolderOnly() {
        return ConcurrentTests.of(
                AT_ONCE,
                List.of(
                        new Harm(LockKind.SEMAPHORE, FaultKind.EXCEPTION, "stuck"),
                        new Harm(LockKind.SEMAPHORE, FaultKind.CRASH, "stuck"),
                        new Harm(LockKind.FILE_LOCK, FaultKind.CRASH, "recovered"),
                        new Harm(LockKind.SEMAPHORE, FaultKind.HANG, "stuck"),
                        new Harm(LockKind.SEMAPHORE, FaultKind.TORN_WRITE, "stuck")),
                this::harmHolderByPlan);
    }

    private void harmHolderByPlan(Harm harm) throws Exception {
        String run = client.start(BY_HAND.lock(harm.lock()).holderFault("write", harm.fault()));

        List<Event> history = client.history(run);

        assertThat(client.verdict(run)).containsEntry("liveness", harm.liveness());
        assertFault(history, harm.fault(), "plan");
    }

    @Test
    void aScopedLockIsGivenBackWhenItsHolderThrows() throws Exception {
        String run = client.start(
                PLAIN.lock(LockKind.SEMAPHORE).program("with lock:", "  think 1000", "  read", "  take", "  write"));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", "exception").statusCode()).isEqualTo(202);

        assertThat(client.history(run))
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .hasSize(3);
        assertThat(client.verdict(run)).containsEntry("safety", "held");
    }

    @Test
    void aFrozenHolderIsWaitedForAndGoesOnWhenItThaws() throws Exception {
        String run = client.start(BY_HAND.lock(LockKind.SEMAPHORE));
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
        String run = client.start(BY_HAND.lock(LockKind.ROW).store(StoreKind.DATABASE));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", "disconnect").statusCode()).isEqualTo(202);

        List<Event> history = client.history(run);
        assertFault(history, FaultKind.DISCONNECT, "hand");
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .hasSize(3);
    }

    @Test
    void aCutConnectionLeavesAHolderItsZooKeeperLockIfItComesBackInTime() throws Exception {
        String run = client.start(BY_HAND.lock(LockKind.ZOOKEEPER).option(LockOption.LEASE_MS, 10_000));
        client.follow(run, 0, named("lock-acquired"));

        assertThat(fault(run, "\"holder\"", "disconnect").statusCode()).isEqualTo(202);

        List<Event> history = client.history(run);
        assertFault(history, FaultKind.DISCONNECT, "hand");
        assertThat(history).extracting(Event::kind).doesNotContain(EventKind.LOCK_LOST, EventKind.FAILED);
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_RELEASED)
                .hasSize(3);
        assertThat(client.verdict(run)).containsEntry("safety", "held");
    }

    @Test
    void theUserIsTheSchedulerAndSellsTheTicketTwice() throws Exception {
        String run = client.start(scenario().stepped().processes(2).program("read", "take", "write"));
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
        String run = client.start(PLAIN.lock(LockKind.SEMAPHORE)
                .program("think 300", "lock", "think 1000", "read", "take", "write", "unlock"));
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
        String run = client.start(PLAIN.program("think 50000").timeLimitMs(3_000));
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
                        && number(message.event(), "step").orElse(0) == step);
    }

    private HttpResponse<String> fault(String run, String buyer, String kind) throws Exception {
        return client.post("/api/runs/" + run + "/faults", "{\"buyer\":" + buyer + ",\"kind\":\"" + kind + "\"}");
    }

    private HttpResponse<String> step(String run, String body) throws Exception {
        return client.post("/api/runs/" + run + "/steps", body);
    }

    private static Predicate<Message> named(String name) {
        return message -> message.name().equals(name);
    }

    private static void assertFault(List<Event> history, FaultKind fault, String by) {
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.FAULT)
                .singleElement()
                .satisfies(event -> {
                    assertThat(text(event, "fault")).contains(fault.wireName());
                    assertThat(text(event, "by")).contains(by);
                });
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("\"/problems/" + code + "\"");
    }
}
