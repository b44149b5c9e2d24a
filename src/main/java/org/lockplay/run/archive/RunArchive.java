package org.lockplay.run.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.lockplay.database.Maintenance;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;

/** Stores runs and their histories in the database. Every method is a transaction of its own. */
@ApplicationScoped
public class RunArchive {

    private static final String INSERT = "insert into run (id, status, owner, scenario, title, created_at)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (id) do nothing";
    /** The length of a large value is in its header: the value itself is not read. */
    private static final String STORED_BYTES = "select cast(coalesce(sum(octet_length(batch.lines)), 0) as bigint)"
            + " from history_batch batch join run on run.id = batch.run_id where run.owner = ?1";

    /** No row if the run is not stored. */
    private static final String POSITION = "select coalesce(max(batch.last_seq), 0) from run"
            + " left join history_batch batch on batch.run_id = run.id where run.id = ?1 group by run.id";

    private static final int DELETED_AT_ONCE = 1_000;
    private static final String UNSHARED =
            "shared_at is null and kept_for is null and finished_at is not null and created_at < ?1";
    private static final String DELETE_UNSHARED = "delete from run where " + UNSHARED + " and id in (select id from run"
            + " where " + UNSHARED + " order by created_at limit ?2) returning id";

    /** Inserts a new run, for good even if the caller's transaction is rolled back. Idempotent. */
    @Transactional(TxType.REQUIRES_NEW)
    public void insert(RunRecord run) {
        doNotAwaitDisk();
        RunRecord.getEntityManager()
                .createNativeQuery(INSERT)
                .setParameter(1, run.id)
                .setParameter(2, run.status.name())
                .setParameter(3, run.owner)
                .setParameter(4, run.scenario)
                .setParameter(5, run.title)
                .setParameter(6, run.createdAt)
                .executeUpdate();
    }

    /** Finds a run. */
    @Transactional
    public Optional<RunRecord> find(String id) {
        return RunRecord.findByIdOptional(id);
    }

    /** The runs that a killed server has left unfinished. */
    @Transactional
    public List<RunRecord> unfinished() {
        return RunRecord.list("status in ?1", List.of(RunStatus.QUEUED, RunStatus.STARTING, RunStatus.RUNNING));
    }

    /**
     * Appends events to a stored history.
     *
     * @param position the number of the last event that is stored
     * @throws HistoryGapException if the stored history is not at that position, or the run is not stored
     */
    @Transactional
    public void append(String run, long position, List<Event> events) {
        doNotAwaitDisk();
        requirePosition(run, position);
        insertBatch(run, events);
    }

    /**
     * Appends the last events and records how the run ended.
     *
     * @param position the number of the last event that is stored
     * @throws HistoryGapException as {@link #append} does
     */
    @Transactional
    public void finish(String run, long position, List<Event> events, RunStatus ending, String verdict, Instant at) {
        requirePosition(run, position);
        insertBatch(run, events);
        RunRecord.update("status = ?1, verdict = ?2, finishedAt = ?3 where id = ?4", ending, verdict, at, run);
    }

    /** Deletes a run with its history, without loading them. */
    @Transactional
    public void delete(String run) {
        RunRecord.delete("id", run);
    }

    /**
     * Deletes a batch of ended runs that were started before a moment and are not shared, with their histories. One
     * statement, so that a run that is shared concurrently is kept.
     *
     * @return the ids of the deleted runs; empty if none is left
     */
    @Maintenance
    @Transactional
    public List<String> deleteUnsharedBefore(Instant moment) {
        return RunRecord.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(DELETE_UNSHARED, String.class)
                .setParameter(1, moment)
                .setParameter(2, DELETED_AT_ONCE)
                .getResultList();
    }

    /** The bytes of all stored histories of an owner. */
    @Maintenance
    @Transactional
    public long storedBytes(String owner) {
        return RunRecord.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(STORED_BYTES, Long.class)
                .setParameter(1, owner)
                .getSingleResult();
    }

    /** The number of events in a stored history. */
    @Transactional
    public long eventCount(String run) {
        return HistoryBatch.<HistoryBatch>find("select max(lastSeq) from HistoryBatch where runId = ?1", run)
                .project(Long.class)
                .firstResultOptional()
                .orElse(0L);
    }

    /** Loads a stored history. */
    @Transactional
    public List<Event> history(String run) {
        List<HistoryBatch> batches = HistoryBatch.list("runId = ?1 order by firstSeq", run);
        List<Event> events = new ArrayList<>();
        for (HistoryBatch batch : batches) {
            batch.lines.lines().map(EventJson::read).forEach(events::add);
        }
        return events;
    }

    /**
     * Commits without waiting for the disk. The data survives a crash of this server, but may be lost if the database's
     * processes are killed, or the machine loses power, within the next moments.
     */
    private static void doNotAwaitDisk() {
        RunRecord.getEntityManager()
                .createNativeQuery("set local synchronous_commit to off")
                .executeUpdate();
    }

    private static void requirePosition(String run, long position) {
        boolean isThere = RunRecord.getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(POSITION, Long.class)
                .setParameter(1, run)
                .getResultStream()
                .anyMatch(stored -> stored == position);
        if (!isThere) {
            throw new HistoryGapException(run, position);
        }
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
