package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.BuyerStarted;
import org.lockplay.history.EventHeader;
import org.lockplay.history.EventKind;
import org.lockplay.history.Failed;
import org.lockplay.run.archive.HistoryGapException;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunLog;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Judge;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Verdict;

/** A run starts beside the insert of its row; a slow database does not lose it, and one that refuses it is reported. */
@QuarkusTest
@StartsProcesses
class KeptRunsTest {

    private static final String REFUSED = "a refused session";
    private static final String REFUSE = """
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
            create trigger refuse before insert on run for each row when (new.owner = '%s') execute function refuse();
            """;
    private static final String REFUSE_ONCE = """
            create sequence refusals;
            create function refuse() returns trigger language plpgsql as $$ begin
            if nextval('refusals') = 1 then raise exception 'closed since its last use'; end if; return new; end $$;
            create trigger refuse before insert on run for each row when (new.owner = '%s') execute function refuse();
            """;
    private static final String ACCEPT = "drop trigger refuse on run; drop function refuse()";

    @Inject
    Runs runs;

    @Inject
    StoredRuns stored;

    @Inject
    RunArchive archive;

    @Inject
    DataSource database;

    @Test
    void aRunDoesNotWaitForASlowDatabaseAndIsKeptCompletely() throws Exception {
        Run run;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table run in exclusive mode");
            run = runs.start(Scenario.DEFAULT, RunTests.requester("a test"));

            RunTests.await(run, EventKind.RUN_FINISHED, RunTests.LIMIT);

            assertThat(run.isKept()).isFalse();
            assertThat(run.status().hasEnded()).isFalse();
            connection.commit();
        }
        RunTests.finished(run, RunTests.LIMIT);
        Run loaded = new RunReader(archive, Long.MAX_VALUE).find(run.id()).orElseThrow();

        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(loaded.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(loaded.log().all()).isEqualTo(run.log().all());
        assertThat(loaded.verdict()).isEqualTo(run.verdict());
    }

    @Test
    void aRunThatTheDatabaseRefusesIsInterruptedAndSaysWhy() throws Exception {
        Run run = refused("{\"version\":1,\"program\":\"think 20000\"}");

        assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(run.log().all())
                .filteredOn(Failed.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((Failed) event).message().orElseThrow()).contains("disk full"));
        assertThat(run.verdict().orElseThrow().findings())
                .extracting(Finding::kind)
                .contains(FindingKind.COULD_NOT_RUN)
                .doesNotContain(FindingKind.UNREACHABLE_SERVER);
    }

    @Test
    void aRunSurvivesAnInsertThatFailsOnce() throws Exception {
        execute(REFUSE_ONCE.formatted(REFUSED));
        try {
            Run run = RunTests.finished(
                    runs.start(scenario("{\"version\":1,\"program\":\"think 700\"}"), RunTests.requester(REFUSED)),
                    RunTests.LIMIT);

            assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
            assertThat(new RunReader(archive, Long.MAX_VALUE).find(run.id())).isPresent();
        } finally {
            execute(ACCEPT + "; drop sequence refusals");
        }
    }

    @Test
    void aRefusedRunThatEndsBeforeTheInsertIsInterruptedAsWell() throws Exception {
        Run run = refused("{\"version\":1,\"program\":\"query\"}");

        assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(run.verdict().orElseThrow().liveness()).isEqualTo(Liveness.INTERRUPTED);
    }

    @Test
    void aRunThatCannotBeJudgedEndsWithoutAVerdict() throws Exception {
        QuarkusMock.installMockForType(
                new RunJudge((scenario, history, ending) -> {
                    throw new IllegalStateException("a defect of the judge");
                }),
                RunJudge.class);

        Run run = RunTests.finished(runs.start(Scenario.DEFAULT, RunTests.requester("a test")), RunTests.LIMIT);

        assertThat(run.status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThat(run.verdict()).isEmpty();
        assertThat(archive.find(run.id()).orElseThrow().status).isEqualTo(RunStatus.INTERRUPTED);
    }

    @Test
    void aSessionsListShowsARunThatHasJustStarted() throws Exception {
        Run run = runs.start(scenario("{\"version\":1,\"program\":\"think 20000\"}"), RunTests.requester("a lister"));
        try {
            assertThat(stored.list("a lister", ""))
                    .extracting(StoredRuns.Entry::id)
                    .contains(run.id());
            assertThat(stored.share(run)).isTrue();
        } finally {
            runs.stop(run);
            RunTests.finished(run, RunTests.LIMIT);
        }
    }

    @Test
    void whatTheDatabaseHasStoredWithoutAnAnswerIsStoredOnce() {
        HistoryWriter writer = new HistoryWriter(archive);
        Run run = withThreeEvents();
        writer.keep(run);
        archive.append(run.id(), 0, run.log().all());
        run.log().append(new BuyerStarted(EventHeader.of(3, 3)));
        assertThatThrownBy(() -> writer.flush(run))
                .as("the same position twice")
                .isInstanceOf(RuntimeException.class);

        writer.flush(run);

        assertThat(archive.history(run.id())).isEqualTo(run.log().all());
        archive.delete(run.id());
    }

    @ParameterizedTest
    @CsvSource({"run where id, true", "history_batch where run_id, true", "run where id, false"})
    void whatTheDatabaseHasLostIsStoredAgain(String lost, boolean hasNews) throws Exception {
        HistoryWriter writer = new HistoryWriter(archive);
        Run run = withThreeEvents();
        writer.keep(run);
        writer.flush(run);
        execute("delete from " + lost + " = '" + run.id() + "'");
        if (hasNews) {
            run.log().append(new BuyerStarted(EventHeader.of(3, 3)));
            assertThatThrownBy(() -> writer.flush(run)).isInstanceOf(HistoryGapException.class);
        }

        Verdict verdict = Judge.judge(run.scenario(), run.log().all(), Ending.INTERRUPTED);
        writer.store(new RunEnd(run, RunStatus.INTERRUPTED, Optional.of(verdict), Instant.now()));

        assertThat(archive.history(run.id())).isEqualTo(run.log().all());
        assertThat(archive.find(run.id()).orElseThrow().status).isEqualTo(RunStatus.INTERRUPTED);
        archive.delete(run.id());
    }

    private static Run withThreeEvents() {
        Run run = new Run(
                new RunIds().next(), RunTests.requester("a writer"), Scenario.DEFAULT, Instant.now(), new RunLog());
        for (int i = 0; i < 3; i++) {
            run.log().append(new BuyerStarted(EventHeader.of(i, i)));
        }
        return run;
    }

    private Run refused(String scenario) throws Exception {
        execute(REFUSE.formatted(REFUSED));
        try {
            return RunTests.finished(runs.start(scenario(scenario), RunTests.requester(REFUSED)), RunTests.LIMIT);
        } finally {
            execute(ACCEPT);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Scenario scenario(String json) throws Exception {
        return new ScenarioReader(Limits.DEFAULT).read(json);
    }
}
