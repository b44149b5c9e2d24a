package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Liveness;

/** Checks that important remarks, which are not violations, are reported. */
final class RemarkCheck implements Check {

    private static final int MOST_OF_A_KIND = 12;

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        checkEvents(facts, run, report);
        checkLeases(facts, run, report);
        checkOverlaps(facts, run, report);
        checkUnheldReleases(facts, run, report);
        Liveness liveness = run.verdict().liveness();
        if (liveness == Liveness.TIMED_OUT || liveness == Liveness.STUCK) {
            checkCutOff(facts, run, report);
        }
    }

    private static void checkEvents(Facts facts, JudgedRun run, Report report) {
        for (Event event : facts.history()) {
            boolean isTorn = text(event, "what").filter("torn-read"::equals).isPresent();
            if (event.kind() == EventKind.OFF_SCHEDULE) {
                report.require(
                        run.verdict().findings().stream().anyMatch(finding -> is(finding, "off-schedule")),
                        "off-schedule",
                        "not said of buyer " + event.buyer());
            } else if (event.kind() == EventKind.QUERIED && isTorn) {
                need(run, report, "torn-query", event);
            } else if (event.kind() == EventKind.LOCK_TIMEOUT) {
                need(run, report, "gave-up-waiting", event);
            } else if (event.kind() == EventKind.LOCK_REQUESTED
                    && AgainClaims.isAskedAgain(facts, event) == Truth.MUST) {
                need(run, report, "waits-for-itself", event);
            }
        }
    }

    /** Leases that expired under a buyer that was delayed by nothing but its program. */
    private static void checkLeases(Facts facts, JudgedRun run, Report report) {
        long lease = facts.scenario().lock().lease().toNanos();
        if (facts.rules().end() != KindRules.End.LEASE) {
            return;
        }
        for (Hold hold : facts.holds()) {
            boolean isDisturbed = facts.tracks().get(hold.buyer()).all().stream()
                    .anyMatch(event -> event.kind() == EventKind.FAULT || event.kind() == EventKind.FROZEN);
            boolean isUsed = hold.isReleased() || hold.how() == Hold.How.LOST;
            if (!isDisturbed && isUsed && hold.surelyUntilNs() - hold.fromNs() > lease) {
                needShortLease(facts, run, report, hold);
            }
        }
    }

    /**
     * Required for every holder with a successor, up to the number of findings of a kind that a verdict lists; for the
     * lucky ones, one finding is enough.
     */
    private static void needShortLease(Facts facts, JudgedRun run, Report report, Hold hold) {
        boolean passedOn = facts.holds().stream()
                .anyMatch(next -> next.buyer() != hold.buyer()
                        && next.fromNs() > hold.fromNs()
                        && next.fromNs() < hold.surelyUntilNs());
        long listed = run.verdict().findings().stream()
                .filter(finding -> is(finding, "lease-too-short"))
                .count();
        if (passedOn && listed < MOST_OF_A_KIND) {
            need(run, report, "lease-too-short", hold.acquired());
        } else {
            report.require(
                    run.verdict().findings().stream().anyMatch(finding -> is(finding, "lease-too-short")),
                    "lease-too-short",
                    "not said of any, such as " + hold);
        }
    }

    private static void checkOverlaps(Facts facts, JudgedRun run, Report report) {
        if (Overlap.of(facts).stream()
                .filter(overlap -> facts.isFenced() || overlap.isUncommitted(facts))
                .anyMatch(overlap -> overlap.awakeNs() > 0)) {
            report.require(
                    run.verdict().findings().stream().anyMatch(finding -> is(finding, "harmless-overlap")),
                    "harmless-overlap",
                    "two held it at once");
        }
    }

    private static void checkUnheldReleases(Facts facts, JudgedRun run, Report report) {
        Set<String> kinds = Set.of("released-by-another", "released-unheld");
        List<Finding> said = run.verdict().findings().stream()
                .filter(finding -> kinds.contains(finding.kind().wireName()))
                .toList();
        for (Event event : facts.unheldReleases()) {
            report.require(
                    said.size() >= MOST_OF_A_KIND || said.stream().anyMatch(finding -> names(finding, event)),
                    "released-unheld",
                    "not said of buyer " + event.buyer() + " at #" + event.seq());
        }
    }

    /** Checks that buyers that were waiting, frozen or hanging at the end are reported. */
    private static void checkCutOff(Facts facts, JudgedRun run, Report report) {
        List<Finding> said = run.verdict().findings().stream()
                .filter(finding -> is(finding, "cut-off") || is(finding, "stuck"))
                .toList();
        for (BuyerTrack track : facts.tracks()) {
            EndState state = EndState.of(track);
            boolean isNamed = said.stream()
                    .anyMatch(finding -> Args.buyers(finding, "waiters").contains(track.buyer())
                            || finding.args().containsKey("buyer") && finding.number("buyer") == track.buyer()
                            || finding.args().containsKey("holder") && finding.number("holder") == track.buyer());
            if (state == EndState.WAITING || state == EndState.FROZEN || state == EndState.HUNG) {
                report.require(isNamed, "cut-off", "not said of buyer " + track.buyer() + ", which is " + state);
            }
        }
    }

    private static void need(JudgedRun run, Report report, String kind, Event event) {
        report.require(
                run.verdict().findings().stream().anyMatch(finding -> is(finding, kind) && names(finding, event)),
                kind,
                "not said of buyer " + event.buyer() + " at #" + event.seq());
    }

    private static boolean is(Finding finding, String kind) {
        return finding.kind().wireName().equals(kind);
    }

    private static boolean names(Finding finding, Event event) {
        return finding.args().containsKey("buyer") && finding.number("buyer") == event.buyer()
                || Args.buyers(finding, "buyers").contains(event.buyer());
    }
}
