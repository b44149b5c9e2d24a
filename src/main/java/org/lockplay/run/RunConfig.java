package org.lockplay.run;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.lockplay.scenario.Limits;

/** Limits for runs on this server. */
@ConfigMapping(prefix = "lockplay.run")
public interface RunConfig {

    /** Warm idle workers to keep for the next run. Each takes some 25 MB; ten of them start the default run at once. */
    @WithDefault("12")
    int warmWorkers();

    /**
     * Small assignments that a new worker executes before it is idle: the code of its first run is then loaded and
     * compiled.
     */
    @WithDefault("24")
    int warmUpSessions();

    /** How long idle workers above {@link #warmWorkers} are kept before they are retired. */
    @WithDefault("60s")
    Duration spareWorkersKept();

    /**
     * Buyers that run at the same time, over all runs; a run that exceeds this waits in the queue. At least {@link
     * ScenarioLimits#buyers}, or the largest runs would wait forever.
     */
    @WithDefault("96")
    int buyersAtOnce();

    /**
     * Buyers of one browser session that run at the same time. Two thirds of {@link #buyersAtOnce} if not set; always
     * enough for one run of the largest size.
     */
    OptionalInt buyersOfSession();

    /**
     * Buyers of one address that run at the same time, whatever number of sessions it has. Five sixths of {@link
     * #buyersAtOnce} if not set; always enough for one run of the largest size.
     */
    OptionalInt buyersOfAddress();

    /** Runs that may wait in the queue; more are refused. */
    @WithDefault("1000")
    int queueLength();

    /** Runs of one browser session that may wait in the queue; more are refused. */
    @WithDefault("100")
    int waitingOfSession();

    /** Runs of one address that may wait in the queue; more are refused. A workshop may have one address. */
    @WithDefault("600")
    int waitingOfAddress();

    /** Runs that one browser session may start in a minute, in one burst or spread over it; more are refused. */
    @WithDefault("600")
    int startsOfSession();

    /** Runs that one address may start in a minute; more are refused. A workshop may have one address. */
    @WithDefault("3000")
    int startsOfAddress();

    /** What the stored histories of one browser session may take; while they take more, new runs are refused. */
    @WithDefault("512M")
    MemorySize storedOfSession();

    /**
     * What the stored histories of runs from one address may take together; while they take more, new runs from there
     * are refused. A workshop may have one address.
     */
    @WithDefault("4G")
    MemorySize storedOfAddress();

    /** What all stored histories may take together; while they take more, new runs are refused. */
    @WithDefault("16G")
    MemorySize storedOfServer();

    /** Events per run. A run that emits more is stopped. Each event takes some 300 bytes of memory. */
    @WithDefault("100000")
    int maxEvents();

    /**
     * Memory for the histories of all runs that are in progress, by an estimate for each before it starts; a run that
     * would exceed this waits in the queue. A quarter of the heap if not set; always enough for one run with {@link
     * #maxEvents} events.
     */
    Optional<MemorySize> historyMemory();

    /** How long a worker may take to start, and then to prepare for a run. */
    @WithDefault("60s")
    Duration startTimeout();

    /**
     * Memory for the cache of ended runs; others are loaded from the database on demand. Histories that are loaded at the
     * same time may take as much again.
     */
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
         * How long a run in step mode may last in total. Each step restarts the scenario's time limit, so without this
         * bound a run could occupy its buyers' places indefinitely.
         */
        @WithDefault("15m")
        Duration stepping();

        /** Lines in a program. */
        @WithDefault("64")
        int steps();

        /** Planned faults. */
        @WithDefault("16")
        int faults();

        /** Converts the limits for the scenario readers. */
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
