package org.lockplay.run;

import io.github.bucket4j.TimeMeter;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.lockplay.database.DatabaseMonitor;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.scenario.Scenario;

/** Decides whether a run may be started or queued at all. Does not wait for the database. Thread-safe. */
final class RunAdmission {

    private final DatabaseMonitor database;
    private final RateLimits starts;
    private final StoredLimit stored;
    private final int maxEvents;

    RunAdmission(RunConfig config, DatabaseMonitor database, RunArchive archive) {
        this.database = database;
        this.maxEvents = config.maxEvents();
        this.starts = new RateLimits(
                "too-many-starts", config.startsOfSession(), config.startsOfAddress(), TimeMeter.SYSTEM_MILLISECONDS);
        this.stored = new StoredLimit(
                config.storedOfSession().asLongValue(), archive::storedBytes, Infrastructure.getDefaultWorkerPool());
    }

    /**
     * Counts a start.
     *
     * @throws DatabaseUnavailableException if the database, which keeps the run, does not answer
     * @throws QuotaExceededException if the requester has started or stored too many
     */
    void admit(RunRequester requester) {
        database.requireAvailable();
        starts.admit(requester);
        stored.admit(requester.owner());
    }

    /** The memory that the history of a run may take. */
    long historyBytesOf(Scenario scenario) {
        return HistoryEstimate.bytesOf(scenario, maxEvents);
    }

    /** Takes into account that a run of an owner was deleted. */
    void deleted(String owner) {
        stored.measureAgain(owner);
    }
}
