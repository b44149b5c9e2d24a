package org.lockplay.workshop;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits for workshops on this server. */
@ConfigMapping(prefix = "lockplay.workshop")
public interface WorkshopConfig {

    /** Attendees of one workshop; more cannot join. The instructor's page shows a row for each. */
    @WithDefault("1000")
    int attendees();
}
