package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.lockplay.session.SessionData;

/** Lists, renames, shares and deletes stored runs. Thread-safe. */
@ApplicationScoped
public class StoredRuns implements SessionData {

    private static final int MOST_LISTED = 200;
    private static final Duration MOST_ENDING = Duration.ofSeconds(20);

    /** A stored run without its history. {@code name} is the owner's name for it; {@code verdict} is JSON or null. */
    public record Entry(
            String id,
            Optional<String> name,
            String title,
            RunStatus status,
            String scenario,
            String verdict,
            Instant createdAt,
            boolean shared) {}

    private final Runs runs;
    private final Clock clock;

    StoredRuns(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** A session's runs, newest first, at most 200, whose name or title contains the search text, ignoring case. */
    @Transactional
    public List<Entry> list(String owner, String search) {
        String pattern = "%" + search.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return RunRecord.<RunRecord>find(
                        "owner = ?1 and (lower(name) like ?2 escape '\\' or lower(title) like ?2 escape '\\')"
                                + " order by createdAt desc",
                        owner,
                        pattern)
                .page(0, MOST_LISTED)
                .stream()
                .map(kept -> new Entry(
                        kept.id,
                        Optional.ofNullable(kept.name),
                        kept.title,
                        kept.status,
                        kept.scenario,
                        kept.verdict,
                        kept.createdAt,
                        kept.sharedAt != null || kept.keptFor != null))
                .toList();
    }

    /** The digest of a run's owner session, even if the run itself is unreadable. */
    public Optional<String> ownerOf(String id) {
        return runs.ownerOf(id);
    }

    /** Renames a run. */
    @Transactional
    public void rename(String id, String name) {
        RunRecord.update("name = ?1 where id = ?2", name, id);
    }

    /**
     * Shares a run by link, which keeps it from being deleted by age. May be repeated.
     *
     * @return false if the run no longer exists
     */
    @Transactional
    public boolean share(Run run) {
        return RunRecord.update("sharedAt = coalesce(sharedAt, ?1) where id = ?2", clock.instant(), run.id()) > 0;
    }

    /** Keeps an ended run for the lifetime of a short link, unless another run is kept for that link. */
    @Transactional
    public void keepFor(String slug, Run run) {
        RunRecord.update(
                "keptFor = ?1 where id = ?2 and keptFor is null"
                        + " and not exists (select 1 from RunRecord other where other.keptFor = ?1)",
                slug,
                run.id());
    }

    /** The id of the run that is kept for a short link. */
    @Transactional
    public Optional<String> keptFor(String slug) {
        return RunRecord.<RunRecord>find("keptFor = ?1 order by createdAt", slug)
                .firstResultOptional()
                .map(kept -> kept.id);
    }

    /** Stops a run if it is active, waits for its end, and deletes it with its history. */
    public void delete(String id) {
        runs.remembered(id).ifPresent(this::end);
        runs.forget(id);
    }

    @Override
    @Transactional
    public boolean has(String owner) {
        return RunRecord.count("owner", owner) > 0;
    }

    /** Deletes every run of a session, including shared ones. */
    @Override
    public void forget(String owner) {
        idsOf(owner).forEach(this::delete);
    }

    /** Deletes the ended runs that were started before a moment and are not shared; returns their number. */
    public int forgetUnsharedBefore(Instant moment) {
        return runs.forgetUnsharedBefore(moment);
    }

    @Transactional
    List<String> idsOf(String owner) {
        return RunRecord.find("select id from RunRecord where owner = ?1", owner)
                .project(String.class)
                .list();
    }

    private void end(Run run) {
        runs.stop(run);
        runs.whenEnded(run)
                .orTimeout(MOST_ENDING.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(StoredRuns::unended)
                .join();
    }

    private static Run unended(Throwable e) {
        throw new CompletionException("a run that was to be deleted did not end", e);
    }
}
