package org.lockplay.database;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Locale;

/** Validates the settings of the database's bounds at startup. */
final class DatabaseConfigCheck {

    private static final String PREFIX = "lockplay.database.";
    /** Milliseconds have to fit into an {@code int}. */
    private static final Duration LONGEST = Duration.ofDays(24);

    private DatabaseConfigCheck() {}

    /**
     * Checks all settings.
     *
     * @throws ConfigurationException names the first invalid setting and what would be valid
     */
    static void check(DatabaseConfig config) {
        within("patience", config.patience());
        within("maintenance-patience", config.maintenancePatience());
        within("probe-every", config.probeEvery());
        within("probe-patience", config.probePatience());
        if (config.usersAtOnce() < 1) {
            throw new ConfigurationException(
                    named("users-at-once") + " is " + config.usersAtOnce() + ": set it to 1 or more");
        }
    }

    private static void within(String setting, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(
                    named(setting) + " is " + value + ": set it to between 1 millisecond and 24 days");
        }
    }

    /** The names of a setting as a property and as an environment variable. */
    private static String named(String setting) {
        String property = PREFIX + setting;
        return property + " (" + property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT) + ")";
    }
}
