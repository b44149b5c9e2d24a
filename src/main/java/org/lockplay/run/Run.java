package org.lockplay.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lockplay.recording.Recording;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.verdict.Verdict;

/** One execution of a scenario, in memory: while it lasts, and for a while after. Thread-safe. */
public final class Run {

    private final String id;
    private final String owner;
    private final Scenario scenario;
    private final Instant createdAt;
    private final RunLog log;
    private final CountDownLatch gone = new CountDownLatch(1);
    private volatile RunStatus status;
    private volatile Verdict verdict;
    private volatile Schedule schedule;
    private boolean kept;
    private long flushed;

    Run(String id, String owner, Scenario scenario, Instant createdAt, RunLog log, RunStatus status, Verdict verdict) {
        this.id = id;
        this.owner = owner;
        this.scenario = scenario;
        this.createdAt = createdAt;
        this.log = log;
        this.status = status;
        this.verdict = verdict;
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

    /** What has happened until now. */
    public RunLog log() {
        return log;
    }

    public RunStatus status() {
        return status;
    }

    /** The judgement, once the run has ended. */
    public Optional<Verdict> verdict() {
        return Optional.ofNullable(verdict);
    }

    /**
     * The order in which the gates have been passed until now; empty if it is too long to be followed, or if nobody has
     * passed any.
     */
    public Schedule schedule() {
        if (!status.hasEnded()) {
            return Recording.scheduleOf(scenario, log.all());
        }
        Schedule known = schedule;
        if (known == null) {
            known = Recording.scheduleOf(scenario, log.all());
            schedule = known;
        }
        return known;
    }

    void moveTo(RunStatus next) {
        status = next;
        if (next == RunStatus.RUNNING) {
            gone.countDown();
        }
        log.wake();
    }

    /** Says how it ended; nothing changes after that. */
    void end(RunStatus ending, Verdict judgement) {
        verdict = judgement;
        status = ending;
        gone.countDown();
        log.close();
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
