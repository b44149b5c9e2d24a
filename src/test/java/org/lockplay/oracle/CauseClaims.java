package org.lockplay.oracle;

import java.util.HashMap;
import java.util.Map;
import org.lockplay.history.Event;
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
        for (String luck : new String[] {"", "-luck"}) {
            claims.put("finding.outside-lock.read" + luck, Claim.that(CauseClaims::isReadOutside));
            claims.put("finding.outside-lock.write" + luck, Claim.that(CauseClaims::isWrittenOutside));
            claims.put("finding.no-lock.none" + luck, Claim.that((facts, finding) -> kind(facts) == LockKind.NONE));
            claims.put(
                    "finding.no-lock.not-taken" + luck,
                    Claim.that((facts, finding) ->
                            kind(facts) != LockKind.NONE && !facts.walkOf(0).acquiresAnywhere()));
            claims.put(
                    "finding.reach-too-short.process" + luck,
                    Claim.that((facts, finding) -> kind(facts).reach() == Reach.PROCESS
                            && placed(facts, finding).workers() > 1));
            claims.put(
                    "finding.reach-too-short.host" + luck,
                    Claim.that((facts, finding) -> kind(facts).reach() == Reach.HOST
                            && placed(facts, finding).hosts() > 1));
        }
        claims.put("finding.not-committed", Claim.that(CauseClaims::isRolledBack));
        claims.put("finding.broken-lock.test-and-set", Claim.that((facts, finding) -> kind(facts) == LockKind.FLAG));
        claims.put("finding.broken-lock.luck", Claim.that((facts, finding) -> kind(facts) == LockKind.FLAG));
        return claims;
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

    /** Whether a write under the lock was based on a read before the acquisition. */
    private static boolean isReadOutside(Facts facts, Finding finding) {
        if (kind(facts) == LockKind.SERIALIZABLE) {
            return facts.writesOf(Args.buyer(finding, "buyer"))
                    .anyMatch(write -> write.base() != null && !isInOneTransaction(facts, write.base(), write.event()));
        }
        return facts.writes().stream()
                .filter(write -> write.buyer() == Args.buyer(finding, "buyer"))
                .anyMatch(write -> facts.holdsOf(write.buyer())
                        .anyMatch(hold -> hold.contains(write.event())
                                && write.base() != null
                                && write.base().seq() < hold.acquired().seq()));
    }

    private static boolean isWrittenOutside(Facts facts, Finding finding) {
        if (kind(facts) == LockKind.SERIALIZABLE) {
            return facts.writesOf(Args.buyer(finding, "buyer"))
                    .anyMatch(write -> !isInTransaction(facts, write.event()));
        }
        return facts.writes().stream()
                .filter(write -> write.buyer() == Args.buyer(finding, "buyer"))
                .anyMatch(write -> facts.holdsOf(write.buyer()).noneMatch(hold -> hold.contains(write.event())));
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
