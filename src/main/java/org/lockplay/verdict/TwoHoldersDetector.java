package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.lock.LockOption;

/**
 * Finds two buyers who had the lock at once: holds, in the order in which they began, each against the one before it
 * that lasted longest. Variant {@code lost}: the first had lost it and did not know.
 *
 * <p>Not an offence where it can do no harm: under a lock that commits on release, what was never committed; and with
 * fencing, where the store refuses the one whose lock has passed on.
 */
final class TwoHoldersDetector implements Detector {

    @Override
    public List<Finding> findIn(Evidence evidence) {
        if (!LockTraits.excludes(evidence.lock())) {
            return List.of();
        }
        boolean commits = LockTraits.commitsOnRelease(evidence.lock());
        List<Finding> findings = new ArrayList<>();
        Hold longest = null;
        for (Hold hold : evidence.holds()) {
            if (commits && hold.end() != Hold.End.RELEASED) {
                continue;
            }
            if (longest != null && hold.fromNs() < longest.toNs() && !fenced(evidence, longest, hold)) {
                findings.add(finding(longest, hold));
                if (findings.size() == MOST) {
                    break;
                }
            }
            if (longest == null || hold.toNs() > longest.toNs()) {
                longest = hold;
            }
        }
        return findings;
    }

    private static boolean fenced(Evidence evidence, Hold first, Hold second) {
        return evidence.scenario().lock().is(LockOption.FENCING)
                && first.token().isPresent()
                && second.token().isPresent();
    }

    private static Finding finding(Hold first, Hold second) {
        boolean lost = first.end() == Hold.End.LOST;
        return FindingMaker.of(FindingKind.TWO_HOLDERS, lost ? "lost" : "")
                .with("buyer", first.buyer())
                .with("other", second.buyer())
                .with("overlapNs", Math.min(first.toNs(), second.toNs()) - second.fromNs())
                .witness(first.acquired())
                .witness(second.acquired())
                .witness(first.last())
                .make();
    }
}
