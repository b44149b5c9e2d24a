package org.lockplay.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockplay.database.Maintenance;
import org.lockplay.run.QuotaExceededException;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.session.SessionData;
import org.lockplay.verdict.ExpectedVerdict;

/**
 * Scenarios behind short links, and the list of each session. Every method is a transaction of its own, which locks the
 * row of a scenario before any row that refers to it. Thread-safe.
 */
@ApplicationScoped
public class SavedScenarios implements SessionData {

    /** A saved scenario with its slug and creation time. */
    public record Found(String slug, SavedScenario saved, Instant createdAt) {}

    /** An entry of a session's list; {@code name} is the session's name for it. */
    public record Entry(String slug, Optional<String> name, String title, Instant savedAt) {}

    private static final Pattern SLUG = Pattern.compile("[\\w-]{11,43}");

    /** The user has to remove some. */
    private static final Duration RETRY_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final EntityManager database;
    private final int mostOfSession;
    /** Lenient: a scenario that was valid when it was saved stays readable under new limits and rules for faults. */
    private final ScenarioReader reader = ScenarioReader.lenient(Limits.NONE);

    SavedScenarios(Clock clock, EntityManager database, RetentionConfig config) {
        this.clock = clock;
        this.database = database;
        this.mostOfSession = config.scenariosOfSession();
    }

    /**
     * Saves a scenario and adds it to a session's list. Idempotent: equal content has an equal slug.
     *
     * @throws QuotaExceededException if the list is full
     */
    @Transactional
    public Found save(SavedScenario saved, String owner) {
        lockListOf(owner);
        String digest = saved.digest();
        int length = SavedScenario.SLUG_LENGTH;
        ScenarioRecord kept = present(digest.substring(0, length), saved);
        while (!read(kept).digest().equals(digest)) {
            // A collision of prefixes, which is only likely on purpose.
            length++;
            kept = present(digest.substring(0, length), saved);
        }
        enter(owner, kept.slug);
        if (EntryRecord.count("owner", owner) > mostOfSession) {
            throw QuotaExceededException.tooMuchStored("too-many-scenarios", RETRY_AFTER);
        }
        return new Found(kept.slug, saved, kept.createdAt);
    }

    /**
     * Finds the content of a short link.
     *
     * @throws OutdatedException if it was saved under rules that no longer apply
     */
    @Transactional
    public Optional<Found> find(String slug) {
        return Optional.of(slug)
                .filter(text -> SLUG.matcher(text).matches())
                .flatMap(text -> ScenarioRecord.<ScenarioRecord>findByIdOptional(text))
                .map(kept -> new Found(kept.slug, read(kept), kept.createdAt));
    }

    /** A session's list, the most recent entry first. */
    @Transactional
    public List<Entry> list(String owner) {
        return database.createQuery(
                        "select entry, scenario.title from EntryRecord entry"
                                + " join ScenarioRecord scenario on scenario.slug = entry.slug"
                                + " where entry.owner = ?1 order by entry.savedAt desc",
                        Object[].class)
                .setParameter(1, owner)
                .getResultStream()
                .map(row -> entry((EntryRecord) row[0], (String) row[1]))
                .toList();
    }

    /** Locks a scenario until the transaction ends; returns whether it exists. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean lock(String slug) {
        return ScenarioRecord.findById(slug, LockModeType.PESSIMISTIC_WRITE) != null;
    }

    /** Renames an entry of a session's list; returns whether it exists. */
    @Transactional
    public boolean rename(String owner, String slug, String name) {
        return EntryRecord.update("name = ?1 where owner = ?2 and slug = ?3", name, owner, slug) > 0;
    }

    /** Removes an entry; returns whether it existed. Deletes a scenario that is on no other list and not permanent. */
    @Transactional
    public boolean remove(String owner, String slug) {
        return takeOff(owner, locked("select slug from saved_scenario where slug = ?1", slug)) > 0;
    }

    @Override
    @Transactional
    public boolean has(String owner) {
        return EntryRecord.count("owner", owner) > 0;
    }

    /** Deletes a session's list, and the scenarios that are on no other list and not permanent. */
    @Override
    @Transactional
    public List<String> forget(String owner) {
        takeOff(
                owner,
                locked(
                        "select slug from saved_scenario"
                                + " where slug in (select slug from scenario_entry where owner = ?1) order by slug",
                        owner));
        return List.of();
    }

    /** Deletes list entries older than {@code moment}; their links are permanent from then on. */
    @Maintenance
    @Transactional
    public long forgetListsBefore(Instant moment) {
        String[] slugs = locked(
                "select slug from saved_scenario"
                        + " where slug in (select slug from scenario_entry where saved_at < ?1) order by slug",
                moment);
        database.createNativeQuery("update saved_scenario set permanent = true where slug = any(?1)")
                .setParameter(1, slugs)
                .executeUpdate();
        return database.createNativeQuery("delete from scenario_entry where slug = any(?1) and saved_at < ?2")
                .setParameter(1, slugs)
                .setParameter(2, moment)
                .executeUpdate();
    }

    /** Locks the scenarios that a query finds, so that no list changes before they are deleted or made permanent. */
    private String[] locked(String slugs, Object parameter) {
        List<?> rows = database.createNativeQuery(slugs + " for update", String.class)
                .setParameter(1, parameter)
                .getResultList();
        return rows.stream().map(String.class::cast).toArray(String[]::new);
    }

    /** Removes locked scenarios from a list, deletes those that nothing keeps; returns how many it removed. */
    private int takeOff(String owner, String[] slugs) {
        int removed = database.createNativeQuery("delete from scenario_entry where owner = ?1 and slug = any(?2)")
                .setParameter(1, owner)
                .setParameter(2, slugs)
                .executeUpdate();
        database.createNativeQuery("""
                        delete from saved_scenario saved where slug = any(?1) and not permanent
                        and not exists (select 1 from scenario_entry entry where entry.slug = saved.slug)""").setParameter(1, slugs).executeUpdate();
        return removed;
    }

    /** The scenario of a slug, created if missing, and locked against deletion. */
    private ScenarioRecord present(String slug, SavedScenario saved) {
        ScenarioRecord kept = null;
        while (kept == null) {
            database.createNativeQuery("""
                            insert into saved_scenario (slug, scenario, title, description, expected, created_at)
                            values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (slug) do nothing""")
                    .setParameter(1, slug)
                    .setParameter(2, ScenarioWriter.canonical(saved.scenario()))
                    .setParameter(3, saved.scenario().title())
                    .setParameter(4, saved.description())
                    .setParameter(
                            5, saved.expected().map(ExpectedVerdict::wireName).orElse(null))
                    .setParameter(6, clock.instant())
                    .executeUpdate();
            // Null if it was removed from the last list and deleted in between.
            kept = ScenarioRecord.findById(slug, LockModeType.PESSIMISTIC_READ);
        }
        return kept;
    }

    /** Two saves of a session at once must not both find room for one. Held until the transaction ends. */
    private void lockListOf(String owner) {
        database.createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 0))", Object.class)
                .setParameter(1, "scenarios of " + owner)
                .getSingleResult();
    }

    private void enter(String owner, String slug) {
        database.createNativeQuery("""
                        insert into scenario_entry (owner, slug, saved_at) values (?1, ?2, ?3)
                        on conflict (owner, slug) do update set saved_at = excluded.saved_at""")
                .setParameter(1, owner)
                .setParameter(2, slug)
                .setParameter(3, clock.instant())
                .executeUpdate();
    }

    private static Entry entry(EntryRecord kept, String title) {
        return new Entry(kept.slug, Optional.ofNullable(kept.name), title, kept.savedAt);
    }

    private SavedScenario read(ScenarioRecord kept) {
        try {
            return new SavedScenario(
                    reader.read(kept.scenario),
                    kept.description,
                    Optional.ofNullable(kept.expected).flatMap(ExpectedVerdict::find));
        } catch (InvalidScenarioException e) {
            throw new OutdatedException("scenario " + kept.slug, e);
        }
    }
}
