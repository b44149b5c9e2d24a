package org.lockplay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.lockplay.history.Event;
import org.lockplay.recording.Recording;
import org.lockplay.run.archive.RunLog;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.scenario.Schedule;
import org.lockplay.verdict.Verdict;

/**
 * One execution of a scenario. For a run that was restored from the database, the history is loaded on first use, and
 * may be loaded again later. Thread-safe.
 */
public final class Run {

    /** How long a command for a run that is starting waits for its buyers. */
    private static final Duration LINE_UP = Duration.ofMillis(40);

    private final String id;
    private final String owner;
    /** {@code null} for a run that was started before networks were recorded. */
    private final String network;

    private final Scenario scenario;
    private final Instant createdAt;
    private final Supplier<RunLog> log;
    private final LongSupplier eventCount;
    private final Lazy<Schedule> schedule;
    private final CountDownLatch gone = new CountDownLatch(1);
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicReference<RunStatus> status;
    private volatile Verdict verdict;
    private volatile boolean kept;
    private long flushed;
    private boolean flushedIsUncertain;

    /** Creates a run that is queued. */
    Run(String id, RunRequester requester, Scenario scenario, Instant createdAt, RunLog log) {
        this(
                id,
                requester.owner(),
                requester.address(),
                scenario,
                createdAt,
                () -> log,
                log::lastSeq,
                RunStatus.QUEUED,
                null);
    }

    private Run(
            String id,
            String owner,
            String network,
            Scenario scenario,
            Instant createdAt,
            Supplier<RunLog> log,
            LongSupplier eventCount,
            RunStatus status,
            Verdict verdict) {
        this.id = id;
        this.owner = owner;
        this.network = network;
        this.scenario = scenario;
        this.createdAt = createdAt;
        this.log = log;
        this.eventCount = eventCount;
        this.schedule =
                new Lazy<>(() -> Recording.scheduleOf(scenario, log.get().all()));
        this.status = new AtomicReference<>(status);
        this.verdict = verdict;
    }

    /**
     * Creates a run from its database row.
     *
     * @param verdict {@code null} if there is none
     * @param eventCount the number of its events
     * @param history loads the events, and may throw; called again after a failure, and when the events are used after
     *     the JVM has needed their memory
     */
    static Run restored(
            RunRecord kept, Scenario scenario, Verdict verdict, long eventCount, Supplier<List<Event>> history) {
        Reloadable<RunLog> log = new Reloadable<>(() -> RunLog.of(history.get()));
        return new Run(
                kept.id,
                kept.owner,
                kept.network,
                scenario,
                kept.createdAt,
                log::get,
                () -> eventCount,
                kept.status,
                verdict);
    }

    /** The database row of this run as a new one. */
    RunRecord toRecord() {
        RunRecord row = new RunRecord();
        row.id = id;
        row.status = status.get();
        row.owner = owner;
        row.network = network;
        row.scenario = ScenarioWriter.full(scenario);
        row.title = scenario.title();
        row.createdAt = createdAt;
        return row;
    }

    /** The id, at least 128 random bits. Everyone with the id may watch the run. */
    public String id() {
        return id;
    }

    /** Digest of the browser session that may control the run. */
    public String owner() {
        return owner;
    }

    /** What identifies the network that asked for the run; empty if it is not known. */
    Optional<String> network() {
        return Optional.ofNullable(network);
    }

    public Scenario scenario() {
        return scenario;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /**
     * The history so far. Keep the log of an ended run no longer than needed: its memory is free for others otherwise.
     *
     * @throws OutdatedException if it was stored in a format that is no longer valid
     */
    public RunLog log() {
        return log.get();
    }

    /** The number of events so far; does not load them. */
    public long eventCount() {
        return eventCount.getAsLong();
    }

    public RunStatus status() {
        return status.get();
    }

    /** The verdict, once the run has ended; still empty then if it could not be judged. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /**
     * The schedule of the run. Computed once, which takes some tenths of a second for a long history.
     *
     * @throws RefusedException if the run has not ended, passed no gate or more than a scenario may name, or was recorded
     *     by a version whose events do not count the gates
     */
    public Schedule schedule() throws RefusedException {
        if (!status.get().hasEnded()) {
            throw new RefusedException("run-not-ended");
        }
        if (!Recording.isPossible(log().all())) {
            throw new RefusedException("no-pass-counts");
        }
        Schedule order = schedule.get();
        if (order.isEmpty() || !order.fits()) {
            throw new RefusedException("no-schedule", Schedule.MAX_TEXT);
        }
        return order;
    }

    /** Advances to a later status; does nothing if the run is there or further. */
    void moveTo(RunStatus next) {
        status.accumulateAndGet(next, (present, later) -> present.compareTo(later) < 0 ? later : present);
        if (next == RunStatus.RUNNING) {
            gone.countDown();
        }
        log().wake();
    }

    /**
     * Ends the run; it does not change any more. The caller then closes the {@link #log}, which notifies its followers.
     *
     * @param judgement empty if it could not be judged
     */
    void end(RunStatus ending, Optional<Verdict> judgement) {
        verdict = judgement.orElse(null);
        status.set(ending);
        gone.countDown();
    }

    /**
     * Waits for a moment until the buyers start, if they are about to.
     *
     * @throws RefusedException if the run has ended, or its buyers have not started
     */
    void awaitSteerable() throws RefusedException {
        try {
            if (status() == RunStatus.STARTING) {
                gone.await(LINE_UP.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (status().hasEnded()) {
            throw new RefusedException(RefusedException.RUN_ENDED);
        }
        if (status() != RunStatus.RUNNING) {
            throw new RefusedException("run-not-running");
        }
    }

    /**
     * Guards what is written of this run to the database: one thread at a time writes it. Held while the database
     * answers, so that only threads wait for it that need this run stored. Never held while followers are notified.
     */
    ReentrantLock writing() {
        return writing;
    }

    /** Whether the run has a database row. */
    boolean isKept() {
        return kept;
    }

    void kept() {
        kept = true;
    }

    /** The number of the last event in the database. For the thread that holds {@link #writing}. */
    long flushed() {
        return flushed;
    }

    void flushedTo(long seq) {
        flushed = seq;
        flushedIsUncertain = false;
    }

    /** Whether the database may have other events than {@link #flushed} says. As {@link #flushed}. */
    boolean isFlushedUncertain() {
        return flushedIsUncertain;
    }

    /** Records that an attempt to store events has failed, perhaps after the database had stored them. */
    void flushFailed() {
        flushedIsUncertain = true;
    }

    /** Records that the database may have lost events, or the row. */
    void gapFound() {
        flushedIsUncertain = true;
        kept = false;
    }
}
