package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** What one visitor looks up or starts while the owner deletes it. */
@StartsProcesses
@QuarkusTest
class RunRacesTest {

    private static final int ROUNDS = 100;
    private static final int READERS = 2;
    private static final String OWNER = "a test of races";

    @Inject
    Runs runs;

    @Inject
    StoredRuns stored;

    @Inject
    EntityManager database;

    @Test
    void aDeletedRunIsNotFoundAgainByAReaderThatBeganBefore() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<String> foundAgain = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                String id = new RunIds().next();
                insert(id);
                AtomicBoolean isForgotten = new AtomicBoolean();
                List<Future<?>> reading = new ArrayList<>();
                for (int i = 0; i < READERS; i++) {
                    reading.add(readers.submit(() -> readUntil(isForgotten, id)));
                }
                runs.forget(id);
                isForgotten.set(true);
                for (Future<?> one : reading) {
                    one.get();
                }
                runs.find(id).map(Run::id).ifPresent(foundAgain::add);
            }
            assertThat(foundAgain).isEmpty();
        } finally {
            readers.shutdownNow();
        }
    }

    @Test
    void everyRunThatWasStartedBeforeIsDeletedWithItsSession() throws Exception {
        ExecutorService starters = Executors.newSingleThreadExecutor();
        try {
            Future<List<String>> late = starters.submit(this::startSome);
            List<String> before = startSome();

            assertThat(stored.forget(RunTests.requester(OWNER).owner())).isEmpty();

            assertThat(before).allSatisfy(id -> assertThat(runs.find(id)).isEmpty());
            for (String id : late.get()) {
                runs.find(id).ifPresent(run -> runs.whenEnded(run).join());
            }
            assertThat(stored.forget(RunTests.requester(OWNER).owner())).isEmpty();
            assertThat(late.get()).allSatisfy(id -> assertThat(runs.find(id)).isEmpty());
        } finally {
            starters.shutdownNow();
        }
    }

    private List<String> startSome() throws Exception {
        Scenario scenario = new ScenarioReader(Limits.NONE).read("{\"version\":1,\"placement\":{\"processes\":2}}");
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            started.add(runs.start(scenario, RunTests.requester(OWNER)).id());
        }
        return started;
    }

    private void readUntil(AtomicBoolean isForgotten, String id) {
        while (!isForgotten.get()) {
            runs.find(id);
        }
    }

    private void insert(String id) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(
                                "insert into run (id, status, owner, scenario, created_at, finished_at, title) values (?1,"
                                        + " 'FINISHED', ?2, '{\"version\":1}', now(), now(), '')")
                        .setParameter(1, id)
                        .setParameter(2, OWNER)
                        .executeUpdate());
    }
}
