package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.RunFinished;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunJournals;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.verdict.Judge;

/** One run that cannot be ended at startup does not keep the server from starting, nor other runs from their ends. */
class RefusedAtStartTest {

    private static final String SCENARIO = "{\"version\":1}";

    private final Map<String, RunStatus> endings = new HashMap<>();
    private final Map<String, RunRecord> rows = new HashMap<>();
    private final Map<String, String> verdicts = new HashMap<>();
    private String refused = "";
    private RunJournals journals;

    @TempDir
    private Path folder;

    @BeforeEach
    void leaveTwoRuns() {
        journals = new RunJournals(folder);
        for (String id : List.of("first-run", "second-run")) {
            journals.begin(row(id));
            journals.append(id, new RunFinished(EventHeader.of(9), Optional.of("finished")).numbered(1));
        }
    }

    @Test
    void aRunThatTheDatabaseRefusesKeepsItsJournalUntilTheDatabaseAcceptsIt() {
        refused = "first-run";
        settle(Judge::judge);

        assertThat(endings).containsOnly(Map.entry("second-run", RunStatus.FINISHED));
        assertThat(journals.left()).extracting(left -> left.run().id).containsExactly("first-run");

        refused = "";
        settle(Judge::judge);

        assertThat(endings).containsEntry("first-run", RunStatus.FINISHED);
        assertThat(journals.left()).isEmpty();
    }

    @Test
    void aRunThatCannotBeJudgedIsInterruptedWithoutAVerdict() {
        settle((scenario, history, ending) -> {
            throw new IllegalStateException("a defect of the judge");
        });

        assertThat(endings)
                .containsOnly(
                        Map.entry("first-run", RunStatus.INTERRUPTED), Map.entry("second-run", RunStatus.INTERRUPTED));
        assertThat(verdicts.values()).containsOnlyNulls();
        assertThat(journals.left()).isEmpty();
    }

    private void settle(RunJudge.Judgement judgement) {
        RunArchive archive = new RefusingArchive();
        RunReader reader = new RunReader(archive, Long.MAX_VALUE);
        new UnfinishedRuns(archive, journals, reader, new RunJudge(judgement), Clock.systemUTC()).settle(id -> false);
    }

    private static RunRecord row(String id) {
        RunRecord row = new RunRecord();
        row.id = id;
        row.status = RunStatus.RUNNING;
        row.owner = "a test";
        row.scenario = SCENARIO;
        row.title = "";
        row.createdAt = Instant.EPOCH;
        return row;
    }

    /** A database that refuses the row of one run, and holds the others' in memory. */
    private final class RefusingArchive extends RunArchive {

        private final Map<String, List<Event>> histories = new HashMap<>();

        @Override
        public void insert(RunRecord run) {
            if (run.id.equals(refused)) {
                throw new IllegalStateException("disk full");
            }
            rows.put(run.id, run);
        }

        @Override
        public Optional<RunRecord> find(String id) {
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public List<RunRecord> unfinished() {
            return rows.values().stream().filter(run -> !run.status.hasEnded()).toList();
        }

        @Override
        public void append(String run, long position, List<Event> events) {
            histories.put(run, List.copyOf(events));
        }

        @Override
        public long eventCount(String run) {
            return history(run).size();
        }

        @Override
        public List<Event> history(String run) {
            return histories.getOrDefault(run, List.of());
        }

        @Override
        public void finish(
                String run, long position, List<Event> events, RunStatus ending, String verdict, Instant at) {
            endings.put(run, ending);
            verdicts.put(run, verdict);
            rows.get(run).status = ending;
        }
    }
}
