package org.lockplay.run;

import java.time.Instant;
import java.util.Optional;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.verdict.Verdict;
import org.lockplay.verdict.VerdictJson;

/**
 * How a run ended.
 *
 * @param ending its last status
 * @param verdict empty if the run could not be judged
 * @param at when it ended
 */
record RunEnd(Run run, RunStatus ending, Optional<Verdict> verdict, Instant at) {

    /** The verdict for the database; null if there is none. */
    String verdictJson() {
        return verdict.map(VerdictJson::write).orElse(null);
    }
}
