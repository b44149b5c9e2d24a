package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about the run itself: why it could not start, or not as requested. */
final class RunClaims {

    static final Map<String, Claim> CLAIMS = claims();

    /** After these, a buyer only leaves its blocks, without gates. */
    private static final Set<EventKind> ENDS_OF_PROGRAMS =
            Set.of(EventKind.FAILED, EventKind.LOCK_TIMEOUT, EventKind.DEADLOCK_REFUSED);

    private RunClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        for (String reason : List.of("blocked", "finished", "dead", "hung", "not-timed-out", "spared")) {
            claims.put("finding.off-schedule." + reason, Claim.that((facts, finding) -> isOff(facts, finding, reason)));
        }
        claims.put(
                "finding.fault-not-struck",
                Claim.that((facts, finding) ->
                        facts.scenario().schedule().isEmpty() && isUnstruck(facts, finding, false)));
        claims.put(
                "finding.fault-not-struck.holder",
                Claim.that((facts, finding) -> facts.scenario().schedule().isEmpty()
                        && isUnstruck(facts, finding, true)
                        && !hasComeThereWithLock(facts, finding)));
        claims.put(
                "finding.fault-not-struck.schedule",
                Claim.that((facts, finding) -> !facts.scenario().schedule().isEmpty()
                        && isUnstruck(facts, finding, !finding.args().containsKey("buyer"))));
        // The test's servers are available, and its runs are small.
        for (String key : List.of(
                "finding.unreachable-server",
                "finding.could-not-run.setup",
                "finding.could-not-run.workers-not-ready",
                "finding.could-not-run.too-many-events")) {
            claims.put(key, (facts, finding) -> Optional.of("the run could be made"));
        }
        return claims;
    }

    /** Whether the plan contains more faults of that kind than happened by plan. */
    private static boolean isUnstruck(Facts facts, Finding finding, boolean ofHolder) {
        String kind = String.valueOf(finding.args().get("fault"));
        boolean isPlanned = facts.scenario().faults().stream()
                .anyMatch(fault -> fault.kind().wireName().equals(kind)
                        && fault.at().equals(finding.args().get("at"))
                        && fault.forHolder() == ofHolder
                        && (ofHolder || fault.buyer().getAsInt() == finding.number("buyer")));
        long planned = facts.scenario().faults().stream()
                .filter(fault -> fault.kind().wireName().equals(kind))
                .count();
        long struck = facts.events(EventKind.FAULT)
                .filter(event -> BuyerTrack.isFault(event, kind)
                        && text(event, "by").filter("plan"::equals).isPresent())
                .count();
        return isPlanned && struck < planned;
    }

    /**
     * Whether a holder reached the fault's position and could be hit: the first one that does is hit, or none. A holder
     * that a fault ended may have reached it; one that another planned fault hit cannot be hit again; half a write or a
     * forgotten release needs a write or a release; and of several holders at once another one may have been meant.
     */
    private static boolean hasComeThereWithLock(Facts facts, Finding finding) {
        String at = String.valueOf(finding.args().get("at"));
        String kind = String.valueOf(finding.args().get("fault"));
        return facts.holds().stream()
                .filter(hold ->
                        facts.wasKilledByFault(hold.buyer()) || isEndedByFault(facts, hold) || hasCome(facts, hold, at))
                .min(Comparator.comparingLong(Hold::fromNs))
                .filter(first -> !facts.wasKilledByFault(first.buyer())
                        && !isEndedByFault(facts, first)
                        && !isHitByPlan(facts, first)
                        && hasItsStep(facts, first, kind)
                        && isOnlyHolder(facts, first))
                .isPresent();
    }

    private static boolean isOnlyHolder(Facts facts, Hold hold) {
        return Overlap.inAnyWay(facts).stream()
                .noneMatch(overlap ->
                        overlap.first().equals(hold) || overlap.second().equals(hold));
    }

    private static boolean hasItsStep(Facts facts, Hold hold, String kind) {
        return switch (kind) {
            case "torn-write" -> facts.writesOf(hold.buyer()).anyMatch(write -> hold.contains(write.event()));
            case "forget" -> hold.isReleased();
            default -> true;
        };
    }

    private static boolean hasCome(Facts facts, Hold hold, String at) {
        return facts.tracks().get(hold.buyer()).own().stream()
                .filter(hold::contains)
                .anyMatch(event -> isAt(facts, event, at));
    }

    private static boolean isHitByPlan(Facts facts, Hold hold) {
        return facts.tracks().get(hold.buyer()).all().stream()
                .filter(hold::contains)
                .anyMatch(event -> event.kind() == EventKind.FAULT
                        && text(event, "by").filter("plan"::equals).isPresent());
    }

    /** A buyer that a fault has ended cannot be hit by another one, which may be planned for a later step. */
    private static boolean isEndedByFault(Facts facts, Hold hold) {
        return facts.tracks().get(hold.buyer()).own().stream()
                .filter(hold::contains)
                .anyMatch(RunClaims::endsItsBuyer);
    }

    private static boolean endsItsBuyer(Event event) {
        return BuyerTrack.isFault(event, "hang")
                || BuyerTrack.isFault(event, "exception")
                || BuyerTrack.isFault(event, "torn-write");
    }

    private static boolean isAt(Facts facts, Event event, String at) {
        OptionalInt place = facts.walkOf(event.buyer()).placeOf(event);
        boolean hasFailed = facts.tracks().get(event.buyer()).own().stream()
                .anyMatch(other -> ENDS_OF_PROGRAMS.contains(other.kind()) && other.seq() <= event.seq());
        return place.isPresent()
                && !hasFailed
                && facts.walkOf(event.buyer()).at(place.getAsInt()).is(at)
                && event.kind() != EventKind.LOCK_REQUESTED
                && event.kind() != EventKind.LOCK_WAITING;
    }

    private static boolean isOff(Facts facts, Finding finding, String reason) {
        return facts.events(EventKind.OFF_SCHEDULE)
                .anyMatch(event -> event.buyer() == Args.buyer(finding, "buyer")
                        && number(event, "position").orElse(-1) == finding.number("position")
                        && number(event, "step").orElse(finding.number("line")) == finding.number("line")
                        && text(event, "reason").filter(reason::equals).isPresent());
    }
}
