package org.lockplay.share;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long data are kept, which the page shows, and how many. */
@ConfigMapping(prefix = "lockplay.keep")
public interface RetentionConfig {

    /** Runs that were not shared. Shared runs stay until their owner deletes them. */
    @WithDefault("30d")
    Duration runs();

    /**
     * A session's list of saved scenarios, counted for each from the last time it was saved. The short links themselves
     * stay for good. The session cookie lasts as long, from the last day on
     * which the browser came.
     */
    @WithDefault("90d")
    Duration lists();

    /** Scenarios in a session's list; more are refused until it removes some. */
    @WithDefault("1000")
    int scenariosOfSession();
}
