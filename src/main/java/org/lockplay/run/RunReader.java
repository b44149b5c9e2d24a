package org.lockplay.run;

import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.run.archive.RunArchive;
import org.lockplay.run.archive.RunRecord;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/** Loads ended runs from the database; their histories when they are used. Thread-safe. */
final class RunReader {

    private final RunArchive archive;
    private final HistoryLoads loads;
    /** No limits: a stored run stays readable when the limits change. */
    private final ScenarioReader scenarios = ScenarioReader.lenient(Limits.NONE);

    /** @param loadedBytes the memory of the histories that are being loaded at the same time */
    RunReader(RunArchive archive, long loadedBytes) {
        this.archive = archive;
        this.loads = new HistoryLoads(loadedBytes);
    }

    /**
     * Finds a run.
     *
     * @throws OutdatedException if it was stored in a format that is no longer valid
     */
    Optional<Run> find(String id) {
        return archive.find(id).map(this::read);
    }

    /** Creates a run from its row; see {@link #find}. */
    Run read(RunRecord kept) {
        try {
            Verdict verdict = kept.verdict == null ? null : VerdictJson.read(kept.verdict);
            long events = archive.eventCount(kept.id);
            return Run.restored(
                    kept,
                    scenarios.read(kept.scenario),
                    verdict,
                    events,
                    () -> loads.load(events * RecentRuns.EVENT_BYTES, () -> history(kept.id)));
        } catch (InvalidScenarioException | JsonSyntaxException | IllegalArgumentException e) {
            throw new OutdatedException("run " + kept.id, e);
        }
    }

    private List<Event> history(String id) {
        try {
            return archive.history(id);
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw new OutdatedException("the history of run " + id, e);
        }
    }
}
