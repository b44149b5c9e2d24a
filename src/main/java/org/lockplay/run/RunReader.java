package org.lockplay.run;

import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.JsonSyntaxException;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/** Reads runs that have ended from the database; their histories only when they are asked for. Thread-safe. */
final class RunReader {

    private final RunArchive archive;
    /** What was valid when it was run stays readable, whatever the limits are now. */
    private final ScenarioReader scenarios = ScenarioReader.lenient(Limits.NONE);

    RunReader(RunArchive archive) {
        this.archive = archive;
    }

    /**
     * Finds a run.
     *
     * @throws OutdatedException if it was kept under rules that do not hold any more
     */
    Optional<Run> find(String id) {
        return archive.find(id).map(this::read);
    }

    /** Reads a run from its row; see {@link #find}. */
    Run read(RunRecord kept) {
        try {
            Verdict verdict = kept.verdict == null ? null : VerdictJson.read(kept.verdict);
            return Run.restored(
                    kept, scenarios.read(kept.scenario), verdict, archive.eventCount(kept.id), () -> history(kept.id));
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
