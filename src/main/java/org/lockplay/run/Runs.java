package org.lockplay.run;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.lockplay.database.DatabaseMonitor;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunJournals;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.control.RefusedException;
import org.lockplay.run.control.RunControl;
import org.lockplay.run.control.Steering;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Verdict;

/**
 * Starts, finds and stops runs. A run is in memory while it is active; ended runs come from a cache or from the
 * database. Thread-safe.
 */
@ApplicationScoped
public class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);

    private record Active(Run run, RunExecution execution) {}

    private final RunEngine engine;
    private final Clock clock;
    private final RecentRuns recent;
    private final RunLookup lookup;
    private final RunQueue queue;
    private final RunPersistence persistence;
    private final UnfinishedRuns unfinished;
    private final RunEnds ends;
    private final RunAdmission admission;
    private final RunJudge judge;
    private final RunIds ids = new RunIds();
    private final Map<String, Active> active = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    Runs(
            RunConfig config,
            RunArchive archive,
            @ConfigProperty(name = "lockplay.data-dir") Path dataFolder,
            RunEngine engine,
            Clock clock,
            DatabaseMonitor database,
            RunJudge judge,
            jakarta.enterprise.event.Event<RunEnded> ended) {
        this.ends = new RunEnds(ended);
        this.engine = engine;
        this.clock = clock;
        this.judge = judge;
        RunReader reader = new RunReader(archive, config.recentMemory().asLongValue());
        RunJournals journals = new RunJournals(dataFolder.toAbsolutePath().resolve("journals"));
        this.unfinished = new UnfinishedRuns(archive, journals, reader, judge, clock);
        RunConfigCheck.check(config);
        this.admission = new RunAdmission(config, database, archive);
        this.recent = new RecentRuns(config.recentMemory().asLongValue());
        this.queue = new RunQueue(
                QueueLimits.of(config),
                () -> activeRuns().forEach(run -> run.log().wake()));
        this.persistence = new RunPersistence(archive, journals, clock, this::activeRuns, this::endUnkept, run -> {
            queue.release(run.id());
            ends.publish(run);
        });
        this.lookup = new RunLookup(this::unended, recent, reader, archive);
    }

    void onStart(@Observes StartupEvent event) {
        persistence.start();
        settleUnfinished();
        engine.start();
    }

    /** Ends the runs that a killed server has left unfinished, with a verdict where their history is readable. */
    void settleUnfinished() {
        unfinished.settle(active::containsKey);
    }

    /** Ends all runs while their streams are still open. */
    void onStopping(@Observes ShutdownDelayInitiatedEvent event) {
        endAll();
    }

    void onStop(@Observes ShutdownEvent event) {
        endAll();
        engine.stop();
    }

    private void endAll() {
        persistence.close();
        List<Run> last = List.copyOf(activeRuns());
        for (String id : queue.withdrawAll()) {
            remembered(id).ifPresent(run -> settle(run, RunStatus.INTERRUPTED));
        }
        active.values().forEach(one -> one.execution().end(RunStatus.INTERRUPTED));
        queue.awaitLast();
        stopped = true;
        ends.await(last);
    }

    /**
     * Starts a run or queues it. Returns before the run's row is written and before its buyers start. If the database
     * refuses the row, the run ends as {@link RunStatus#INTERRUPTED}.
     *
     * @throws RuntimeException as {@link RunAdmission#admit} does; nothing is started then
     * @throws QueueFullException if the queue is full, or the requester's share of it; nothing is started then
     * @throws IllegalArgumentException if it has more buyers than may run at the same time; nothing is started then
     */
    public Run start(Scenario scenario, RunRequester requester) throws QueueFullException {
        admission.admit(requester);
        String id = ids.next();
        Run run = new Run(id, requester, scenario, clock.instant(), persistence.newLog(id));
        RunExecution execution = engine.prepare(run);
        RunQueue.Job job = new RunQueue.Job(
                id,
                requester,
                scenario.placement().buyers(),
                admission.historyBytesOf(scenario),
                scenario.mode() == Mode.STEP,
                () -> conduct(run, execution));
        queue.requireRoomFor(job);
        persistence.begin(run);
        active.put(run.id(), new Active(run, execution));
        try {
            queue.offer(job);
        } catch (QueueFullException e) {
            active.remove(run.id());
            persistence.discard(run);
            throw e;
        }
        if (queue.position(run.id()) == 0) {
            run.moveTo(RunStatus.STARTING);
        }
        return run;
    }

    /**
     * Writes the row of an active run now, unless it is written. Call this before a statement that refers to the row.
     *
     * @throws RuntimeException if the database does not accept it
     */
    public void keep(String id) {
        active(id).map(Active::run).ifPresent(persistence::keep);
    }

    /** Writes the rows of a session's active runs now; see {@link #keep}. */
    void keepAll(String owner) {
        activeRuns().stream().filter(run -> run.owner().equals(owner)).forEach(persistence::keep);
    }

    /**
     * Finds an active or ended run. The history of an ended run is loaded on first use.
     *
     * @throws OutdatedException if its scenario or verdict was stored in a format that is no longer valid
     */
    public Optional<Run> find(String id) {
        return lookup.find(id);
    }

    /** The digest of a run's owner session, even if the rest of the run is unreadable. */
    Optional<String> ownerOf(String id) {
        return lookup.ownerOf(id);
    }

    /** Finds an active, queued or cached run; does not query the database. */
    Optional<Run> remembered(String id) {
        return lookup.remembered(id);
    }

    /** Whether a run's end waits for the database. */
    boolean isUnstored(Run run) {
        return persistence.unstored(run.id()).isPresent();
    }

    /** Whether any run is active or queued. */
    public boolean areActive() {
        return !active.isEmpty();
    }

    /** What the server has to do now. */
    ServerLoad load() {
        return new ServerLoad(active.size() - queue.size(), queue.size(), queue.free());
    }

    /** A run's position in the queue, from 1; 0 if it is not queued. */
    public int queuePosition(Run run) {
        return run.status() == RunStatus.QUEUED ? queue.position(run.id()) : 0;
    }

    /** Stops a run; does nothing if it has ended. */
    public void stop(Run run) {
        if (queue.withdraw(run.id())) {
            settle(run, RunStatus.STOPPED);
            return;
        }
        active(run.id()).ifPresent(one -> one.execution().end(RunStatus.STOPPED));
    }

    /** See {@link RunEnds#whenEnded}. */
    public CompletableFuture<Run> whenEnded(Run run) {
        return RunEnds.whenEnded(run);
    }

    /** Deletes an ended run. */
    void forget(String id) {
        Optional<Run> run = remembered(id);
        persistence.delete(id);
        recent.remove(id);
        run.ifPresent(admission::deleted);
    }

    /** Deletes the ended runs that were started before a moment and are not shared; returns their number. */
    int forgetUnsharedBefore(Instant moment) {
        return lookup.forgetUnsharedBefore(moment);
    }

    /**
     * The controls of an active run. Waits for a moment until its buyers start, if they are about to.
     *
     * @throws RefusedException if the run has ended, or its buyers have not started
     */
    public Steering steering(Run run) throws RefusedException {
        Active one = active(run.id()).orElseThrow(() -> new RefusedException(RefusedException.RUN_ENDED));
        run.awaitSteerable();
        return one.execution().steering();
    }

    private void conduct(Run run, RunExecution execution) {
        MDC.put(RunControl.LOG_KEY, run.id());
        run.moveTo(RunStatus.STARTING);
        RunStatus ending = RunStatus.INTERRUPTED;
        try {
            ending = execution.conduct(() -> run.moveTo(RunStatus.RUNNING));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            execution.remove();
            settle(run, ending);
            LOG.debugf("the run has ended: %s", ending);
            MDC.remove(RunControl.LOG_KEY);
        }
    }

    /** Ends a run whose row cannot be written, since nothing of it would be kept. */
    private void endUnkept(Run run, RuntimeException cause) {
        LOG.warnf(cause, "run %s is ended, because the database does not accept it", run.id());
        if (queue.withdraw(run.id())) {
            settle(run, RunStatus.INTERRUPTED);
            return;
        }
        active(run.id()).ifPresent(one -> one.execution().endUnkept(cause));
    }

    private void settle(Run run, RunStatus conducted) {
        if (stopped) {
            // The database may be gone; the next start settles the run from its journal.
            return;
        }
        RunStatus accepted = persistence.isAccepted(run) ? conducted : RunStatus.INTERRUPTED;
        Optional<Verdict> verdict = judge.judge(run, run.log().all(), accepted);
        RunStatus ending = verdict.isPresent() ? accepted : RunStatus.INTERRUPTED;
        // Cache before publishing the end: a listener may delete the run immediately.
        recent.add(run);
        persistence.end(run, ending, verdict);
        active.remove(run.id());
    }

    /** Finds a run that is active, queued, or not stored yet. */
    private Optional<Run> unended(String id) {
        return active(id).map(Active::run).or(() -> persistence.unstored(id));
    }

    private Optional<Active> active(String id) {
        return Optional.ofNullable(active.get(id));
    }

    private Collection<Run> activeRuns() {
        return active.values().stream().map(Active::run).toList();
    }
}
