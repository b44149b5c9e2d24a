package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;

/** More runs than a PostgreSQL statement has parameters, all old enough to be deleted. */
@StartsProcesses
@QuarkusTest
class ManyOldRunsTest {

    private static final int MANY = 66_000;

    @Inject
    StoredRuns shelf;

    @Inject
    EntityManager database;

    @AfterEach
    void clear() {
        change("delete from run where id like 'old-%'");
    }

    @Test
    void theyAreDeletedExceptSharedAndActiveRuns() {
        change("insert into run (id, status, owner, scenario, created_at, finished_at, title)"
                + " select 'old-' || n, 'FINISHED', 'a test of many', '{\"version\":1}', timestamp '2001-01-01',"
                + " timestamp '2001-01-01', '' from generate_series(1, " + MANY + ") n");
        change("update run set shared_at = now() where id = 'old-1'");
        change("update run set finished_at = null, status = 'RUNNING' where id = 'old-2'");

        int forgotten = shelf.forgetUnsharedBefore(Instant.parse("2002-01-01T00:00:00Z"));

        assertThat(forgotten).isEqualTo(MANY - 2);
        assertThat(shelf.idsOf("a test of many")).containsExactlyInAnyOrder("old-1", "old-2");
    }

    private void change(String statement) {
        QuarkusTransaction.requiringNew()
                .timeout(120)
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }
}
