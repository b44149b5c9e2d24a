package org.lockplay.run;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.lockplay.scenario.Limits;

/** How much the server lets people run. */
@ConfigMapping(prefix = "lockplay.run")
public interface RunConfig {

    /** Workers that wait warm for the next run. Each takes some 25 MB; ten of them start the default run at once. */
    @WithDefault("12")
    int warmWorkers();

    /** How long idle workers above that number are kept before they leave. */
    @WithDefault("60s")
    Duration spareWorkersKept();

    /**
     * Buyers that run at the same time, over all runs; a run that does not fit in waits in the queue. At least
     * {@link ScenarioLimits#buyers}, or the largest runs would wait without end.
     */
    @WithDefault("96")
    int buyersAtOnce();

    /** Runs that may wait; more are refused. */
    @WithDefault("1000")
    int queueLength();

    /** Events that a run may have. A run that makes more is stopped. Each takes some 300 bytes of memory. */
    @WithDefault("100000")
    int maxEvents();

    /** How long a worker may take to start, and then to get ready for a run. */
    @WithDefault("60s")
    Duration startTimeout();

    /** Memory for runs that have ended; the others are read from the database when somebody asks. */
    @WithDefault("64M")
    MemorySize recentMemory();

    /** How large one scenario may be. */
    ScenarioLimits limits();

    /** How large one scenario may be. */
    interface ScenarioLimits {

        /** Buyers in a run. */
        @WithDefault("64")
        int buyers();

        /** Worker processes in a run. */
        @WithDefault("32")
        int processes();

        /** Simulated hosts in a run. */
        @WithDefault("4")
        int hosts();

        /** Longest time limit of a run. */
        @WithDefault("60s")
        Duration time();

        /**
         * How long a run in step mode may last, however often it is stepped: each step has the scenario's time limit, so
         * that a run would otherwise keep its places as long as its owner likes.
         */
        @WithDefault("15m")
        Duration stepping();

        /** Lines in a program. */
        @WithDefault("64")
        int steps();

        /** Planned faults. */
        @WithDefault("16")
        int faults();

        /** The same as the scenario's readers want it. */
        default Limits toLimits() {
            return new Limits(
                    buyers(),
                    processes(),
                    hosts(),
                    Math.toIntExact(time().toMillis()),
                    Math.toIntExact(stepping().toMillis()),
                    steps(),
                    faults(),
                    Limits.DEFAULT.stock(),
                    Limits.DEFAULT.rounds());
        }
    }
}
