package org.lockplay.workshop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.lockplay.workshop.WorkshopException.Why;

/**
 * All workshops, as their instructors see them. Every method is a transaction of its own. Thread-safe.
 */
@ApplicationScoped
public class Workshops {

    /**
     * A workshop that was just made.
     *
     * @param secret what makes its holder the instructor; told this once
     */
    public record Created(Workshop workshop, String secret) {}

    private final Clock clock;

    Workshops(Clock clock) {
        this.clock = clock;
    }

    /** Makes a workshop in which nothing is open yet. */
    @Transactional
    public Created create(String title, List<String> exercises) {
        String secret = JoinCode.secret();
        WorkshopRecord kept = new WorkshopRecord();
        do {
            kept.code = JoinCode.random();
        } while (WorkshopRecord.findById(kept.code) != null);
        kept.secret = JoinCode.digest(secret);
        kept.title = title;
        kept.exercises = String.join(" ", exercises);
        kept.opened = "";
        kept.show(Screen.NOTHING);
        kept.createdAt = clock.instant();
        kept.persist();
        return new Created(value(kept), secret);
    }

    /** Finds a workshop by its code. */
    @Transactional
    public Workshop find(String code) throws WorkshopException {
        return value(kept(code));
    }

    /** Finds a workshop for its instructor. */
    @Transactional
    public Workshop find(String code, String secret) throws WorkshopException {
        return value(instructed(code, secret));
    }

    /** Changes what its instructor decides. */
    @Transactional
    public Workshop change(String code, String secret, Settings settings) throws WorkshopException {
        WorkshopRecord kept = instructed(code, secret);
        settings.title().ifPresent(title -> kept.title = title);
        settings.exercises().ifPresent(exercises -> kept.exercises = String.join(" ", exercises));
        settings.opened().ifPresent(opened -> kept.opened = String.join(" ", opened));
        settings.startsAt().ifPresent(startsAt -> kept.startsAt = startsAt);
        settings.endsAt().ifPresent(endsAt -> kept.endsAt = endsAt);
        return value(kept);
    }

    /** Puts something on everybody's screen. */
    @Transactional
    public Workshop show(String code, String secret, UnaryOperator<Screen> next) throws WorkshopException {
        WorkshopRecord kept = instructed(code, secret);
        kept.show(next.apply(kept.screen()));
        return value(kept);
    }

    /** Ends a workshop for good; may be repeated. */
    @Transactional
    public Workshop end(String code, String secret) throws WorkshopException {
        WorkshopRecord kept = instructed(code, secret);
        kept.endedAt = kept.endedAt == null ? clock.instant() : kept.endedAt;
        return value(kept);
    }

    /** The present moment, by which a workshop is on or over. */
    public Instant now() {
        return clock.instant();
    }

    private static WorkshopRecord kept(String code) throws WorkshopException {
        WorkshopRecord kept = WorkshopRecord.findById(JoinCode.normal(code));
        if (kept == null) {
            throw new WorkshopException(Why.UNKNOWN);
        }
        return kept;
    }

    private static WorkshopRecord instructed(String code, String secret) throws WorkshopException {
        WorkshopRecord kept = kept(code);
        if (secret == null || !kept.secret.equals(JoinCode.digest(secret))) {
            throw new WorkshopException(Why.NOT_INSTRUCTOR);
        }
        return kept;
    }

    private static Workshop value(WorkshopRecord kept) {
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
