package org.lockplay.run;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;

/** Writes new events to the database in batches every 200 ms, so that little is lost if the server is killed. */
final class HistoryFlusher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HistoryFlusher.class);
    private static final long PERIOD_MS = 200;
    private static final int BATCH = 5_000;

    private final RunArchive archive;
    private final Supplier<Collection<Run>> active;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "history-flusher");
        thread.setDaemon(true);
        return thread;
    });

    HistoryFlusher(RunArchive archive, Supplier<Collection<Run>> active) {
        this.archive = archive;
        this.active = active;
        timer.scheduleWithFixedDelay(this::flushAll, PERIOD_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    /** Stops the timer; a flush in progress completes. */
    @Override
    public void close() {
        timer.shutdown();
    }

    private void flushAll() {
        for (Run run : active.get()) {
            try {
                flush(run);
            } catch (RuntimeException e) {
                LOG.warnf(e, "the events of run %s stay in memory until the next try", run.id());
            }
        }
    }

    private void flush(Run run) {
        synchronized (run) {
            List<Event> events = run.log().after(run.flushed(), BATCH);
            // The last events are written with the verdict, in the transaction that ends the run.
            if (run.isKept() && !run.status().hasEnded() && !events.isEmpty()) {
                archive.append(run.id(), events);
                run.flushedTo(events.get(events.size() - 1).seq());
            }
        }
    }
}
