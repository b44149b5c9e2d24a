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

/** The runs that are kept: whose they are, what they are called, which are shared, and when they go. Thread-safe. */
@ApplicationScoped
public class StoredRuns implements SessionData {

    private static final int MOST_LISTED = 200;
    private static final Duration MOST_ENDING = Duration.ofSeconds(20);

    /** A kept run without its history; {@code name} is what its owner calls it, {@code verdict} JSON or null. */
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

    /** A session's runs, the newest first; those whose name or title holds a text, in large or small letters. */
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

    /** The digest of the session that a run belongs to, even if the run itself cannot be read any more. */
    public Optional<String> ownerOf(String id) {
        return runs.ownerOf(id);
    }

    /** Gives a run another name. */
    @Transactional
    public void rename(String id, String name) {
        RunRecord.update("name = ?1 where id = ?2", name, id);
    }

    /** Keeps a run for all that have its link; whether it is still there to be kept. May be repeated. */
    @Transactional
    public boolean share(Run run) {
        return RunRecord.update("sharedAt = coalesce(sharedAt, ?1) where id = ?2", clock.instant(), run.id()) > 0;
    }

    /** Keeps a run that has ended as long as a short link is there, unless another one is kept for that link. */
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

    /** Ends a run if it goes on, and forgets it with its history. */
    public void delete(String id) {
        runs.remembered(id).ifPresent(this::end);
        runs.forget(id);
    }

    @Override
    @Transactional
    public boolean has(String owner) {
        return RunRecord.count("owner", owner) > 0;
    }

    /** Forgets every run of a session, shared ones too. */
    @Override
    public void forget(String owner) {
        idsOf(owner).forEach(this::delete);
    }

    /** Forgets the runs that were asked for before a moment and that no link leads to; returns how many. */
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
