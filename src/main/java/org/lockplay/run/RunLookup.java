package org.lockplay.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.scenario.OutdatedException;

/** Finds runs, wherever they are: active, in the cache of ended runs, or in the database. Thread-safe. */
final class RunLookup {

    private final Function<String, Optional<Run>> unended;
    private final RecentRuns recent;
    private final RunReader reader;
    private final RunArchive archive;

    /** @param unended finds a run that is active, queued, or not stored yet */
    RunLookup(Function<String, Optional<Run>> unended, RecentRuns recent, RunReader reader, RunArchive archive) {
        this.unended = unended;
        this.recent = recent;
        this.reader = reader;
        this.archive = archive;
    }

    /**
     * Finds an active or ended run. The history of an ended run is loaded on first use.
     *
     * @throws OutdatedException if its scenario or verdict was stored in a format that is no longer valid
     */
    Optional<Run> find(String id) {
        Optional<Run> found = remembered(id);
        if (found.isEmpty() && RunIds.isValid(id)) {
            long removals = recent.removals();
            found = reader.find(id);
            found.ifPresent(run -> recent.addRead(run, removals));
        }
        return found;
    }

    /** The digest of a run's owner session, even if the rest of the run is unreadable. */
    Optional<String> ownerOf(String id) {
        Optional<String> owner = remembered(id).map(Run::owner);
        return owner.isPresent() || !RunIds.isValid(id) ? owner : archive.ownerOf(id);
    }

    /** Finds a run without a query of the database. */
    Optional<Run> remembered(String id) {
        return unended.apply(id).or(() -> recent.find(id));
    }

    /** Deletes the ended runs that were started before a moment and are not shared; returns their number. */
    int forgetUnsharedBefore(Instant moment) {
        int forgotten = 0;
        List<String> batch = archive.deleteUnsharedBefore(moment);
        while (!batch.isEmpty()) {
            batch.forEach(recent::remove);
            forgotten += batch.size();
            batch = archive.deleteUnsharedBefore(moment);
        }
        return forgotten;
    }
}
