package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lockplay.history.Event;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;
import org.lockplay.verdict.Verdict;

/** Judges the histories of runs. A defect of the judge costs a run its verdict, and nothing else. Thread-safe. */
@ApplicationScoped
class RunJudge {

    private static final Logger LOG = Logger.getLogger(RunJudge.class);

    /** Derives a verdict from a history. */
    interface Judgement {

        Verdict judge(Scenario scenario, List<Event> history, Ending ending);
    }

    private final Judgement judgement;

    RunJudge() {
        this(Judge::judge);
    }

    RunJudge(Judgement judgement) {
        this.judgement = judgement;
    }

    /** The verdict on a run's history; empty if the judge fails, which is logged. */
    Optional<Verdict> judge(Run run, List<Event> history, RunStatus ending) {
        try {
            return Optional.of(judgement.judge(run.scenario(), history, ending.toEnding()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s has no verdict", run.id());
            return Optional.empty();
        }
    }
}
