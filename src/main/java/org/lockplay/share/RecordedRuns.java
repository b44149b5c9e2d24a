package org.lockplay.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.lockplay.run.Run;
import org.lockplay.run.StoredRuns;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Verdict;

/** The recorded runs that embeds of short links show first. Thread-safe. */
@ApplicationScoped
public class RecordedRuns {

    private final StoredRuns shelf;
    private final SavedScenarios scenarios;

    RecordedRuns(StoredRuns shelf, SavedScenarios scenarios) {
        this.shelf = shelf;
        this.scenarios = scenarios;
    }

    /**
     * Stores a run for the embed of a short link if it is a complete run of exactly this scenario with the expected
     * verdict. The first run stays until its owner deletes it; of two concurrent offers, one is stored.
     */
    @Transactional
    public void offer(SavedScenarios.Found link, Run run) {
        boolean isOfIt = run.scenario().equals(link.saved().scenario());
        if (isOfIt
                && run.verdict().filter(verdict -> shows(link.saved(), verdict)).isPresent()
                && scenarios.lock(link.slug())) {
            shelf.keepFor(link.slug(), run);
        }
    }

    /** The id of the run that is stored for a short link. */
    public Optional<String> of(SavedScenarios.Found link) {
        return shelf.keptFor(link.slug());
    }

    private static boolean shows(SavedScenario saved, Verdict verdict) {
        boolean isWhole = verdict.liveness() != Liveness.STOPPED && verdict.liveness() != Liveness.INTERRUPTED;
        return isWhole && saved.expected().map(it -> it.isMetBy(verdict)).orElse(true);
    }
}
