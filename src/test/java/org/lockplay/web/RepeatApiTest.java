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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.ScenarioBuilder;

/** Records a run's schedule over the API and repeats it: exactly, under another lock, and with one step less. */
@StartsProcesses
@QuarkusTest
class RepeatApiTest {

    private static final ScenarioBuilder PLAIN = scenario().processes(2).timeLimitMs(20_000);
    private static final ScenarioBuilder SALE = PLAIN.program("lock", "read", "take", "write", "unlock");
    private static final ScenarioBuilder STEPPED =
            PLAIN.program("read", "take", "write").stepped();
    /** Both read before either writes. */
    private static final String RACE = "0*3 1*3 0*3 1*3";

    @TestHTTPResource("/")
    URI server;

    private RunClient client;

    @BeforeEach
    void newSession() {
        client = new RunClient(server);
    }

    @Test
    void aRunTellsItsScheduleAndAnotherOneFollowsIt() throws Exception {
        String recorded = client.start(SALE);
        client.history(recorded);
        String schedule = client.schedule(recorded);

        String repeated = client.start(SALE.schedule(schedule));
        client.history(repeated);

        assertThat(client.schedule(repeated)).isEqualTo(schedule);
        assertThat(client.verdict(repeated))
                .containsEntry("safety", client.verdict(recorded).get("safety"));
    }

    @Test
    void aRaceHappensWheneverItsScheduleIsFollowed() throws Exception {
        String run = client.start(SALE.schedule(RACE));

        assertThat(client.history(run))
                .filteredOn(event -> event.kind() == EventKind.READ)
                .extracting(event -> number(event, "count").orElse(-1))
                .containsExactly(1L, 1L);
        assertThat(client.verdict(run)).containsEntry("safety", "violated");
    }

    @Test
    void underAnotherLockTheRunSaysWhereItParts() throws Exception {
        String run = client.start(SALE.lock(LockKind.SEMAPHORE).schedule(RACE));
        List<Event> history = client.history(run);

        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.OFF_SCHEDULE)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.buyer()).isEqualTo(1);
                    assertThat(text(event, "reason")).contains("blocked");
                    assertThat(number(event, "step")).hasValue(1);
                    assertThat(number(event, "position")).hasValue(5);
                });
        assertThat(client.verdict(run)).containsEntry("safety", "held").containsEntry("liveness", "finished");
        assertThat(client.get("/api/runs/" + run).body())
                .contains("\"off-schedule\"", "he recorded order cannot be followed from step 5");
        assertThat(client.get("/api/runs/" + run + "?lang=zh").body()).contains("从第 5 步起无法按录制的顺序执行");
    }

    @Test
    void aSteppedRunIsRestartedOneStepEarlier() throws Exception {
        String first = client.start(STEPPED);
        passes(first, 0, 1);
        passes(first, 1, 1);
        passes(first, 0, 2);
        client.stop(first);
        assertThat(client.schedule(first)).isEqualTo("0 1 0");

        String again = client.start(STEPPED.schedule("0 1"));
        atGate(again, 0, 2);
        atGate(again, 1, 2);

        passes(again, 1, 2);
        assertThat(step(again, "{\"all\":true}").statusCode()).isEqualTo(202);
        client.history(again);
        assertThat(client.schedule(again)).matches("0 1\\*\\d .*");
        assertThat(client.verdict(again)).containsEntry("safety", "violated");
    }

    @Test
    void whoWasFrozenByHandIsFrozenAgainWhenOthersAreTakenBackAStep() throws Exception {
        String first = client.start(STEPPED);
        passes(first, 0, 1);
        assertThat(breaks(first, 0, "freeze").statusCode()).isEqualTo(202);
        client.follow(first, 0, message -> message.name().equals("frozen"));
        passes(first, 1, 1);
        passes(first, 1, 2);
        client.stop(first);
        assertThat(client.schedule(first)).isEqualTo("0 0!freeze 1*2");

        String again = client.start(STEPPED.schedule("0 0!freeze 1"));
        atGate(again, 1, 2);
        HttpResponse<String> refused = breaks(again, 0, "freeze");
        assertThat(refused.body()).contains("/problems/buyer-already-frozen");

        assertThat(breaks(again, 0, "thaw").statusCode()).isEqualTo(202);
        assertThat(step(again, "{\"all\":true}").statusCode()).isEqualTo(202);
        client.history(again);
        assertThat(client.show(again)).containsEntry("status", "finished");
        assertThat(client.schedule(again)).startsWith("0 0!freeze 1 0!thaw ");
    }

    @Test
    void whoWasKilledByHandDiesAgainAndUnderAnotherLockWhatCannotBeDoneIsSaid() throws Exception {
        String killed = client.start(SALE.lock(LockKind.SEMAPHORE).schedule("0*3 0!crash 1"));
        assertThat(client.history(killed))
                .filteredOn(event -> event.kind() == EventKind.WROTE)
                .isEmpty();
        assertThat(client.verdict(killed)).containsEntry("liveness", "stuck");
        assertThat(client.schedule(killed)).isEqualTo("0*3 0!crash 1");

        String spared = client.start(SALE.lock(LockKind.SEMAPHORE).schedule("0*3 0!disconnect 0*3 1*3"));
        client.history(spared);
        assertThat(client.verdict(spared)).containsEntry("safety", "held").containsEntry("liveness", "finished");
        assertThat(client.get("/api/runs/" + spared).body())
                .contains(
                        "he recorded order cannot be followed after step 3: the fault for buyer 0 is impossible here");
    }

    @Test
    void nobodyStepsWhileTheScheduleDecides() throws Exception {
        String run = client.start(
                STEPPED.program("think 700", "read", "take", "write").schedule("0*2"));
        atGate(run, 1, 1);

        HttpResponse<String> refused = step(run, "{\"buyer\":1}");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("/problems/still-repeating");

        atGate(run, 0, 3);
        assertThat(step(run, "{\"all\":true}").statusCode()).isEqualTo(202);
        client.history(run);
    }

    @Test
    void theScheduleOfARunCanBeHadOnceItHasEnded() throws Exception {
        String run = client.start(PLAIN.program("query", "think 50000"));
        client.follow(run, 0, message -> message.name().equals("queried"));

        HttpResponse<String> early = client.get("/api/runs/" + run + "/schedule");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("/problems/run-not-ended");
        assertThat(client.get("/api/runs/" + run).body())
                .as("the schedule of a long history is not computed for a status request")
                .doesNotContain("\"schedule\":\"0");

        client.stop(run);
        assertThat(client.get("/api/runs/nosuchrun/schedule").statusCode()).isEqualTo(404);
    }

    @Test
    void whereThereIsNoOrderToRepeatThatIsSaid() throws Exception {
        String run = client.start(STEPPED);
        atGate(run, 0, 1);
        client.stop(run);

        HttpResponse<String> none = client.get("/api/runs/" + run + "/schedule");
        assertThat(none.statusCode()).as(none.body()).isEqualTo(409);
        assertThat(none.body()).contains("/problems/no-schedule");
    }

    @ParameterizedTest
    @CsvSource({
        "0 7, unknown-buyer",
        "0*99, impossible-order",
        "0 then 1, schedule-syntax",
        "0!kill, schedule-syntax",
        "0*0, schedule-syntax"
    })
    void nonsenseIsRefusedByName(String schedule, String code) throws Exception {
        HttpResponse<String> refused = client.post(
                "/api/runs", SALE.lock(LockKind.SEMAPHORE).schedule(schedule).json());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("\"schedule\"", "\"" + code + "\"");
    }

    private void passes(String run, int buyer, int line) throws Exception {
        atGate(run, buyer, line);
        assertThat(step(run, "{\"buyer\":" + buyer + "}").statusCode()).isEqualTo(202);
        atGate(run, buyer, line + 1);
    }

    private void atGate(String run, int buyer, int line) throws Exception {
        client.follow(
                run,
                0,
                message -> message.name().equals("gate")
                        && message.event().buyer() == buyer
                        && number(message.event(), "step").orElse(0) == line);
    }

    private HttpResponse<String> step(String run, String body) throws Exception {
        return client.post("/api/runs/" + run + "/steps", body);
    }

    private HttpResponse<String> breaks(String run, int buyer, String kind) throws Exception {
        return client.post("/api/runs/" + run + "/faults", "{\"buyer\":" + buyer + ",\"kind\":\"" + kind + "\"}");
    }
}
