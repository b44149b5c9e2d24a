package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.Finding;

/** Checks findings about buyers that requested a lock that they held, or timed out. */
final class AgainClaims {

    static final Map<String, Claim> CLAIMS = Map.of(
            "finding.waits-for-itself", Claim.that((facts, finding) -> asksAgain(facts, finding)),
            "finding.waits-for-itself.lease",
                    Claim.that((facts, finding) -> facts.rules().end() == KindRules.End.LEASE
                            && asksAgain(facts, finding)
                            && getsItAgain(facts, finding)),
            "finding.waits-for-itself.freed",
                    Claim.that((facts, finding) -> (facts.rules().end() != KindRules.End.LEASE
                                    || facts.rules().anybodyFrees())
                            && asksAgain(facts, finding)
                            && getsItAgain(facts, finding)),
            "finding.gave-up-waiting",
                    Claim.that((facts, finding) -> gaveUp(facts, finding)
                            && finding.number("holder") != finding.number("buyer")
                            && heldMeanwhile(facts, finding, Args.buyer(finding, "holder"))),
            "finding.gave-up-waiting.self",
                    Claim.that((facts, finding) ->
                            gaveUp(facts, finding) && heldMeanwhile(facts, finding, Args.buyer(finding, "buyer"))),
            "finding.gave-up-waiting.nobody",
                    Claim.that((facts, finding) -> gaveUp(facts, finding)
                            && facts.holds().stream().noneMatch(hold -> heldThroughout(facts, finding, hold))));

    private AgainClaims() {}

    /** Whether a buyer requests the lock while it holds it, or acts as its holder. */
    static Truth isAskedAgain(Facts facts, Event request) {
        if (facts.rules().again() != KindRules.Again.WAITS_FOR_ITSELF) {
            return Truth.MUST_NOT;
        }
        long lease = facts.rules().end() == KindRules.End.LEASE
                ? facts.scenario().lock().lease().toNanos()
                : Long.MAX_VALUE / 2;
        boolean certain = false;
        boolean possible = false;
        for (Hold hold : facts.holdsOf(request.buyer()).toList()) {
            if (request.seq() > hold.acquired().seq()
                    && (hold.ended() == null || request.seq() <= hold.ended().seq())) {
                certain |= request.t() < hold.requested().t() + lease;
                possible |= request.t() < hold.fromNs() + lease;
            }
        }
        return Truth.of(certain, possible);
    }

    private static boolean asksAgain(Facts facts, Finding finding) {
        return requests(facts, finding).anyMatch(request -> isAskedAgain(facts, request) != Truth.MUST_NOT);
    }

    private static boolean getsItAgain(Facts facts, Finding finding) {
        return facts.holdsOf(finding.number("buyer")).anyMatch(hold -> hold.how() == Hold.How.REPLACED);
    }

    private static java.util.stream.Stream<Event> requests(Facts facts, Finding finding) {
        return facts.events(EventKind.LOCK_REQUESTED).filter(event -> event.buyer() == finding.number("buyer"));
    }

    private static boolean gaveUp(Facts facts, Finding finding) {
        return facts.events(EventKind.LOCK_TIMEOUT).anyMatch(event -> isThat(event, finding));
    }

    private static boolean isThat(Event timeout, Finding finding) {
        return timeout.buyer() == finding.number("buyer")
                && number(timeout, "waitNs").orElse(-1) == finding.number("waitedNs");
    }

    private static boolean heldMeanwhile(Facts facts, Finding finding, int holder) {
        return facts.events(EventKind.LOCK_TIMEOUT)
                .filter(event -> isThat(event, finding))
                .anyMatch(event -> facts.holdsOf(holder)
                        .anyMatch(hold -> hold.lock() == facts.lockOf(event.buyer())
                                && hold.requested().t() < event.t()
                                && isHeldAfter(facts, hold, event.t() - finding.number("waitedNs"))));
    }

    /** Whether an unreleased lock is still the holder's, whatever happened to the holder. */
    private static boolean isHeldAfter(Facts facts, Hold hold, long t) {
        return switch (hold.how()) {
            case KEPT, DIED, OPEN -> true;
            case RELEASED, RELEASED_AFTER_FAILURE, LOST, REPLACED -> hold.untilNs() > t;
        };
    }

    private static boolean heldThroughout(Facts facts, Finding finding, Hold hold) {
        long lease = facts.scenario().lock().lease().toNanos();
        boolean isLease = facts.rules().end() == KindRules.End.LEASE;
        return facts.events(EventKind.LOCK_TIMEOUT)
                .filter(event -> isThat(event, finding))
                .anyMatch(event -> hold.lock() == facts.lockOf(event.buyer())
                        && hold.fromNs() <= event.t() - finding.number("waitedNs")
                        && (!isLease || hold.requested().t() + lease > event.t())
                        && hold.surelyUntilNs() >= event.t()
                        && !isFreedByAnother(facts, hold, event.t()));
    }

    /** Whether another buyer had released the lock, which has no owner, under the holder. */
    private static boolean isFreedByAnother(Facts facts, Hold hold, long t) {
        return facts.rules().anybodyFrees()
                && facts.events(EventKind.LOCK_RELEASED)
                        .filter(release ->
                                release.buyer() != hold.buyer() && facts.lockOf(release.buyer()) == hold.lock())
                        .anyMatch(release -> release.t() > hold.fromNs() && release.t() <= t);
    }
}
