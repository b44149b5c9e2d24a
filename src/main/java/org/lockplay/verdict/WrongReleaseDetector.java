package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;

/**
 * Finds releases of a lock that the buyer did not hold: {@code released-by-another} where another buyer held it,
 * {@code released-unheld} where nobody is known to have. Variant {@code refused} of the latter: the lock noticed, and the
 * buyer failed.
 */
final class WrongReleaseDetector implements Detector {

    @Override
    public List<Finding> findIn(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        if (LockTraits.anybodyReleases(evidence.scenario().lock())) {
            evidence.unheldReleases().limit(MOST).forEach(release -> findings.add(unheld(evidence, release)));
            evidence.holds().stream()
                    .filter(hold -> isOfNextLease(evidence, hold))
                    .limit(MOST)
                    .forEach(hold -> holderAt(evidence, hold.last())
                            .ifPresent(other -> findings.add(byAnother("late", hold.last(), other))));
        }
        findings.addAll(refused(evidence));
        return findings;
    }

    /** Whether a release without an owner check came when the lease was over: what it deleted was the next one's key. */
    private static boolean isOfNextLease(Evidence evidence, Hold hold) {
        return evidence.lock() == LockKind.REDIS
                && !evidence.scenario().lock().is(LockOption.OWNER_CHECK)
                && hold.end() == Hold.End.RELEASED
                && hold.toNs() - hold.fromNs()
                        > evidence.scenario().lock().lease().toNanos();
    }

    private static Finding unheld(Evidence evidence, Event release) {
        return holderAt(evidence, release)
                .map(other -> byAnother(evidence.lock().wireName(), release, other))
                .orElseGet(() -> FindingMaker.of(
                                FindingKind.RELEASED_UNHELD, evidence.lock().wireName())
                        .with("buyer", release.buyer())
                        .with("line", release.number(Field.STEP).orElse(0))
                        .witness(release)
                        .make());
    }

    private static Finding byAnother(String variant, Event release, Hold other) {
        return FindingMaker.of(FindingKind.RELEASED_BY_ANOTHER, variant)
                .with("buyer", release.buyer())
                .with("other", other.buyer())
                .with("line", release.number(Field.STEP).orElse(0))
                .witness(other.acquired())
                .witness(release)
                .make();
    }

    private static Optional<Hold> holderAt(Evidence evidence, Event release) {
        return evidence.holds().stream()
                .filter(hold -> hold.buyer() != release.buyer() && hold.heldAt(release.t()))
                .filter(hold -> evidence.lockSeenBy(hold.buyer()) == evidence.lockSeenBy(release.buyer()))
                .filter(hold -> !evidence.leaseOver(hold, release.t()))
                .max(Comparator.comparingLong(Hold::fromNs));
    }

    /** One finding for all buyers whose release the lock refused. */
    private static List<Finding> refused(Evidence evidence) {
        List<Event> events = evidence.all(EventKind.FAILED)
                .filter(event ->
                        event.text(Field.WHAT).filter("not-held"::equals).isPresent())
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        FindingMaker finding = FindingMaker.of(FindingKind.RELEASED_UNHELD, "refused")
                .with("buyers", events.stream().map(Event::buyer).distinct().toList())
                .with("line", events.get(0).number(Field.STEP).orElse(0));
        events.stream().limit(MOST).forEach(finding::witness);
        return List.of(finding.make());
    }
}
