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
 * One execution of a scenario, in memory: while it lasts, and for a while after. The history of one that comes from the
 * database is read from there when it is first asked for. Thread-safe.
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

    /** A run that is to begin. */
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
     * A run that ended long ago.
     *
     * @param verdict {@code null} if there is none
     * @param eventCount the number of its events
     * @param history reads them, and may fail; called at most once
     */
    static Run restored(
            RunRecord kept, Scenario scenario, Verdict verdict, long eventCount, Supplier<List<Event>> history) {
        Lazy<RunLog> log = new Lazy<>(() -> RunLog.of(history.get()));
        return new Run(kept.id, kept.owner, scenario, kept.createdAt, log, () -> eventCount, kept.status, verdict);
    }

    /** At least 128 random bits: whoever knows it may watch. */
    public String id() {
        return id;
    }

    /** Digest of the browser session that may steer it. */
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
     * What has happened until now.
     *
     * @throws OutdatedException if it was kept under rules that do not hold any more
     */
    public RunLog log() {
        return log.get();
    }

    /** The number of events that have happened until now; does not read them. */
    long eventCount() {
        return eventCount.getAsLong();
    }

    public RunStatus status() {
        return status;
    }

    /** The judgement, once the run has ended. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /**
     * The order in which the gates were passed, computed once: that takes some tenths of a second for a long history.
     *
     * @throws RefusedException if the run has not ended; if no gate was passed, or more than a scenario may name
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

    /** Says how it ended; nothing changes after that. */
    void end(RunStatus ending, Verdict judgement) {
        verdict = judgement;
        status = ending;
        gone.countDown();
        log().close();
    }

    /** Waits until the buyers go, or the run has ended, or the limit is over. */
    void awaitGo(Duration limit) throws InterruptedException {
        gone.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the database has a row of it. To be used by one thread at a time. */
    boolean isKept() {
        return kept;
    }

    void kept() {
        kept = true;
    }

    /** The number of the last event that the database has. To be used by one thread at a time. */
    long flushed() {
        return flushed;
    }

    void flushedTo(long seq) {
        flushed = seq;
    }
}
