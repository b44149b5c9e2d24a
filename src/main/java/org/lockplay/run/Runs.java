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
 * All runs: starts them, finds them, ends them. A run lives in memory while it lasts; the last ones that ended stay
 * there, the others come from the database. Thread-safe.
 */
@ApplicationScoped
public class Runs {

    private static final Logger LOG = Logger.getLogger(Runs.class);
    /** 144 bits. */
    private static final int ID_BYTES = 18;
    /** How long warm workers may take to line up. */
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

    /** Ends the runs that a server that died has left, each as well as it can still be read. */
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
     * Starts a run, or puts it in the queue.
     *
     * @param owner digest of the browser session that may steer it
     * @throws QueueFullException if too many wait already; nothing is started then
     * @throws IllegalArgumentException if it has more buyers than may run at the same time; nothing is started then
     * @throws RuntimeException if it cannot be kept; it is ended then
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
                // The row can wait: on a small machine it would take time from the buyers that line up.
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
     * Finds a run, whether it goes on or ended long ago. The history of the latter is read when it is asked for.
     *
     * @throws OutdatedException if its scenario or verdict was kept under rules that do not hold any more
     */
    public Optional<Run> find(String id) {
        Optional<Run> found = remembered(id);
        if (found.isEmpty() && ID.matcher(id).matches()) {
            found = reader.find(id);
            found.ifPresent(recent::add);
        }
        return found;
    }

    /** The digest of the session that a run belongs to, even if nothing else of the run can be read any more. */
    Optional<String> ownerOf(String id) {
        Optional<String> owner = remembered(id).map(Run::owner);
        return owner.isPresent() || !ID.matcher(id).matches()
                ? owner
                : archive.find(id).map(kept -> kept.owner);
    }

    /** A run that goes on or waits, or was asked for not long ago. */
    Optional<Run> remembered(String id) {
        Active one = active.get(id);
        return one == null ? recent.find(id) : Optional.of(one.run());
    }

    /** Whether any run goes on or waits. */
    public boolean areActive() {
        return !active.isEmpty();
    }

    /** How many runs go before a run in the queue, and itself; 0 if it does not wait. */
    public int queuePosition(Run run) {
        return run.status() == RunStatus.QUEUED ? queue.position(run.id()) : 0;
    }

    /** Ends a run; one that has ended stays as it is. */
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
     * Completed with a run once it has its verdict; never on the run's own thread, so that what depends on it may take
     * its time.
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

    /** Forgets a run that has ended. */
    void forget(String id) {
        archive.delete(id);
        recent.remove(id);
    }

    /** Forgets the ended runs that were asked for before a moment and that no link leads to; returns how many. */
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

    /** What can be done to the buyers of a run that goes on. */
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

    /** Writes the run's row, unless it is there. */
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
        // Before it ends: whoever is told so may forget it at once.
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
