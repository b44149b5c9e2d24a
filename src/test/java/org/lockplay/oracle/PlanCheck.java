package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.List;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** Checks that exactly the planned faults that did not happen are reported, except in a run that was stopped. */
final class PlanCheck implements Check {

    private static final String KIND = "fault-not-struck";

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        List<PlannedFault> planned = facts.scenario().faults();
        long struck = facts.events(EventKind.FAULT)
                .filter(event -> text(event, "by").filter("plan"::equals).isPresent())
                .map(Event::seq)
                .distinct()
                .count();
        long said = run.verdict().findings().stream()
                .filter(finding -> finding.kind().wireName().equals(KIND))
                .count();
        report.require(
                facts.wasStopped() ? said == 0 : said == planned.size() - struck,
                KIND,
                "of " + planned.size() + " planned faults " + struck + " struck, said of " + said);
    }
}
