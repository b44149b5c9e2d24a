package org.lockplay.run;

import io.github.bucket4j.TimeMeter;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.function.ToLongFunction;
import org.lockplay.database.DatabaseMonitor;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.scenario.Scenario;

/**
 * Decides whether a run may be started or queued at all. Does not wait for the database. Thread-safe.
 */
final class RunAdmission {

    private static final String SERVER = "this server";

    private final DatabaseMonitor database;
    private final RateLimits starts;
    private final StoredLimit storedOfSession;
    private final StoredLimit storedOfAddress;
    private final StoredLimit storedOfServer;
    private final int maxEvents;

    RunAdmission(RunConfig config, DatabaseMonitor database, RunArchive archive) {
        this.database = database;
        this.maxEvents = config.maxEvents();
        this.starts = new RateLimits(
                "too-many-starts", config.startsOfSession(), config.startsOfAddress(), TimeMeter.SYSTEM_MILLISECONDS);
        this.storedOfSession =
                stored("too-much-stored", config.storedOfSession().asLongValue(), archive::storedBytesOfOwner);
        this.storedOfAddress =
                stored("too-much-stored-there", config.storedOfAddress().asLongValue(), archive::storedBytesOfNetwork);
        long mostOfServer = config.storedOfServer().asLongValue();
        this.storedOfServer = stored("server-full", mostOfServer, server -> archive.storedBytes(mostOfServer));
    }

    private static StoredLimit stored(String refusal, long mostBytes, ToLongFunction<String> measure) {
        return new StoredLimit(refusal, mostBytes, measure, Infrastructure.getDefaultWorkerPool());
    }

    /**
     * Counts a start.
     *
     * @throws DatabaseUnavailableException if the database, which keeps the run, does not answer
     * @throws QuotaExceededException if the requester has started or stored too many, or the server is full
     */
    void admit(RunRequester requester) {
        database.requireAvailable();
        starts.admit(requester);
        if (requester.owner().equals(requester.session())) {
            // Any other owner is new with this request: only its address counts.
            storedOfSession.admit(requester.owner());
        }
        storedOfAddress.admit(requester.address());
        storedOfServer.admit(SERVER);
    }

    /** The memory that the history of a run may take. */
    long historyBytesOf(Scenario scenario) {
        return HistoryEstimate.bytesOf(scenario, maxEvents);
    }

    /** Takes into account that a run was deleted. */
    void deleted(Run run) {
        storedOfSession.measureAgain(run.owner());
        run.network().ifPresent(storedOfAddress::measureAgain);
        storedOfServer.measureAgain(SERVER);
    }
}
