package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.List;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks that the witness of a finding proves it: it has the events that the finding needs, and no others. */
final class WitnessCheck implements Check {

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        for (Finding finding : run.verdict().findings()) {
            String claim = "witness " + finding.textKey();
            List<WitnessRules.Rule> rules = WitnessRules.of(finding);
            List<Event> witness = facts.history().stream()
                    .filter(event -> finding.witness().contains(event.seq()))
                    .toList();
            report.require(witness.size() == finding.witness().size(), claim, "it has other events than the history's");
            report.require(!finding.violation() || !witness.isEmpty(), claim, "nothing proves it: " + finding.args());
            for (WitnessRules.Rule rule : rules) {
                report.require(
                        !rule.required() || witness.stream().anyMatch(event -> fits(facts, finding, rule, event)),
                        claim,
                        "without " + rule + ": " + finding);
            }
            for (Event event : witness) {
                report.require(
                        rules.stream().anyMatch(rule -> fits(facts, finding, rule, event)),
                        claim,
                        "#" + event.seq() + " proves nothing: " + finding);
            }
            report.require(isOfThem(facts, finding, witness), claim, "it is about something else: " + finding);
        }
    }

    private static boolean fits(Facts facts, Finding finding, WitnessRules.Rule rule, Event event) {
        return rule.kinds().contains(event.kind())
                && (rule.role().equals(WitnessRules.ANY)
                        || named(finding, rule.role()).anyMatch(buyer -> isOf(facts, event, buyer)));
    }

    private static Stream<Integer> named(Finding finding, String role) {
        return finding.args().get(role) instanceof Long buyer
                ? Stream.of(buyer.intValue())
                : Args.buyers(finding, role).stream();
    }

    /** What happens to a process is recorded for one of its buyers. */
    private static boolean isOf(Facts facts, Event event, int buyer) {
        boolean isOfProcess = event.kind() == EventKind.FAULT || event.kind() == EventKind.FROZEN;
        return event.buyer() == buyer
                || isOfProcess && event.buyer() >= 0 && facts.workerOf(event.buyer()) == facts.workerOf(buyer);
    }

    /** Whether the witness belongs to what the finding says, and not to another case of the same buyers. */
    private static boolean isOfThem(Facts facts, Finding finding, List<Event> witness) {
        return switch (finding.kind()) {
            case TWO_HOLDERS, HARMLESS_OVERLAP ->
                Overlap.inAnyWay(facts).stream()
                        .filter(overlap -> overlap.lasted(finding.number("overlapNs")))
                        .anyMatch(overlap -> witness.contains(overlap.first().acquired())
                                && witness.contains(overlap.second().acquired()));
            case LOST_UPDATE ->
                hasWrite(witness, finding, "buyer", "wrote") && hasWrite(witness, finding, "other", "otherWrote");
            case RECOVERED ->
                witness.stream()
                        .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                        .anyMatch(next -> next.buyer() == finding.number("other")
                                && witness.stream().anyMatch(loss -> next.t() - loss.t() == finding.number("afterNs")));
            case GAVE_UP_WAITING ->
                witness.stream()
                        .anyMatch(event -> event.kind() == EventKind.LOCK_TIMEOUT
                                && number(event, "waitNs").orElse(-1) == finding.number("waitedNs"));
            case STALE_WRITE_REFUSED ->
                witness.stream()
                        .anyMatch(event -> event.kind() == EventKind.WRITE_REJECTED
                                && number(event, "token").orElse(-1) == finding.number("token")
                                && number(event, "highest").orElse(-1) == finding.number("highest"));
            case STALE_WRITE_ACCEPTED ->
                finding.variant().equals("token")
                        || StaleWrite.of(facts).stream()
                                .filter(stale -> Args.isAbout(finding.number("lateNs"), stale.lateNs()))
                                .anyMatch(
                                        stale -> witness.contains(stale.write().event())
                                                && witness.contains(stale.next().acquired()));
            default -> true;
        };
    }

    private static boolean hasWrite(List<Event> witness, Finding finding, String buyer, String count) {
        return witness.stream()
                .anyMatch(event -> event.kind() == EventKind.WROTE
                        && event.buyer() == finding.number(buyer)
                        && number(event, "count").orElse(-1) == finding.number(count)
                        && number(event, "version").orElse(-1) == finding.number("version"));
    }
}
