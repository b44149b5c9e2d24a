package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Placement;
import org.lockplay.verdict.Finding;

/** Checks findings about why something went wrong, or could have. */
final class CauseClaims {

    static final Map<String, Claim> CLAIMS = claims();

    private CauseClaims() {}

    private static Map<String, Claim> claims() {
        Map<String, Claim> claims = new HashMap<>();
        put(claims, "outside-lock.read", CauseClaims::isReadOutside);
        put(claims, "outside-lock.write", CauseClaims::isWrittenOutside);
        put(
                claims,
                "no-lock.not-taken",
                (facts, finding) ->
                        kind(facts) != LockKind.NONE && !facts.walkOf(0).acquiresAnywhere());
        claims.put(
                "finding.no-lock.unordered",
                Claim.that((facts, finding) -> kind(facts) == LockKind.NONE
                        && wentWrong(facts)
                        && !SameCount.wasCertainlyReadMeanwhile(facts)));
        putOfLock(
                claims,
                "reach-too-short.process",
                "reach-too-short.process-luck",
                (facts, finding) -> kind(facts).reach() == Reach.PROCESS
                        && placed(facts, finding).workers() > 1);
        putOfLock(
                claims,
                "reach-too-short.host",
                "reach-too-short.host-luck",
                (facts, finding) -> kind(facts).reach() == Reach.HOST
                        && placed(facts, finding).hosts() > 1);
        claims.put(
                "finding.no-lock.none",
                Claim.that((facts, finding) -> kind(facts) == LockKind.NONE && SameCount.wasReadMeanwhile(facts)));
        claims.put(
                "finding.no-lock.none-luck",
                Claim.that((facts, finding) -> kind(facts) == LockKind.NONE && wentWell(facts)));
        putOfLock(
                claims,
                "broken-lock.test-and-set",
                "broken-lock.luck",
                (facts, finding) -> kind(facts) == LockKind.FLAG);
        claims.put("finding.outside-lock.torn-read", Claim.that(CauseClaims::isTornOutside));
        claims.put("finding.not-committed", Claim.that(CauseClaims::isRolledBack));
        return claims;
    }

    /** A cause of what went wrong, and its twin for a run that went well by luck. */
    private static void put(Map<String, Claim> claims, String key, Claim.Test test) {
        claims.put("finding." + key, Claim.that((facts, finding) -> test.isTrue(facts, finding) && wentWrong(facts)));
        claims.put(
                "finding." + key + "-luck",
                Claim.that((facts, finding) -> test.isTrue(facts, finding) && wentWell(facts)));
    }

    /** A defect of the lock itself, which is a cause only where it failed to keep buyers apart. */
    private static void putOfLock(Map<String, Claim> claims, String key, String luck, Claim.Test test) {
        claims.put(
                "finding." + key,
                Claim.that((facts, finding) -> test.isTrue(facts, finding) && wentWrong(facts) && wereTogether(facts)));
        claims.put("finding." + luck, Claim.that((facts, finding) -> test.isTrue(facts, finding) && wentWell(facts)));
    }

    private static boolean wereTogether(Facts facts) {
        return new SafetyFacts(facts).lostUpdate() != Truth.MUST_NOT
                || !Overlap.inAnyWay(facts).isEmpty();
    }

    private static boolean wentWrong(Facts facts) {
        return new SafetyFacts(facts).violated() != Truth.MUST_NOT;
    }

    private static boolean wentWell(Facts facts) {
        return new SafetyFacts(facts).violated() != Truth.MUST;
    }

    private static LockKind kind(Facts facts) {
        return facts.scenario().lock().kind();
    }

    private static Placement placed(Facts facts, Finding finding) {
        Placement placement = facts.scenario().placement();
        boolean same = finding.number("processes") == placement.workers()
                && (!finding.args().containsKey("hosts") || finding.number("hosts") == placement.hosts());
        return same ? placement : new Placement(1, 1, 1);
    }

    /** The writes of the named buyer that the finding shows. */
    private static Stream<StoreWrite> shown(Facts facts, Finding finding) {
        return facts.writesOf(Args.buyer(finding, "buyer"))
                .filter(write -> finding.witness().contains(write.event().seq()));
    }

    /** Whether a write under the lock was based on a read before the acquisition. */
    private static boolean isReadOutside(Facts facts, Finding finding) {
        if (kind(facts) == LockKind.SERIALIZABLE) {
            return shown(facts, finding)
                    .anyMatch(write -> write.base() != null && !isInOneTransaction(facts, write.base(), write.event()));
        }
        return shown(facts, finding)
                .anyMatch(write -> facts.holdsOf(write.buyer())
                        .anyMatch(hold -> hold.contains(write.event())
                                && write.base() != null
                                && write.base().seq() < hold.acquired().seq()));
    }

    private static boolean isWrittenOutside(Facts facts, Finding finding) {
        if (kind(facts) == LockKind.SERIALIZABLE) {
            return shown(facts, finding).anyMatch(write -> !isInTransaction(facts, write.event()));
        }
        return shown(facts, finding)
                .anyMatch(write -> facts.holdsOf(write.buyer()).noneMatch(hold -> hold.contains(write.event())));
    }

    private static boolean isTornOutside(Facts facts, Finding finding) {
        return facts.events(EventKind.FAILED)
                .filter(event -> finding.witness().contains(event.seq()))
                .anyMatch(event -> event.buyer() == finding.number("buyer")
                        && text(event, "what").filter("torn-read"::equals).isPresent()
                        && facts.holdsOf(event.buyer()).noneMatch(hold -> hold.contains(event)));
    }

    private static boolean isRolledBack(Facts facts, Finding finding) {
        return Args.buyers(finding, "buyers").equals(facts.uncommittedAtTheEnd());
    }

    private static boolean isInTransaction(Facts facts, Event event) {
        ProgramWalk walk = facts.walkOf(event.buyer());
        int place = walk.placeOf(event).orElse(0);
        for (int i = place; i >= 0; i--) {
            if (walk.at(i).releases()) {
                return false;
            }
            if (walk.at(i).acquires()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInOneTransaction(Facts facts, Event read, Event write) {
        ProgramWalk walk = facts.walkOf(write.buyer());
        int from = walk.placeOf(read).orElse(0);
        int to = walk.placeOf(write).orElse(0);
        boolean isApart = from > to;
        for (int i = from; i < to; i++) {
            isApart |= walk.at(i).releases();
        }
        return !isApart && isInTransaction(facts, read);
    }
}
