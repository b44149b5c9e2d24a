package org.lockplay.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.session.SessionData;
import org.lockplay.workshop.WorkshopException.Why;

/**
 * The attendees of workshops, with their hands and votes. Every method is a transaction of its own; one that depends on
 * the workshop or on other attendees locks the workshop's row before it reads. Thread-safe.
 */
@ApplicationScoped
public class Attendees implements SessionData {

    private final WorkshopConfig config;
    private final Clock clock;
    private final EntityManager database;

    Attendees(WorkshopConfig config, Clock clock, EntityManager database) {
        this.config = config;
        this.clock = clock;
        this.database = database;
    }

    /**
     * Adds a session to a workshop, under a nickname that is unique there; renames the attendee if the session has
     * joined already. Serialized per workshop, so that the checks hold until the insert.
     */
    @Transactional
    public Attendee join(String code, String owner, String nickname) throws WorkshopException {
        Workshop workshop = locked(code, LockModeType.PESSIMISTIC_WRITE);
        refuseOver(workshop);
        if (isTaken(workshop.code(), owner, nickname)) {
            throw new WorkshopException(Why.NICKNAME_TAKEN);
        }
        if (count(workshop.code()) >= config.attendees() && !isIn(workshop.code(), owner)) {
            throw new WorkshopException(Why.FULL);
        }
        database.createNativeQuery("""
                        insert into attendee (workshop, owner, nickname, joined_at) values (?1, ?2, ?3, ?4)
                        on conflict (workshop, owner) do update set nickname = excluded.nickname""")
                .setParameter(1, workshop.code())
                .setParameter(2, owner)
                .setParameter(3, nickname)
                .setParameter(4, clock.instant())
                .executeUpdate();
        return find(workshop.code(), owner);
    }

    /** Whether a session has joined a workshop; false if there is no such workshop. */
    @Transactional
    public boolean isIn(String code, String owner) {
        return AttendeeRecord.count("workshop = ?1 and owner = ?2", JoinCode.normal(code), owner) > 0;
    }

    /** The attendee of a session in a workshop. */
    @Transactional
    public Attendee find(String code, String owner) throws WorkshopException {
        return Attendee.of(kept(code, owner).orElseThrow(() -> new WorkshopException(Why.NOT_JOINED)));
    }

    /** All attendees of a workshop, in the order in which they joined. */
    @Transactional
    public List<Attendee> all(String code) {
        return AttendeeRecord.<AttendeeRecord>list("workshop = ?1 order by id", code).stream()
                .map(Attendee::of)
                .toList();
    }

    /** The number of attendees of a workshop. */
    @Transactional
    public int count(String code) {
        return (int) AttendeeRecord.count("workshop", code);
    }

    /** Raises or lowers a hand; a hand cannot be raised once the workshop is over. */
    @Transactional
    public void raiseHand(String code, String owner, boolean up) throws WorkshopException {
        if (up) {
            refuseOver(locked(code, LockModeType.PESSIMISTIC_READ));
        }
        // One statement that updates one column, so that it overwrites no concurrent change.
        int written = up
                ? AttendeeRecord.update(
                        "handAt = coalesce(handAt, ?1) where workshop = ?2 and owner = ?3",
                        clock.instant(),
                        code,
                        owner)
                : AttendeeRecord.update("handAt = null where workshop = ?1 and owner = ?2", code, owner);
        if (written == 0) {
            throw new WorkshopException(Why.NOT_JOINED);
        }
    }

    /** Votes on the scenario on the screen; replaces an earlier vote. */
    @Transactional
    public void vote(String code, String owner, String choice) throws WorkshopException {
        Workshop workshop = locked(code, LockModeType.PESSIMISTIC_READ);
        AttendeeRecord.find("workshop = ?1 and owner = ?2", workshop.code(), owner)
                .withLock(LockModeType.PESSIMISTIC_READ)
                .firstResultOptional()
                .orElseThrow(() -> new WorkshopException(Why.NOT_JOINED));
        refuseOver(workshop);
        if (workshop.screen().kind() != Screen.Kind.QUESTION) {
            throw new WorkshopException(Why.NO_QUESTION);
        }
        database.createNativeQuery("""
                        insert into vote (workshop, question, owner, choice) values (?1, ?2, ?3, ?4)
                        on conflict (workshop, question, owner) do update set choice = excluded.choice""")
                .setParameter(1, workshop.code())
                .setParameter(2, workshop.screen().number())
                .setParameter(3, owner)
                .setParameter(4, choice)
                .executeUpdate();
    }

    /** The number of votes on the scenario on the screen, by answer. */
    @Transactional
    public Map<String, Long> votes(Workshop workshop) {
        Map<String, Long> votes = new LinkedHashMap<>();
        List<?> rows = database.createNativeQuery("select choice, count(*) from vote where workshop = ?1"
                        + " and question = ?2 group by choice order by choice")
                .setParameter(1, workshop.code())
                .setParameter(2, workshop.screen().number())
                .getResultList();
        rows.forEach(row -> votes.put((String) ((Object[]) row)[0], (Long) ((Object[]) row)[1]));
        return votes;
    }

    /** The vote of a session; empty if there is none. */
    @Transactional
    public Optional<String> voteOf(Workshop workshop, String owner) {
        List<?> rows = database.createNativeQuery(
                        "select choice from vote where workshop = ?1 and question = ?2 and owner = ?3")
                .setParameter(1, workshop.code())
                .setParameter(2, workshop.screen().number())
                .setParameter(3, owner)
                .getResultList();
        return rows.stream().map(String.class::cast).findFirst();
    }

    @Override
    @Transactional
    public boolean has(String owner) {
        return (Boolean) database.createNativeQuery(
                        "select exists (select 1 from attendee where owner = ?1)"
                                + " or exists (select 1 from vote where owner = ?1)",
                        Boolean.class)
                .setParameter(1, owner)
                .getSingleResult();
    }

    /** Deletes a session's attendees and votes. */
    @Override
    @Transactional
    public List<String> forget(String owner) {
        // First, because it blocks until a concurrent vote is stored, so that the next statement sees that vote.
        AttendeeRecord.delete("owner", owner);
        database.createNativeQuery("delete from vote where owner = ?1")
                .setParameter(1, owner)
                .executeUpdate();
        return List.of();
    }

    private void refuseOver(Workshop workshop) throws WorkshopException {
        if (workshop.isOver(clock.instant())) {
            throw new WorkshopException(Why.OVER);
        }
    }

    private static Workshop locked(String code, LockModeType mode) throws WorkshopException {
        return WorkshopRecord.locked(code, mode)
                .map(Workshops::value)
                .orElseThrow(() -> new WorkshopException(Why.UNKNOWN));
    }

    private static Optional<AttendeeRecord> kept(String code, String owner) {
        return AttendeeRecord.find("workshop = ?1 and owner = ?2", code, owner).firstResultOptional();
    }

    private static boolean isTaken(String code, String owner, String nickname) {
        return AttendeeRecord.<AttendeeRecord>list("workshop = ?1 and owner <> ?2", code, owner).stream()
                .anyMatch(other -> Nickname.areAlike(other.nickname, nickname));
    }
}
