package org.lockplay.run;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.history.Event;
import org.lockplay.history.RunFinished;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunJournals;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/** The runs that a killed server has left unfinished, in the database and in journals. Thread-safe. */
final class UnfinishedRuns {

    private static final Logger LOG = Logger.getLogger(UnfinishedRuns.class);

    /** The events of one database row. */
    private static final int BATCH = 5_000;

    private final RunArchive archive;
    private final RunJournals journals;
    private final RunReader reader;
    private final RunJudge judge;
    private final Clock clock;

    UnfinishedRuns(RunArchive archive, RunJournals journals, RunReader reader, RunJudge judge, Clock clock) {
        this.archive = archive;
        this.journals = journals;
        this.reader = reader;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * Ends them, with a verdict where their history is readable. A run that the database refuses is logged, and left to
     * the next start with its journal.
     *
     * @param isActive whether this server executes the run with an id
     * @throws DatabaseUnavailableException if the database does not answer
     */
    void settle(Predicate<String> isActive) {
        List<RunJournals.Left> left = journals.left().stream()
                .filter(journal -> !isActive.test(journal.run().id))
                .toList();
        Set<String> refused = new HashSet<>();
        left.forEach(journal -> attempt(journal.run().id, refused, () -> complete(journal)));
        archive.unfinished().stream()
                .filter(run -> !isActive.test(run.id) && !refused.contains(run.id))
                .forEach(run -> attempt(run.id, refused, () -> settle(run)));
        left.stream()
                .map(journal -> journal.run().id)
                .filter(id -> !refused.contains(id))
                .forEach(journals::delete);
    }

    private static void attempt(String id, Set<String> refused, Runnable work) {
        try {
            work.run();
        } catch (DatabaseUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s is not ended; the next start of the server tries again", id);
            refused.add(id);
        }
    }

    /** Adds to the database what only the journal has: the last events, and perhaps the whole run. */
    private void complete(RunJournals.Left journal) {
        String id = journal.run().id;
        Optional<RunRecord> row = archive.find(id);
        if (row.isEmpty()) {
            archive.insert(journal.run());
        } else if (row.get().status.hasEnded()) {
            return;
        }
        List<Event> events = journal.events();
        for (int i = (int) archive.eventCount(id); i < events.size(); i += BATCH) {
            archive.append(id, i, events.subList(i, Math.min(events.size(), i + BATCH)));
        }
    }

    private void settle(RunRecord left) {
        RunStatus ending = RunStatus.INTERRUPTED;
        Optional<Verdict> verdict = Optional.empty();
        try {
            Run run = reader.read(left);
            List<Event> history = run.log().all();
            verdict = judge.judge(run, history, endingOf(history));
            ending = verdict.isPresent() ? endingOf(history) : ending;
        } catch (OutdatedException e) {
            LOG.warnf(e, "run %s cannot be judged any more", left.id);
        }
        String json = verdict.map(VerdictJson::write).orElse(null);
        archive.finish(left.id, archive.eventCount(left.id), List.of(), ending, json, clock.instant());
        LOG.infof("run %s was left by the last server: %s", left.id, ending.wireName());
    }

    /** How a run ended that had ended while the database did not answer; any other was interrupted. */
    private static RunStatus endingOf(List<Event> history) {
        Event last = history.isEmpty() ? null : history.get(history.size() - 1);
        return last instanceof RunFinished finished
                ? finished.reason().flatMap(RunStatus::ofEnding).orElse(RunStatus.INTERRUPTED)
                : RunStatus.INTERRUPTED;
    }
}
