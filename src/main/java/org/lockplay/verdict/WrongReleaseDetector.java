package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;

/**
 * Finds releases of a lock that the buyer did not hold: {@code released-by-another} where another buyer held it, {@code
 * released-unheld} where no holder is known. Variant {@code refused} of the latter: the lock detected it, and the buyer
 * failed.
 */
final class WrongReleaseDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Finding> findings = new ArrayList<>();
        if (LockTraits.anybodyReleases(index.scenario().lock())) {
            index.unheldReleases().limit(MOST).forEach(release -> findings.add(unheld(index, release)));
            index.holds().stream()
                    .filter(hold -> isOfNextLease(index, hold))
                    .limit(MOST)
                    .forEach(hold -> holderAt(index, hold.last())
                            .ifPresent(other -> findings.add(byAnother("late", hold.last(), other))));
        }
        findings.addAll(refused(index));
        return findings;
    }

    /** Whether a release without an owner check came after the lease and so deleted the next holder's key. */
    private static boolean isOfNextLease(HistoryIndex index, Hold hold) {
        return index.lock() == LockKind.REDIS
                && !index.scenario().lock().is(LockOption.OWNER_CHECK)
                && hold.end() == Hold.End.RELEASED
                && hold.toNs() - hold.fromNs() > index.scenario().lock().lease().toNanos();
    }

    private static Finding unheld(HistoryIndex index, Event release) {
        return holderAt(index, release)
                .map(other -> byAnother(index.lock().wireName(), release, other))
                .orElseGet(() -> FindingMaker.of(
                                FindingKind.RELEASED_UNHELD, index.lock().wireName())
                        .with("buyer", release.buyer())
                        .with("line", release.step())
                        .witness(release)
                        .make());
    }

    private static Finding byAnother(String variant, Event release, Hold other) {
        return FindingMaker.of(FindingKind.RELEASED_BY_ANOTHER, variant)
                .with("buyer", release.buyer())
                .with("other", other.buyer())
                .with("line", release.step())
                .witness(other.acquired())
                .witness(release)
                .make();
    }

    private static Optional<Hold> holderAt(HistoryIndex index, Event release) {
        return index.holds().stream()
                .filter(hold -> hold.buyer() != release.buyer() && hold.heldAt(release.t()))
                .filter(hold -> hold.lock().equals(index.lockOf(release)))
                .filter(hold -> !index.leaseOver(hold, release.t()))
                .max(Comparator.comparingLong(Hold::fromNs));
    }

    /** One finding per line for the buyers whose release the lock refused there. */
    private static List<Finding> refused(HistoryIndex index) {
        return index
                .all(Failed.class)
                .filter(failed -> failed.failure() == FailureKind.NOT_HELD)
                .collect(Collectors.groupingBy(Event::step, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .limit(MOST)
                .map(refused -> refused(refused.getKey(), refused.getValue()))
                .toList();
    }

    private static Finding refused(int line, List<Failed> releases) {
        FindingMaker finding = FindingMaker.of(FindingKind.RELEASED_UNHELD, "refused")
                .with("buyers", releases.stream().map(Event::buyer).distinct().toList())
                .with("line", line);
        releases.stream().limit(MOST).forEach(finding::witness);
        return finding.make();
    }
}
