package org.lockplay.run;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunJournals;
import org.lockplay.run.archive.RunLog;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.verdict.Verdict;

/**
 * Stores runs: each event first in the run's journal, then, in batches, in the database. A run that ends while the
 * database does not answer keeps its journal, and is stored when the database answers again. Thread-safe.
 */
final class RunPersistence implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RunPersistence.class);

    private final RunArchive archive;
    private final RunJournals journals;
    private final Clock clock;
    private final HistoryWriter writer;
    private final HistoryFlusher flusher;
    private final Consumer<Run> onStored;
    /** The runs that have ended and are not stored, because the database does not answer. */
    private final Map<String, RunEnd> unstored = new ConcurrentHashMap<>();

    /**
     * Creates a persistence that does not write to the database regularly yet.
     *
     * @param active the runs that may have something to write
     * @param onNotKept called when the database refuses the row of a run
     * @param onStored called when the end of a run is stored, or refused by the database for good
     */
    RunPersistence(
            RunArchive archive,
            RunJournals journals,
            Clock clock,
            Supplier<Collection<Run>> active,
            BiConsumer<Run, RuntimeException> onNotKept,
            Consumer<Run> onStored) {
        this.archive = archive;
        this.journals = journals;
        this.clock = clock;
        this.onStored = onStored;
        this.writer = new HistoryWriter(archive);
        this.flusher = new HistoryFlusher(writer, active, onNotKept, this::storeLate);
    }

    /** Starts to write to the database regularly. */
    void start() {
        flusher.start();
    }

    /** The log of a new run. */
    RunLog newLog(String run) {
        return new RunLog(event -> journals.append(run, event));
    }

    /** Records the start of a run in its journal; call this before the response to the client. */
    void begin(Run run) {
        journals.begin(run.toRecord());
    }

    /**
     * Writes the row of an active run now, unless it is written.
     *
     * @throws RuntimeException if the database does not accept it
     */
    void keep(Run run) {
        writer.keep(run);
    }

    /** Tries to write the row of an active run now; false if the database refuses it, though it answers. */
    boolean isAccepted(Run run) {
        try {
            writer.keep(run);
            return true;
        } catch (DatabaseUnavailableException e) {
            return true;
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s has no row; the next start of the server tries again", run.id());
            return false;
        }
    }

    /** Removes what is stored of a run that was not started after all; never throws. */
    void discard(Run run) {
        // First: with a journal, the next start of the server would take the run for an interrupted one.
        journals.delete(run.id());
        try {
            writer.discard(run);
        } catch (RuntimeException e) {
            LOG.warnf(e, "run %s was not started, and has left a row that the next start of the server ends", run.id());
        }
    }

    /** Ends a run, and stores its end: now, or when the database answers again. */
    void end(Run run, RunStatus ending, Optional<Verdict> verdict) {
        RunEnd end = new RunEnd(run, ending, verdict, clock.instant());
        boolean settled;
        run.writing().lock();
        try {
            settled = isSettled(end);
            if (!settled) {
                LOG.warnf("the end of run %s is stored when the database answers again", run.id());
                journals.leave(run.id());
                // Findable before the end is published.
                unstored.put(run.id(), end);
            }
            run.end(ending, verdict);
        } finally {
            run.writing().unlock();
        }
        run.log().close();
        if (settled) {
            onStored.accept(run);
        }
    }

    /** A run that has ended and is not stored yet. */
    Optional<Run> unstored(String id) {
        return Optional.ofNullable(unstored.get(id)).map(RunEnd::run);
    }

    /** Deletes an ended run. */
    void delete(String run) {
        archive.delete(run);
        unstored.remove(run);
        journals.delete(run);
    }

    /** Stops the regular writing; a write in progress completes. */
    @Override
    public void close() {
        flusher.close();
    }

    private void storeLate() {
        for (RunEnd end : unstored.values()) {
            Run run = end.run();
            HistoryWriter.locked(run, () -> storeLate(end));
            if (unstored.containsKey(run.id())) {
                return;
            }
            onStored.accept(run);
        }
    }

    private void storeLate(RunEnd end) {
        String id = end.run().id();
        // The run may have been deleted meanwhile.
        if (unstored.containsKey(id) && isSettled(end)) {
            unstored.remove(id);
        }
    }

    /** Stores the end of a run; false if the database does not answer. An end that it refuses is not tried again. */
    private boolean isSettled(RunEnd end) {
        String id = end.run().id();
        try {
            writer.store(end);
            journals.delete(id);
        } catch (DatabaseUnavailableException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the end of run %s is not stored; the next start of the server tries again", id);
            journals.leave(id);
        }
        return true;
    }
}
