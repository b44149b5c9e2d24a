package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.session.SessionData;

/** Lists, renames, shares and deletes stored runs. Thread-safe. */
@ApplicationScoped
public class StoredRuns implements SessionData {

    private static final int MOST_LISTED = 200;

    /** How long to wait for stopped runs that are to be deleted. */
    public static final Duration MOST_ENDING = Duration.ofSeconds(10);

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
        runs.keepAll(owner);
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
        runs.keep(id);
        RunRecord.update("name = ?1 where id = ?2", name, id);
    }

    /**
     * Shares a run by link, which keeps it from being deleted by age. May be repeated.
     *
     * @return false if the run no longer exists
     */
    @Transactional
    public boolean share(Run run) {
        runs.keep(run.id());
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

    /**
     * Stops a run if it is active, waits for its end, and deletes it with its history.
     *
     * @return false if its end has not been stored in time, so that it is still there
     */
    public boolean delete(String id) {
        return delete(List.of(id)).isEmpty();
    }

    @Override
    @Transactional
    public boolean has(String owner) {
        runs.keepAll(owner);
        return RunRecord.count("owner", owner) > 0;
    }

    /** Deletes every run of a session, including shared ones. */
    @Override
    public List<String> forget(String owner) {
        return delete(idsOf(owner));
    }

    /** Deletes the ended runs that were started before a moment and are not shared; returns their number. */
    public int forgetUnsharedBefore(Instant moment) {
        return runs.forgetUnsharedBefore(moment);
    }

    @Transactional
    List<String> idsOf(String owner) {
        runs.keepAll(owner);
        return RunRecord.find("select id from RunRecord where owner = ?1", owner)
                .project(String.class)
                .list();
    }

    /** Deletes runs and returns the ids of those that have not ended in time. */
    private List<String> delete(List<String> ids) {
        List<String> unended =
                end(ids.stream().flatMap(id -> runs.remembered(id).stream()).toList());
        ids.stream().filter(id -> !unended.contains(id)).forEach(runs::forget);
        return unended;
    }

    /**
     * Stops all runs at once, waits for them together, and returns the ids of those that have not ended, or whose end
     * is not stored.
     */
    private List<String> end(List<Run> stopped) {
        // Queued runs first; they would start when others end. Their statuses may change meanwhile.
        Map<Boolean, List<Run>> byQueued =
                stopped.stream().collect(Collectors.partitioningBy(run -> run.status() == RunStatus.QUEUED));
        byQueued.get(true).forEach(runs::stop);
        byQueued.get(false).forEach(runs::stop);
        CompletableFuture.allOf(stopped.stream().map(runs::whenEnded).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, MOST_ENDING.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        return stopped.stream()
                .filter(run -> !run.status().hasEnded() || runs.isUnstored(run))
                .map(Run::id)
                .toList();
    }
}
