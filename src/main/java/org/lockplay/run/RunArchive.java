package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;

/** Runs and their histories in the database. Every method is a transaction of its own. */
@ApplicationScoped
class RunArchive {

    private static final int DELETED_AT_ONCE = 1_000;
    private static final String UNSHARED =
            "shared_at is null and kept_for is null and finished_at is not null and created_at < ?1";
    private static final String DELETE_UNSHARED = "delete from run where " + UNSHARED + " and id in (select id from run"
            + " where " + UNSHARED + " order by created_at limit ?2) returning id";

    /** Writes a new run. */
    @Transactional
    void insert(RunRecord run) {
        doNotAwaitDisk();
        run.persist();
    }

    /** Finds a run. */
    @Transactional
    Optional<RunRecord> find(String id) {
        return RunRecord.findByIdOptional(id);
    }

    /** Runs that have not ended, as a server that died has left them. */
    @Transactional
    List<RunRecord> unfinished() {
        return RunRecord.list("status in ?1", List.of(RunStatus.QUEUED, RunStatus.STARTING, RunStatus.RUNNING));
    }

    /** Adds events to a stored history. */
    @Transactional
    void append(String run, List<Event> events) {
        doNotAwaitDisk();
        insertBatch(run, events);
    }

    /** Adds the last events, and writes how the run ended. */
    @Transactional
    void finish(String run, List<Event> events, RunStatus ending, String verdict, Instant at) {
        insertBatch(run, events);
        RunRecord.update("status = ?1, verdict = ?2, finishedAt = ?3 where id = ?4", ending, verdict, at, run);
    }

    /** Forgets a run with its history. */
    @Transactional
    void delete(String run) {
        RunRecord.deleteById(run);
    }

    /**
     * Forgets some of the ended runs that were asked for before a moment and that no link leads to, with their
     * histories. In one statement, so that a run that is shared meanwhile stays.
     *
     * @return their ids; empty if none is left
     */
    @Transactional
    List<String> deleteUnsharedBefore(Instant moment) {
        return RunRecord.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(DELETE_UNSHARED, String.class)
                .setParameter(1, moment)
                .setParameter(2, DELETED_AT_ONCE)
                .getResultList();
    }

    /** The number of events of a run's stored history. */
    @Transactional
    long eventCount(String run) {
        return HistoryBatch.<HistoryBatch>find("select max(lastSeq) from HistoryBatch where runId = ?1", run)
                .project(Long.class)
                .firstResultOptional()
                .orElse(0L);
    }

    /** A run's whole stored history. */
    @Transactional
    List<Event> history(String run) {
        List<HistoryBatch> batches = HistoryBatch.list("runId = ?1 order by firstSeq", run);
        List<Event> events = new ArrayList<>();
        for (HistoryBatch batch : batches) {
            batch.lines.lines().map(EventJson::read).forEach(events::add);
        }
        return events;
    }

    /**
     * Lets the transaction return before it is on the disk. What it wrote survives the death of this server and of the
     * database's processes; only a machine that loses its power in the next moments loses it.
     */
    private static void doNotAwaitDisk() {
        RunRecord.getEntityManager()
                .createNativeQuery("set local synchronous_commit to off")
                .executeUpdate();
    }

    private static void insertBatch(String run, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        HistoryBatch batch = new HistoryBatch();
        batch.runId = run;
        batch.firstSeq = events.get(0).seq();
        batch.lastSeq = events.get(events.size() - 1).seq();
        batch.lines = events.stream().map(EventJson::write).collect(Collectors.joining("\n"));
        batch.persist();
    }
}
