package org.lockplay.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.run.archive.HistoryGapException;

/**
 * Writes new runs and their events to the database in batches every 200 ms. A run does not wait for its row: on a small
 * machine, the insert would take CPU time from the buyers that are about to start. While the database does not answer,
 * events stay in memory and in the runs' journals.
 */
final class HistoryFlusher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HistoryFlusher.class);
    private static final long PERIOD_MS = 200;

    private final HistoryWriter writer;
    private final Supplier<Collection<Run>> active;
    private final BiConsumer<Run, RuntimeException> onNotKept;
    private final Runnable afterwards;
    /** A connection that the server has closed since its last use fails once. */
    private static final int REPORTED = 2;

    /** How often in a row each run's row was refused. For the timer's thread. */
    private final Map<Run, Integer> refusals = new HashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "history-flusher");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Creates a flusher whose timer is not started.
     *
     * @param active the runs that may have something to write
     * @param onNotKept called once when the database refuses the row of a run twice in a row
     * @param afterwards called each time when all runs are written
     */
    HistoryFlusher(
            HistoryWriter writer,
            Supplier<Collection<Run>> active,
            BiConsumer<Run, RuntimeException> onNotKept,
            Runnable afterwards) {
        this.writer = writer;
        this.active = active;
        this.onNotKept = onNotKept;
        this.afterwards = afterwards;
    }

    /** Starts the timer. */
    void start() {
        timer.scheduleWithFixedDelay(this::flushAll, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Stops the timer; a flush in progress completes. */
    @Override
    public void close() {
        timer.shutdown();
    }

    private void flushAll() {
        Collection<Run> runs = active.get();
        refusals.keySet().retainAll(runs);
        try {
            runs.forEach(this::keepAndFlush);
            afterwards.run();
        } catch (DatabaseUnavailableException e) {
            LOG.debug("what is not written stays in memory until the database answers", e);
        } catch (RuntimeException e) {
            // The timer would end with an exception.
            LOG.error("runs were not flushed", e);
        }
    }

    private void keepAndFlush(Run run) {
        // A thread that stores the end of a long run takes a while; the other runs do not wait for it.
        if (!run.writing().tryLock()) {
            return;
        }
        Optional<RuntimeException> refusal;
        try {
            refusal = keep(run);
            if (run.isKept()) {
                flush(run);
            }
        } finally {
            run.writing().unlock();
        }
        refusal.ifPresent(cause -> onNotKept.accept(run, cause));
    }

    /** Writes the run's row; returns why the database refuses it, if that is to be reported. */
    private Optional<RuntimeException> keep(Run run) {
        try {
            writer.keep(run);
            refusals.remove(run);
            return Optional.empty();
        } catch (DatabaseUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            return refusals.merge(run, 1, Integer::sum) == REPORTED ? Optional.of(e) : Optional.empty();
        }
    }

    private void flush(Run run) {
        try {
            writer.flush(run);
        } catch (DatabaseUnavailableException e) {
            throw e;
        } catch (HistoryGapException e) {
            LOG.infof("%s; what it has lost is written at the next try", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "the events of run %s stay in memory until the next try", run.id());
        }
    }
}
