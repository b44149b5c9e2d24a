package org.lockplay.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.workshop.WorkshopException.Why;

/**
 * All workshops, for their instructors. Every method is a transaction of its own; one that changes a workshop locks its
 * row before it reads it. Thread-safe.
 */
@ApplicationScoped
public class Workshops {

    /**
     * A workshop that was just created.
     *
     * @param secret authorizes the instructor; returned only once
     */
    public record Created(Workshop workshop, String secret) {}

    private final Clock clock;
    private final EntityManager database;
    private final Supplier<String> codes;

    @Inject
    Workshops(Clock clock, EntityManager database) {
        this(clock, database, JoinCode::random);
    }

    Workshops(Clock clock, EntityManager database, Supplier<String> codes) {
        this.clock = clock;
        this.database = database;
        this.codes = codes;
    }

    /** Creates a workshop without open exercises. */
    @Transactional
    public Created create(String title, List<String> exercises) {
        String secret = JoinCode.secret();
        WorkshopRecord kept = new WorkshopRecord();
        kept.secret = JoinCode.digest(secret);
        kept.title = title;
        kept.exercises = String.join(" ", exercises);
        kept.opened = "";
        kept.show(Screen.NOTHING);
        kept.createdAt = clock.instant();
        do {
            kept.code = codes.get();
        } while (!insert(kept));
        return new Created(value(kept), secret);
    }

    /** Finds a workshop by its code. */
    @Transactional
    public Workshop find(String code) throws WorkshopException {
        return value(kept(code).orElseThrow(() -> new WorkshopException(Why.UNKNOWN)));
    }

    /**
     * Finds a workshop for its instructor.
     *
     * @throws WorkshopException if there is none or if the secret is wrong; the exception does not say which, so that
     *     nobody can find out which codes exist
     */
    @Transactional
    public Workshop find(String code, String secret) throws WorkshopException {
        return value(instructed(kept(code), secret));
    }

    /**
     * Changes the settings. Only exercises of the workshop are open.
     *
     * @throws WorkshopException if it would end before it starts
     */
    @Transactional
    public Workshop change(String code, String secret, Settings settings) throws WorkshopException {
        WorkshopRecord kept = locked(code, secret);
        settings.title().ifPresent(title -> kept.title = title);
        settings.exercises().ifPresent(exercises -> kept.exercises = String.join(" ", exercises));
        List<String> exercises = words(kept.exercises);
        kept.opened = settings.opened().orElse(words(kept.opened)).stream()
                .filter(exercises::contains)
                .collect(Collectors.joining(" "));
        Instant startsAt =
                settings.startsAt().orElse(Optional.ofNullable(kept.startsAt)).orElse(null);
        Instant endsAt =
                settings.endsAt().orElse(Optional.ofNullable(kept.endsAt)).orElse(null);
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new WorkshopException(Why.ENDS_BEFORE_START);
        }
        kept.startsAt = startsAt;
        kept.endsAt = endsAt;
        return value(kept);
    }

    /** Changes the shared screen, unless the workshop is over. */
    @Transactional
    public Workshop show(String code, String secret, UnaryOperator<Screen> next) throws WorkshopException {
        WorkshopRecord kept = locked(code, secret);
        refuseOver(value(kept));
        kept.show(next.apply(kept.screen()));
        return value(kept);
    }

    /**
     * Shows the run of the scenario that is on the shared screen.
     *
     * @param asked the screen with that scenario
     * @throws WorkshopException if the screen has changed since, or the workshop is over
     */
    @Transactional
    public Workshop reveal(String code, String secret, Screen asked, String run) throws WorkshopException {
        WorkshopRecord kept = locked(code, secret);
        refuseOver(value(kept));
        if (!kept.screen().equals(asked)) {
            throw new WorkshopException(Why.SCREEN_CHANGED);
        }
        kept.show(asked.showing(run));
        return value(kept);
    }

    /** Refuses a workshop that is over. */
    public void refuseOver(Workshop workshop) throws WorkshopException {
        if (workshop.isOver(clock.instant())) {
            throw new WorkshopException(Why.OVER);
        }
    }

    /** Ends a workshop for good; may be repeated. */
    @Transactional
    public Workshop end(String code, String secret) throws WorkshopException {
        WorkshopRecord kept = locked(code, secret);
        kept.endedAt = kept.endedAt == null ? clock.instant() : kept.endedAt;
        return value(kept);
    }

    /** The current time, which decides whether a workshop is in progress. */
    public Instant now() {
        return clock.instant();
    }

    private static Optional<WorkshopRecord> kept(String code) {
        return WorkshopRecord.findByIdOptional(JoinCode.normal(code));
    }

    private static WorkshopRecord locked(String code, String secret) throws WorkshopException {
        return instructed(WorkshopRecord.locked(code, LockModeType.PESSIMISTIC_WRITE), secret);
    }

    private static WorkshopRecord instructed(Optional<WorkshopRecord> kept, String secret) throws WorkshopException {
        // Computed and compared in any case, so that the response time reveals nothing either.
        byte[] given = JoinCode.digest(secret == null ? "" : secret).getBytes(StandardCharsets.UTF_8);
        byte[] wanted = kept.map(workshop -> workshop.secret).orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, wanted)) {
            throw new WorkshopException(Why.NOT_INSTRUCTOR);
        }
        return kept.orElseThrow();
    }

    /** Inserts a workshop; returns false if its code is taken already. */
    private boolean insert(WorkshopRecord workshop) {
        return database.createNativeQuery("""
                        insert into workshop (code, secret, title, exercises, opened, screen_kind, screen_number,
                            screen_run, screen_scenario, created_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) on conflict (code) do nothing""")
                        .setParameter(1, workshop.code)
                        .setParameter(2, workshop.secret)
                        .setParameter(3, workshop.title)
                        .setParameter(4, workshop.exercises)
                        .setParameter(5, workshop.opened)
                        .setParameter(6, workshop.screenKind.name())
                        .setParameter(7, workshop.screenNumber)
                        .setParameter(8, workshop.screenRun)
                        .setParameter(9, workshop.screenScenario)
                        .setParameter(10, workshop.createdAt)
                        .executeUpdate()
                == 1;
    }

    static Workshop value(WorkshopRecord kept) {
        return new Workshop(
                kept.code,
                kept.title,
                words(kept.exercises),
                words(kept.opened),
                kept.screen(),
                Optional.ofNullable(kept.startsAt),
                Optional.ofNullable(kept.endsAt),
                Optional.ofNullable(kept.endedAt));
    }

    private static List<String> words(String joined) {
        return Stream.of(joined.split(" ")).filter(word -> !word.isEmpty()).toList();
    }
}
