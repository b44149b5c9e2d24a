package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.ConcurrentTests;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.store.StoreKind;

/** The lifecycle of a run on a server with room for two default runs. */
@StartsProcesses
@QuarkusTest
@TestProfile(RunLifecycleTest.SmallServer.class)
class RunLifecycleTest {

    /** Stuck runs wait for their time limit. */
    private static final int KINDS_AT_ONCE = 3;

    private static final String FORGETFUL = "lock\\nread\\ntake\\nwrite";

    /** Room for twenty buyers and three waiting runs. */
    public static class SmallServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lockplay.run.buyers-at-once", "20",
                    "lockplay.run.queue-length", "3",
                    "lockplay.run.limits.buyers", "20",
                    "lockplay.run.recent-memory", "32K",
                    "lockplay.run.max-events", "2000");
        }
    }

    @Inject
    Runs runs;

    @ConfigProperty(name = "lockplay.data-dir")
    Path dataFolder;

    @Test
    void aBusyServerPutsRunsInAQueueAndServesThemInOrder() throws Exception {
        Scenario slow = scenario("{\"version\":1,\"program\":\"think 1500\\nread\"}");
        List<Run> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            started.add(runs.start(slow, RunTests.requester("a test")));
        }

        assertThat(started).extracting(run -> runs.queuePosition(run)).containsExactly(0, 0, 1, 2, 3);
        for (Run run : started) {
            assertThat(RunTests.finished(run, RunTests.LIMIT).status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    @Test
    void aFullQueueIsReportedAndNothingIsStarted() throws Exception {
        Scenario slow = scenario("{\"version\":1,\"program\":\"think 1500\\nread\"}");
        List<Run> started = new ArrayList<>();
        QueueFullException refused = null;
        for (int i = 0; i < 6; i++) {
            try {
                started.add(runs.start(slow, RunTests.requester("a test")));
            } catch (QueueFullException e) {
                refused = e;
            }
        }

        assertThat(refused).isNotNull();
        assertThat(started).hasSize(5);
        runs.stop(started.get(4));
        assertThat(started.get(4).status()).isEqualTo(RunStatus.STOPPED);
        for (Run run : started.subList(0, 4)) {
            assertThat(RunTests.finished(run, RunTests.LIMIT).status()).isEqualTo(RunStatus.FINISHED);
        }
    }

    @Test
    void aRunEvictedFromMemoryIsLoadedFromTheDatabase() throws Exception {
        Run first = RunTests.finished(runs.start(Scenario.DEFAULT, RunTests.requester("a test")), RunTests.LIMIT);
        Run second = RunTests.finished(runs.start(Scenario.DEFAULT, RunTests.requester("a test")), RunTests.LIMIT);

        Run found = runs.find(first.id()).orElseThrow();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(found).isNotSameAs(first);
        assertThat(found.log().all()).isEqualTo(first.log().all());
        assertThat(found.log().isClosed()).isTrue();
        assertThat(found.verdict()).isEqualTo(first.verdict());
        assertThat(found.scenario()).isEqualTo(first.scenario());
        assertThat(found.status()).isEqualTo(RunStatus.FINISHED);
    }

    @Test
    void slowListenersOfTheEndDoNotKeepARunFromFreeingItsPlaces() throws Exception {
        Run run = runs.start(scenario("{\"version\":1,\"program\":\"think 300\"}"), RunTests.requester("a test"));
        CompletableFuture<Boolean> keepsTheRun =
                runs.whenEnded(run).thenApply(ended -> ended.writing().isHeldByCurrentThread());
        CompletableFuture<String> thread =
                runs.whenEnded(run).thenApply(ended -> Thread.currentThread().getName());

        assertThat(keepsTheRun.get(RunTests.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isFalse();
        assertThat(thread.get(RunTests.LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotEqualTo("run");
    }

    @Test
    void aRunWithTooManyEventsIsStopped() throws Exception {
        Scenario chatty = scenario("{\"version\":1,\"program\":\"query\",\"rounds\":10000}");

        Run run = RunTests.finished(runs.start(chatty, RunTests.requester("a test")), RunTests.LIMIT);

        assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
        assertThat(run.log().all())
                .extracting(event -> text(event, "what").orElse(""))
                .contains("too-many-events");
    }

    @Test
    void theBuyersOfADeadWorkerCountAsKilled() throws Exception {
        Run run = runs.start(
                scenario("{\"version\":1,\"lock\":{\"kind\":\"file-lock\"},\"program\":\"lock\\nthink 100\\nunlock\"}"),
                RunTests.requester("a test"));
        RunTests.await(run, EventKind.LOCK_ACQUIRED, RunTests.LIMIT);
        Event holder = run.log().all().stream()
                .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .findFirst()
                .orElseThrow();
        long pid = number(
                        run.log().all().stream()
                                .filter(event -> event.kind() == EventKind.WORKER_STARTED)
                                .filter(event -> number(event, "process").orElseThrow() == holder.buyer())
                                .findFirst()
                                .orElseThrow(),
                        "pid")
                .orElseThrow();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        List<Event> history = RunTests.finished(run, RunTests.LIMIT).log().all();
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.WORKER_EXITED)
                .singleElement()
                .satisfies(event ->
                        assertThat(number(event, "signal").orElseThrow()).isEqualTo(9));
        assertThat(history)
                .filteredOn(
                        event -> text(event, "outcome").filter("killed"::equals).isPresent())
                .extracting(Event::buyer)
                .containsExactly(holder.buyer());
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .as("the kernel frees the lock of the dead, so that all ten get it")
                .hasSize(10);
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLeftOfARun() {
        return ConcurrentTests.of(KINDS_AT_ONCE, List.of(LockKind.values()), this::leaveNothing);
    }

    private void leaveNothing(LockKind kind) throws Exception {
        for (StoreKind store : kind.stores()) {
            Scenario good = scenario("{\"version\":1,\"store\":\"" + store.wireName() + "\",\"lock\":{\"kind\":\""
                    + kind.wireName() + "\"},\"placement\":{\"processes\":3,\"threads\":2}}");
            Scenario stuck = scenario("{\"version\":1,\"store\":\"" + store.wireName() + "\",\"lock\":{\"kind\":\""
                    + kind.wireName() + "\"},\"placement\":{\"processes\":3},\"program\":\"" + FORGETFUL
                    + "\",\"timeLimitMs\":300}");
            for (Scenario scenario : List.of(good, stuck)) {
                Run run = RunTests.finished(runs.start(scenario, RunTests.requester("a test")), RunTests.LIMIT);
                assertThat(dataFolder.resolve("runs").resolve(run.id())).doesNotExist();
                assertThat(sharedMemoryOf(run)).isEmpty();
                assertThat(ticketsOf(run)).isZero();
            }
        }
    }

    private static List<Path> sharedMemoryOf(Run run) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            return files.filter(file -> file.getFileName().toString().contains(run.id()))
                    .toList();
        }
    }

    private static long ticketsOf(Run run) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) RunRecord.getEntityManager()
                .createNativeQuery("select count(*) from ticket where run = ?1", Long.class)
                .setParameter(1, run.id())
                .getSingleResult());
    }

    private static Scenario scenario(String json) throws Exception {
        return new ScenarioReader(Limits.DEFAULT).read(json);
    }
}
