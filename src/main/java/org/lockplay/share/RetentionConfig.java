package org.lockplay.share;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long things are kept. The page says so. */
@ConfigMapping(prefix = "lockplay.keep")
public interface RetentionConfig {

    /** Runs that were not shared. Shared ones stay until their owner deletes them. */
    @WithDefault("30d")
    Duration runs();

    /**
     * Which session saved which scenario, counted from the last time it did. The short links themselves stay. The
     * cookie of a session lasts as long.
     */
    @WithDefault("90d")
    Duration lists();
}
