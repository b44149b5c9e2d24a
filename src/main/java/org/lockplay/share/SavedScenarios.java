package org.lockplay.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.verdict.ExpectedVerdict;

/** Scenarios behind short links, and who has saved which. Every method is a transaction of its own. Thread-safe. */
@ApplicationScoped
public class SavedScenarios {

    /** One that was found: its slug, what it is, and since when. */
    public record Found(String slug, SavedScenario saved, Instant createdAt) {}

    /** One of a session's list; {@code name} is what the session calls it. */
    public record Entry(String slug, Optional<String> name, String title, Instant savedAt) {}

    private static final Pattern SLUG = Pattern.compile("[\\w-]{11,43}");

    private final Clock clock;
    /** What was valid when it was saved stays readable, whatever the limits and the rules for faults are now. */
    private final ScenarioReader reader = ScenarioReader.lenient(Limits.NONE);

    SavedScenarios(Clock clock) {
        this.clock = clock;
    }

    /** Saves a scenario and puts it on a session's list. May be repeated: the same content has the same slug. */
    @Transactional
    public Found save(SavedScenario saved, String owner) {
        String digest = saved.digest();
        int length = SavedScenario.SLUG_LENGTH;
        ScenarioRecord kept = ScenarioRecord.findById(digest.substring(0, length));
        while (kept != null && !read(kept).digest().equals(digest)) {
            // Somebody has made two scenarios with the same beginning, which takes some calculating.
            length++;
            kept = ScenarioRecord.findById(digest.substring(0, length));
        }
        if (kept == null) {
            kept = record(digest.substring(0, length), saved);
            kept.persist();
        }
        enter(owner, kept.slug);
        return new Found(kept.slug, saved, kept.createdAt);
    }

    /**
     * Finds what a short link stands for.
     *
     * @throws OutdatedException if it was saved under rules that do not hold any more
     */
    @Transactional
    public Optional<Found> find(String slug) {
        return Optional.of(slug)
                .filter(text -> SLUG.matcher(text).matches())
                .flatMap(text -> ScenarioRecord.<ScenarioRecord>findByIdOptional(text))
                .map(kept -> new Found(kept.slug, read(kept), kept.createdAt));
    }

    /** What a session has saved, the last one first. */
    @Transactional
    public List<Entry> list(String owner) {
        return EntryRecord.<EntryRecord>list("owner = ?1 order by savedAt desc", owner).stream()
                .map(entry -> new Entry(
                        entry.slug,
                        Optional.ofNullable(entry.name),
                        ScenarioRecord.<ScenarioRecord>findById(entry.slug).title,
                        entry.savedAt))
                .toList();
    }

    /** Gives one of a session's list another name; whether it is on that list. */
    @Transactional
    public boolean rename(String owner, String slug, String name) {
        return EntryRecord.update("name = ?1 where owner = ?2 and slug = ?3", name, owner, slug) > 0;
    }

    /** Takes one off a session's list; whether it was there. What nobody has on a list is forgotten. */
    @Transactional
    public boolean remove(String owner, String slug) {
        boolean removed = EntryRecord.delete("owner = ?1 and slug = ?2", owner, slug) > 0;
        forgetUnlisted(List.of(slug));
        return removed;
    }

    /** Forgets a session's whole list, and what was on nobody else's. */
    @Transactional
    public void removeAll(String owner) {
        List<String> slugs = EntryRecord.<EntryRecord>list("owner", owner).stream()
                .map(entry -> entry.slug)
                .toList();
        EntryRecord.delete("owner", owner);
        forgetUnlisted(slugs);
    }

    /** Forgets which session saved what before a moment; the links stay. */
    @Transactional
    public long forgetListsBefore(Instant moment) {
        return EntryRecord.delete("savedAt < ?1", moment);
    }

    private static void forgetUnlisted(List<String> slugs) {
        if (!slugs.isEmpty()) {
            List<String> listed = EntryRecord.<EntryRecord>list("slug in ?1", slugs).stream()
                    .map(entry -> entry.slug)
                    .toList();
            slugs.stream().filter(slug -> !listed.contains(slug)).forEach(slug -> ScenarioRecord.deleteById(slug));
        }
    }

    private void enter(String owner, String slug) {
        EntryRecord entry = EntryRecord.findById(new EntryRecord.Key(owner, slug));
        if (entry == null) {
            entry = new EntryRecord();
            entry.owner = owner;
            entry.slug = slug;
            entry.savedAt = clock.instant();
            entry.persist();
        }
        entry.savedAt = clock.instant();
    }

    private ScenarioRecord record(String slug, SavedScenario saved) {
        ScenarioRecord kept = new ScenarioRecord();
        kept.slug = slug;
        kept.scenario = ScenarioWriter.canonical(saved.scenario());
        kept.title = saved.scenario().title();
        kept.description = saved.description();
        kept.expected = saved.expected().map(ExpectedVerdict::wireName).orElse(null);
        kept.createdAt = clock.instant();
        return kept;
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
