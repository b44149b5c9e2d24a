package org.lockplay.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.session.SessionData;
import org.lockplay.workshop.WorkshopException.Why;

/** The people in workshops, and what they do there. Every method is a transaction of its own. Thread-safe. */
@ApplicationScoped
public class Attendees implements SessionData {

    private final Clock clock;
    private final EntityManager database;

    Attendees(Clock clock, EntityManager database) {
        this.clock = clock;
        this.database = database;
    }

    /** Lets a session in, under a nickname that nobody else there has. Who is in already is called that from now on. */
    @Transactional
    public Attendee join(Workshop workshop, String owner, String nickname) throws WorkshopException {
        if (workshop.isOver(clock.instant())) {
            throw new WorkshopException(Why.OVER);
        }
        Optional<AttendeeRecord> present = kept(workshop.code(), owner);
        if (present.isPresent() && present.get().nickname.equals(nickname)) {
            return Attendee.of(present.get());
        }
        int written = database.createNativeQuery("""
                        insert into attendee (workshop, owner, nickname, joined_at) values (?1, ?2, ?3, ?4)
                        on conflict do nothing""")
                .setParameter(1, workshop.code())
                .setParameter(2, owner)
                .setParameter(3, nickname)
                .setParameter(4, clock.instant())
                .executeUpdate();
        if (written == 0 && (present.isEmpty() || isTaken(workshop.code(), owner, nickname))) {
            throw new WorkshopException(Why.NICKNAME_TAKEN);
        }
        AttendeeRecord attendee = kept(workshop.code(), owner).orElseThrow();
        attendee.nickname = nickname;
        return Attendee.of(attendee);
    }

    /** Whether a session has joined a workshop. */
    @Transactional
    public boolean isIn(String code, String owner) {
        return kept(code, owner).isPresent();
    }

    /** Finds out who a session is in a workshop. */
    @Transactional
    public Attendee find(String code, String owner) throws WorkshopException {
        return Attendee.of(kept(code, owner).orElseThrow(() -> new WorkshopException(Why.NOT_JOINED)));
    }

    /** Everybody in a workshop, first come first. */
    @Transactional
    public List<Attendee> all(String code) {
        return AttendeeRecord.<AttendeeRecord>list("workshop = ?1 order by id", code).stream()
                .map(Attendee::of)
                .toList();
    }

    /** Raises or lowers a hand. */
    @Transactional
    public void raiseHand(String code, String owner, boolean up) throws WorkshopException {
        AttendeeRecord kept = kept(code, owner).orElseThrow(() -> new WorkshopException(Why.NOT_JOINED));
        kept.handAt = up ? Optional.ofNullable(kept.handAt).orElse(clock.instant()) : null;
    }

    /** Says what will happen to the scenario on the screen; the last word counts. */
    @Transactional
    public void vote(Workshop workshop, String owner, String choice) throws WorkshopException {
        find(workshop.code(), owner);
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

    /** How many said what about the scenario on the screen. */
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

    /** What a session has said; empty if nothing. */
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

    /** Forgets that a session was in any workshop, and what it said there. */
    @Override
    @Transactional
    public void forget(String owner) {
        database.createNativeQuery("delete from vote where owner = ?1")
                .setParameter(1, owner)
                .executeUpdate();
        AttendeeRecord.delete("owner", owner);
    }

    private static Optional<AttendeeRecord> kept(String code, String owner) {
        return AttendeeRecord.find("workshop = ?1 and owner = ?2", code, owner).firstResultOptional();
    }

    private static boolean isTaken(String code, String owner, String nickname) {
        return AttendeeRecord.count(
                        "workshop = ?1 and owner <> ?2 and lower(nickname) = lower(?3)", code, owner, nickname)
                > 0;
    }
}
