package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.lock.LockKind;

/**
 * Two buyers that acted as holders at once.
 *
 * @param first the earlier holder
 * @param second the buyer that acquired the lock while the first held it
 * @param ns the duration
 * @param leastNs how long both ran their programs
 * @param awakeNs how long of that neither was frozen
 */
record Overlap(Hold first, Hold second, long ns, long leastNs, long awakeNs) {

    /** Every pair of holds that certainly overlap. */
    static List<Overlap> of(Facts facts) {
        return among(facts.holds(), facts);
    }

    /** Like {@link #of}, and with repeated acquisitions of a lock merged into one hold as well. */
    static List<Overlap> inAnyWay(Facts facts) {
        List<Overlap> found = new ArrayList<>(of(facts));
        found.addAll(among(facts.mergedHolds(), facts));
        return found;
    }

    private static List<Overlap> among(List<Hold> holds, Facts facts) {
        List<Overlap> found = new ArrayList<>();
        for (Hold first : holds) {
            for (Hold second : holds) {
                boolean inOrder = first.fromNs() < second.fromNs()
                        || first.fromNs() == second.fromNs() && first.buyer() < second.buyer();
                long from = second.fromNs();
                long to = Math.min(first.untilNs(), second.untilNs());
                long surely = Math.min(first.surelyUntilNs(), second.surelyUntilNs());
                if (first.buyer() != second.buyer() && inOrder && to > from) {
                    found.add(new Overlap(
                            first,
                            second,
                            to - from,
                            Math.max(0, surely - from),
                            awakeNs(facts, first, second, from, Math.max(from, surely))));
                }
            }
        }
        return found;
    }

    private static long awakeNs(Facts facts, Hold first, Hold second, long from, long to) {
        long frozen = facts.tracks().get(first.buyer()).frozenNs(from, to)
                + facts.tracks().get(second.buyer()).frozenNs(from, to);
        return Math.max(0, to - from - frozen);
    }

    /** Whether a transaction that did not commit was one of the two, so that nothing of it reached the store. */
    boolean isUncommitted(Facts facts) {
        return facts.scenario().lock().kind() == LockKind.ROW && !(first.isReleased() && second.isReleased());
    }

    /** Whether it may be said to have lasted that long; 0 says that it lasted a moment at least. */
    boolean lasted(long said) {
        return (said > 0 || leastNs == 0) && said <= ns + 1_000 && said >= leastNs - 1_000;
    }

    @Override
    public String toString() {
        return first + " and " + second + " for " + ns + " ns";
    }
}
