package org.lockplay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.lockplay.history.Event;
import org.lockplay.recording.Recording;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.verdict.Verdict;

/**
 * One execution of a scenario. For a run that was restored from the database, the history is loaded on first use.
 * Thread-safe.
 */
public final class Run {

    private final String id;
    private final String owner;
    private final Scenario scenario;
    private final Instant createdAt;
    private final Lazy<RunLog> log;
    private final LongSupplier eventCount;
    private final Lazy<Schedule> schedule;
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile RunStatus status;
    private volatile Verdict verdict;
    private boolean kept;
    private long flushed;

    /** Creates a run that is queued. */
    Run(String id, String owner, Scenario scenario, Instant createdAt) {
        this(id, owner, scenario, createdAt, new RunLog());
    }

    private Run(String id, String owner, Scenario scenario, Instant createdAt, RunLog log) {
        this(id, owner, scenario, createdAt, new Lazy<>(() -> log), log::lastSeq, RunStatus.QUEUED, null);
    }

    private Run(
            String id,
            String owner,
            Scenario scenario,
            Instant createdAt,
            Lazy<RunLog> log,
            LongSupplier eventCount,
            RunStatus status,
            Verdict verdict) {
        this.id = id;
        this.owner = owner;
        this.scenario = scenario;
        this.createdAt = createdAt;
        this.log = log;
        this.eventCount = eventCount;
        this.schedule =
                new Lazy<>(() -> Recording.scheduleOf(scenario, log.get().all()));
        this.status = status;
        this.verdict = verdict;
    }

    /**
     * Creates a run from its database row.
     *
     * @param verdict {@code null} if there is none
     * @param eventCount the number of its events
     * @param history loads the events, and may throw; called again only after a failure
     */
    static Run restored(
            RunRecord kept, Scenario scenario, Verdict verdict, long eventCount, Supplier<List<Event>> history) {
        Lazy<RunLog> log = new Lazy<>(() -> RunLog.of(history.get()));
        return new Run(kept.id, kept.owner, scenario, kept.createdAt, log, () -> eventCount, kept.status, verdict);
    }

    /** The id, at least 128 random bits. Everyone with the id may watch the run. */
    public String id() {
        return id;
    }

    /** Digest of the browser session that may control the run. */
    public String owner() {
        return owner;
    }

    public Scenario scenario() {
        return scenario;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /**
     * The history so far.
     *
     * @throws OutdatedException if it was stored in a format that is no longer valid
     */
    public RunLog log() {
        return log.get();
    }

    /** The number of events so far; does not load them. */
    long eventCount() {
        return eventCount.getAsLong();
    }

    public RunStatus status() {
        return status;
    }

    /** The verdict, once the run has ended. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /**
     * The schedule of the run. Computed once, which takes some tenths of a second for a long history.
     *
     * @throws RefusedException if the run has not ended, passed no gate, or passed more than a scenario may name
     */
    public Schedule schedule() throws RefusedException {
        if (!status.hasEnded()) {
            throw new RefusedException("run-not-ended");
        }
        Schedule order = schedule.get();
        if (order.isEmpty() || !order.fits()) {
            throw new RefusedException("no-schedule", Schedule.MAX_TEXT);
        }
        return order;
    }

    void moveTo(RunStatus next) {
        status = next;
        if (next == RunStatus.RUNNING) {
            gone.countDown();
        }
        log().wake();
    }

    /** Ends the run; it does not change any more. */
    void end(RunStatus ending, Verdict judgement) {
        verdict = judgement;
        status = ending;
        gone.countDown();
        log().close();
    }

    /** Blocks until the buyers start, the run ends, or the limit has passed. */
    void awaitGo(Duration limit) throws InterruptedException {
        gone.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the run has a database row. Not thread-safe. */
    boolean isKept() {
        return kept;
    }

    void kept() {
        kept = true;
    }

    /** The number of the last event in the database. Not thread-safe. */
    long flushed() {
        return flushed;
    }

    void flushedTo(long seq) {
        flushed = seq;
    }
}
