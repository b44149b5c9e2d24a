package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.EventKind;
import org.lockplay.history.RunFinished;
import org.lockplay.history.TestEvents;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunJournals;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.OutdatedException;

/** What a server does at startup with the unfinished runs of a killed server. */
@StartsProcesses
@QuarkusTest
class UnfinishedRunsTest {

    @Inject
    Runs runs;

    @Inject
    RunArchive archive;

    @ConfigProperty(name = "lockplay.data-dir")
    Path dataFolder;

    @Test
    void anUnreadableRunIsEndedAndDoesNotAffectTheOthers() {
        leave("unreadable-one", "{\"version\":1,\"stock\":-1}");
        leave("readable-one", "{\"version\":1}");
        leave("unreadable-two", "{\"version\":1,\"lock\":{\"kind\":\"lucky-charm\"}}");

        runs.settleUnfinished();

        assertThat(archive.unfinished()).extracting(left -> left.id).doesNotContain("unreadable-one", "unreadable-two");
        assertThat(runs.find("readable-one").orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThatExceptionOfType(OutdatedException.class)
                .isThrownBy(() -> runs.find("unreadable-one"))
                .satisfies(e -> assertThat(e.violations()).isNotEmpty());
    }

    /** Of one run the database has the first of three events; of the other it has nothing. */
    @Test
    void whatOnlyTheJournalHasIsAdded() {
        RunJournals journals = new RunJournals(dataFolder.toAbsolutePath().resolve("journals"));
        List<Event> events = List.of(
                TestEvents.event(0, EventKind.RUN_STARTED).numbered(1),
                TestEvents.event(5, EventKind.READ, "buyer=0", "count=1", "version=0")
                        .numbered(2),
                TestEvents.event(9, EventKind.QUERIED, "buyer=1", "count=1", "version=0")
                        .numbered(3));
        for (String id : List.of("partly-stored-run", "unstored-run")) {
            journals.begin(row(id, "{\"version\":1}"));
            events.forEach(event -> journals.append(id, event));
        }
        leave("partly-stored-run", "{\"version\":1}");
        archive.append("partly-stored-run", 0, events.subList(0, 1));

        runs.settleUnfinished();

        for (String id : List.of("partly-stored-run", "unstored-run")) {
            assertThat(archive.history(id)).isEqualTo(events);
            assertThat(archive.find(id).orElseThrow().status).isEqualTo(RunStatus.INTERRUPTED);
        }
        assertThat(journals.left()).isEmpty();
    }

    @Test
    void aJournalOfARunThatIsStoredChangesNothing() {
        RunJournals journals = new RunJournals(dataFolder.toAbsolutePath().resolve("journals"));
        leave("stored-run", "{\"version\":1}");
        archive.finish("stored-run", 0, List.of(), RunStatus.FINISHED, null, Instant.now());
        journals.begin(row("stored-run", "{\"version\":1}"));
        journals.append("stored-run", TestEvents.event(0, EventKind.RUN_STARTED).numbered(1));

        runs.settleUnfinished();

        assertThat(archive.history("stored-run")).isEmpty();
        assertThat(archive.find("stored-run").orElseThrow().status).isEqualTo(RunStatus.FINISHED);
        assertThat(journals.left()).isEmpty();
    }

    /** The database did not answer when the run ended, nor until the server was stopped. */
    @Test
    void aRunThatHadEndedIsNotCalledInterrupted() {
        RunJournals journals = new RunJournals(dataFolder.toAbsolutePath().resolve("journals"));
        journals.begin(row("ended-run", "{\"version\":1}"));
        journals.append("ended-run", TestEvents.event(0, EventKind.RUN_STARTED).numbered(1));
        journals.append("ended-run", new RunFinished(EventHeader.of(9), Optional.of("finished")).numbered(2));

        runs.settleUnfinished();

        assertThat(archive.find("ended-run").orElseThrow().status).isEqualTo(RunStatus.FINISHED);
        assertThat(runs.find("ended-run").orElseThrow().verdict()).isPresent();
    }

    private void leave(String id, String scenario) {
        archive.insert(row(id, scenario));
    }

    private static RunRecord row(String id, String scenario) {
        RunRecord left = new RunRecord();
        left.id = id;
        left.status = RunStatus.RUNNING;
        left.owner = "a test";
        left.scenario = scenario;
        left.title = "";
        left.createdAt = Instant.now();
        return left;
    }
}
