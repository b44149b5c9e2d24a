package org.lockplay.share;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.lockplay.run.StoredRuns;

/** Deletes data whose retention time is over. */
@ApplicationScoped
public class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private final StoredRuns runs;
    private final SavedScenarios scenarios;
    private final RetentionConfig config;
    private final Clock clock;

    RetentionJob(StoredRuns runs, SavedScenarios scenarios, RetentionConfig config, Clock clock) {
        this.runs = runs;
        this.scenarios = scenarios;
        this.config = config;
        this.clock = clock;
    }

    /** Deletes expired data. Idempotent. */
    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant now = clock.instant();
        int forgotten = runs.forgetUnsharedBefore(now.minus(config.runs()));
        long entries = scenarios.forgetListsBefore(now.minus(config.lists()));
        if (forgotten + entries > 0) {
            LOG.infof("%d runs and %d entries of lists were old enough to be forgotten", forgotten, entries);
        }
    }
}
