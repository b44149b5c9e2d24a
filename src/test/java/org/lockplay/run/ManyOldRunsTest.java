package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.run.archive.HistoryBatch;
import org.lockplay.run.archive.RunRecord;

/** More runs than a PostgreSQL statement has parameters, all old enough to be deleted, none of which is loaded. */
@StartsProcesses
@QuarkusTest
class ManyOldRunsTest {

    private static final int MANY = 66_000;
    private static final int ROWS_AT_ONCE = 6_000;
    private static final String OWNER = "a test of many";

    @Inject
    StoredRuns shelf;

    @Inject
    EntityManager database;

    @Inject
    EntityManagerFactory factory;

    @BeforeEach
    void count() {
        factory.unwrap(SessionFactory.class).getStatistics().setStatisticsEnabled(true);
    }

    @AfterEach
    void clear() {
        factory.unwrap(SessionFactory.class).getStatistics().setStatisticsEnabled(false);
        change("delete from run where id like 'old-%'");
    }

    @Test
    void theyAreDeletedExceptSharedAndActiveRuns() {
        insert(MANY);
        change("update run set shared_at = now() where id = 'old-1'");
        change("update run set finished_at = null, status = 'RUNNING' where id = 'old-2'");

        long loaded = loaded();
        int forgotten = shelf.forgetUnsharedBefore(Instant.parse("2002-01-01T00:00:00Z"));

        assertThat(forgotten).isEqualTo(MANY - 2);
        assertThat(loaded()).isEqualTo(loaded);
        assertThat(shelf.idsOf(OWNER)).containsExactlyInAnyOrder("old-1", "old-2");
    }

    @Test
    void aSessionThatDeletesItsRunsLoadsNone() {
        insert(3);
        change("insert into history_batch (run_id, first_seq, last_seq, lines) values ('old-1', 1, 1, '{}')");
        long loaded = loaded();

        assertThat(shelf.forget(OWNER)).isEmpty();

        assertThat(loaded()).isEqualTo(loaded);
        assertThat(shelf.idsOf(OWNER)).isEmpty();
    }

    /** How many rows of runs and their histories have been loaded. */
    private long loaded() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        return Stream.of(RunRecord.class, HistoryBatch.class)
                .mapToLong(entity ->
                        statistics.getEntityStatistics(entity.getName()).getLoadCount())
                .sum();
    }

    /** In several statements, because the application does not wait long for the answer to one. */
    private void insert(int runs) {
        for (int first = 1; first <= runs; first += ROWS_AT_ONCE) {
            int last = Math.min(runs, first + ROWS_AT_ONCE - 1);
            change("insert into run (id, status, owner, scenario, created_at, finished_at, title)"
                    + " select 'old-' || n, 'FINISHED', '" + OWNER + "', '{\"version\":1}', timestamp '2001-01-01',"
                    + " timestamp '2001-01-01', '' from generate_series(" + first + ", " + last + ") n");
        }
    }

    private void change(String statement) {
        QuarkusTransaction.requiringNew()
                .timeout(120)
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }
}
