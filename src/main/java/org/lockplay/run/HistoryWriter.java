package org.lockplay.run;

import java.util.List;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.run.archive.HistoryGapException;
import org.lockplay.run.archive.RunArchive;

/**
 * Writes runs and their events to the database. Every method may be repeated after a failure, also where it is unknown
 * whether the database has stored what was sent, and where it has lost what it had confirmed. Thread-safe.
 */
final class HistoryWriter {

    private static final int BATCH = 5_000;

    private static final Logger LOG = Logger.getLogger(HistoryWriter.class);

    private final RunArchive archive;

    HistoryWriter(RunArchive archive) {
        this.archive = archive;
    }

    /**
     * Inserts the run's row, unless it exists or the run has ended.
     *
     * @throws RuntimeException if the database does not accept it
     */
    void keep(Run run) {
        // Without the lock, which is held while the database stores the run's end.
        if (run.isKept()) {
            return;
        }
        locked(run, () -> {
            if (!run.isKept() && !run.status().hasEnded()) {
                insert(run);
            }
        });
    }

    /** Deletes the row of a run that was not started after all, and never inserts it again. */
    void discard(Run run) {
        locked(run, () -> {
            if (run.isKept()) {
                archive.delete(run.id());
            }
            run.kept();
        });
    }

    /** Appends a batch of the events that the database does not have, unless the run has ended. */
    void flush(Run run) {
        locked(run, () -> {
            // The last events are written with the verdict, in the transaction that ends the run.
            if (!run.status().hasEnded()) {
                flushBatch(run);
            }
        });
    }

    /** Stores the end of a run, with its row and its events as far as they are missing. */
    void store(RunEnd end) {
        locked(end.run(), () -> {
            try {
                storeOnce(end);
            } catch (HistoryGapException e) {
                LOG.infof("%s; what it has lost is written again", e.getMessage());
                storeOnce(end);
            }
        });
    }

    /** Waits until no other thread writes the run, and keeps other threads from writing it meanwhile. */
    static void locked(Run run, Runnable work) {
        run.writing().lock();
        try {
            work.run();
        } finally {
            run.writing().unlock();
        }
    }

    private void storeOnce(RunEnd end) {
        Run run = end.run();
        if (!run.isKept()) {
            insert(run);
        }
        askForPosition(run);
        while (run.log().lastSeq() - run.flushed() > BATCH) {
            flushBatch(run);
        }
        fromKnownPosition(run, () -> {
            long position = run.flushed();
            List<Event> last = run.log().after(position, BATCH);
            archive.finish(run.id(), position, last, end.ending(), end.verdictJson(), end.at());
        });
    }

    private void insert(Run run) {
        archive.insert(run.toRecord());
        run.kept();
    }

    private void flushBatch(Run run) {
        fromKnownPosition(run, () -> {
            long position = run.flushed();
            List<Event> events = run.log().after(position, BATCH);
            if (!events.isEmpty()) {
                archive.append(run.id(), position, events);
                run.flushedTo(events.get(events.size() - 1).seq());
            }
        });
    }

    private void askForPosition(Run run) {
        if (run.isFlushedUncertain()) {
            run.flushedTo(archive.eventCount(run.id()));
        }
    }

    /** Writes from the position that the database is at. */
    private void fromKnownPosition(Run run, Runnable write) {
        askForPosition(run);
        try {
            write.run();
        } catch (HistoryGapException e) {
            run.gapFound();
            throw e;
        } catch (RuntimeException e) {
            run.flushFailed();
            throw e;
        }
    }
}
