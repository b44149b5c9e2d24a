package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** Checks that exactly the planned faults that did not happen are reported, except in a run that was stopped. */
final class PlanCheck implements Check {

    private static final String KIND = "fault-not-struck";
    private static final String NO_BUYER = "holder";

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
        Map<Object, Long> saidOf = run.verdict().findings().stream()
                .filter(finding -> finding.kind().wireName().equals(KIND))
                .collect(Collectors.groupingBy(
                        finding -> List.of(
                                finding.args().get("fault"),
                                finding.args().get("at"),
                                finding.args().getOrDefault("buyer", NO_BUYER)),
                        Collectors.counting()));
        saidOf.forEach((fault, times) -> report.require(
                times
                        <= planned.stream()
                                .filter(one -> fault.equals(List.of(
                                        one.kind().wireName(),
                                        one.at(),
                                        one.forHolder()
                                                ? NO_BUYER
                                                : (Object) (long) one.buyer().getAsInt())))
                                .count(),
                KIND,
                fault + " is said not to have struck more often than it was planned"));
    }
}
