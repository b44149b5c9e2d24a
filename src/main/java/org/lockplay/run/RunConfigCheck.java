package org.lockplay.run;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.Locale;

/** Validates the settings of runs at startup, each one and in combination. */
final class RunConfigCheck {

    private static final String PREFIX = "lockplay.run.";
    private static final Duration SHORTEST_LIMIT = Duration.ofMillis(100);
    /** Milliseconds have to fit into an {@code int}. */
    private static final Duration LONGEST_LIMIT = Duration.ofDays(24);

    private RunConfigCheck() {}

    /**
     * Checks all settings.
     *
     * @throws ConfigurationException names the first invalid setting and what would be valid
     */
    static void check(RunConfig config) {
        RunConfig.ScenarioLimits limits = config.limits();
        atLeast(0, "warm-workers", config.warmWorkers());
        atLeast(1, "warm-up-sessions", config.warmUpSessions());
        atLeast(0, "queue-length", config.queueLength());
        atLeast(0, "waiting-of-session", config.waitingOfSession());
        atLeast(0, "waiting-of-address", config.waitingOfAddress());
        config.buyersOfSession().ifPresent(buyers -> atLeast(1, "buyers-of-session", buyers));
        config.buyersOfAddress().ifPresent(buyers -> atLeast(1, "buyers-of-address", buyers));
        atLeast(1, "starts-of-session", config.startsOfSession());
        atLeast(1, "starts-of-address", config.startsOfAddress());
        atLeast(1, "max-events", config.maxEvents());
        atLeast(1, "limits.buyers", limits.buyers());
        atLeast(1, "limits.processes", limits.processes());
        atLeast(1, "limits.hosts", limits.hosts());
        atLeast(1, "limits.steps", limits.steps());
        atLeast(0, "limits.faults", limits.faults());
        positive("stored-of-session", config.storedOfSession());
        positive("recent-memory", config.recentMemory());
        config.historyMemory().ifPresent(size -> positive("history-memory", size));
        positive("start-timeout", config.startTimeout());
        positive("spare-workers-kept", config.spareWorkersKept());
        within("limits.time", limits.time());
        within("limits.stepping", limits.stepping());
        if (config.buyersAtOnce() < limits.buyers()) {
            throw new ConfigurationException(named("buyers-at-once") + " is " + config.buyersAtOnce()
                    + ", but one run may have " + limits.buyers() + " buyers: set it to " + limits.buyers()
                    + " or more, or lower " + named("limits.buyers"));
        }
    }

    private static void atLeast(int least, String setting, int value) {
        if (value < least) {
            throw new ConfigurationException(named(setting) + " is " + value + ": set it to " + least + " or more");
        }
    }

    private static void positive(String setting, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new ConfigurationException(named(setting) + " is " + value + ": set it to more than nothing");
        }
    }

    private static void positive(String setting, MemorySize value) {
        if (value.asLongValue() <= 0) {
            throw new ConfigurationException(
                    named(setting) + " is " + value.asLongValue() + ": set it to more than nothing");
        }
    }

    private static void within(String setting, Duration value) {
        if (value.compareTo(SHORTEST_LIMIT) < 0 || value.compareTo(LONGEST_LIMIT) > 0) {
            throw new ConfigurationException(
                    named(setting) + " is " + value + ": set it to between 100 milliseconds and 24 days");
        }
    }

    /** The names of a setting as a property and as an environment variable. */
    private static String named(String setting) {
        String property = PREFIX + setting;
        return property + " (" + property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT) + ")";
    }
}
