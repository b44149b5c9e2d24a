package org.lockplay.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Judge;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/**
 * Starts, finds and stops runs. A run is in memory while it is active; ended runs come from a cache or from the
 * database. Thread-safe.
 */
@ApplicationScoped
public class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);
    /** 144 bits. */
    private static final int ID_BYTES = 18;
    /** How long to wait for warm workers before the run's row is written. */
    private static final Duration LINE_UP = Duration.ofMillis(40);

    private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    private record Active(Run run, RunExecution execution) {}

    private final RunArchive archive;
    private final RunEngine engine;
    private final Clock clock;
    private final RunReader reader;
    private final RecentRuns recent;
    private final RunQueue queue;
    private final HistoryFlusher flusher;
    private final jakarta.enterprise.event.Event<RunEnded> ended;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Active> active = new ConcurrentHashMap<>();

    Runs(
            RunConfig config,
            RunArchive archive,
            RunEngine engine,
            Clock clock,
            jakarta.enterprise.event.Event<RunEnded> ended) {
        this.ended = ended;
        this.archive = archive;
        this.engine = engine;
        this.clock = clock;
        this.reader = new RunReader(archive);
        RunConfigCheck.check(config);
        this.recent = new RecentRuns(config.recentMemory().asLongValue());
        this.queue = new RunQueue(config.buyersAtOnce(), config.queueLength(), this::wakeAll);
        this.flusher = new HistoryFlusher(archive, this::activeRuns);
    }

    void onStart(@Observes StartupEvent event) throws IOException {
        settleUnfinished();
        engine.start();
    }

    /** Ends the runs that a killed server has left unfinished, with a verdict where their history is readable. */
    void settleUnfinished() {
        for (RunRecord left : archive.unfinished()) {
            if (!active.containsKey(left.id)) {
                interrupted(left);
            }
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        flusher.close();
        queue.close();
        active.values().forEach(one -> one.execution().end(RunStatus.INTERRUPTED));
        queue.awaitLast();
        engine.stop();
    }

    /**
     * Starts a run or queues it.
     *
     * @param owner digest of the browser session that may control the run
     * @throws QueueFullException if the queue is full; nothing is started then
     * @throws IllegalArgumentException if it has more buyers than may run at the same time; nothing is started then
     * @throws RuntimeException if it cannot be stored; it is stopped then
     */
    public Run start(Scenario scenario, String owner) throws QueueFullException {
        Run run = new Run(newId(), owner, scenario, clock.instant());
        RunExecution execution = engine.prepare(run);
        RunQueue.Job job =
                new RunQueue.Job(run.id(), owner, scenario.placement().buyers(), () -> conduct(run, execution));
        queue.requireRoomFor(job);
        active.put(run.id(), new Active(run, execution));
        if (!queue.offer(job)) {
            active.remove(run.id());
            throw new QueueFullException();
        }
        try {
            if (queuePosition(run) == 0) {
                // Insert the row later: on a small machine it would take time from the buyers that are about to start.
                run.awaitGo(LINE_UP);
            }
            keep(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keep(run);
        } catch (RuntimeException e) {
            stop(run);
            throw e;
        }
        return run;
    }

    /**
     * Finds an active or ended run. The history of an ended run is loaded on first use.
     *
     * @throws OutdatedException if its scenario or verdict was stored in a format that is no longer valid
     */
    public Optional<Run> find(String id) {
        Optional<Run> found = remembered(id);
        if (found.isEmpty() && ID.matcher(id).matches()) {
            found = reader.find(id);
            found.ifPresent(recent::add);
        }
        return found;
    }

    /** The digest of a run's owner session, even if the rest of the run is unreadable. */
    Optional<String> ownerOf(String id) {
        Optional<String> owner = remembered(id).map(Run::owner);
        return owner.isPresent() || !ID.matcher(id).matches()
                ? owner
                : archive.find(id).map(kept -> kept.owner);
    }

    /** Finds an active, queued or cached run; does not query the database. */
    Optional<Run> remembered(String id) {
        Active one = active.get(id);
        return one == null ? recent.find(id) : Optional.of(one.run());
    }

    /** Whether any run is active or queued. */
    public boolean areActive() {
        return !active.isEmpty();
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
        Active one = active.get(run.id());
        if (one != null) {
            one.execution().end(RunStatus.STOPPED);
        }
    }

    /**
     * Completes when the run has its verdict. Dependent stages never run on the run's own thread, so they may block.
     */
    public CompletableFuture<Run> whenEnded(Run run) {
        CompletableFuture<Run> ended = new CompletableFuture<>();
        Runnable follower = () -> {
            if (run.log().isClosed()) {
                ended.completeAsync(() -> run, Infrastructure.getDefaultWorkerPool());
            }
        };
        run.log().follow(follower);
        follower.run();
        return ended.whenComplete((done, failure) -> run.log().unfollow(follower));
    }

    /** Deletes an ended run. */
    void forget(String id) {
        archive.delete(id);
        recent.remove(id);
    }

    /** Deletes the ended runs that were started before a moment and are not shared; returns their number. */
    int forgetUnsharedBefore(Instant moment) {
        int forgotten = 0;
        List<String> batch = archive.deleteUnsharedBefore(moment);
        while (!batch.isEmpty()) {
            batch.forEach(recent::remove);
            forgotten += batch.size();
            batch = archive.deleteUnsharedBefore(moment);
        }
        return forgotten;
    }

    /**
     * The controls of an active run.
     *
     * @throws RefusedException if the run has ended
     */
    public Steering steering(Run run) throws RefusedException {
        Active one = active.get(run.id());
        if (one == null || run.status().hasEnded()) {
            throw new RefusedException("run-already-ended");
        }
        return one.execution().steering();
    }

    private void conduct(Run run, RunExecution execution) {
        run.moveTo(RunStatus.STARTING);
        RunStatus ending = RunStatus.INTERRUPTED;
        try {
            ending = execution.conduct(() -> run.moveTo(RunStatus.RUNNING));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            execution.remove();
            settle(run, ending);
        }
    }

    /** Inserts the run's row, unless it exists. */
    private void keep(Run run) {
        synchronized (run) {
            if (!run.isKept()) {
                archive.insert(RunRecord.of(run));
                run.kept();
            }
        }
    }

    private void settle(Run run, RunStatus ending) {
        List<Event> history = run.log().all();
        Verdict verdict = Judge.judge(run.scenario(), history, ending.toEnding());
        // Cache before publishing the end: a listener may delete the run immediately.
        recent.add(run);
        synchronized (run) {
            try {
                keep(run);
                List<Event> last = run.log().after(run.flushed(), Integer.MAX_VALUE);
                archive.finish(run.id(), last, ending, VerdictJson.write(verdict), clock.instant());
            } catch (RuntimeException e) {
                LOG.errorf(e, "run %s could not be kept; it can be seen until it is forgotten", run.id());
            }
            run.end(ending, verdict);
        }
        active.remove(run.id());
        ended.fireAsync(new RunEnded(run));
    }

    private void interrupted(RunRecord left) {
        String verdict = null;
        try {
            Run run = reader.read(left);
            verdict = VerdictJson.write(Judge.judge(run.scenario(), run.log().all(), RunStatus.INTERRUPTED.toEnding()));
        } catch (OutdatedException e) {
            LOG.warnf(e, "run %s cannot be judged any more", left.id);
        }
        archive.finish(left.id, List.of(), RunStatus.INTERRUPTED, verdict, clock.instant());
        LOG.infof("run %s was cut short when the server ended", left.id);
    }

    private void wakeAll() {
        activeRuns().forEach(run -> run.log().wake());
    }

    private Collection<Run> activeRuns() {
        return active.values().stream().map(Active::run).toList();
    }

    private String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
