package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Placement;

/**
 * Says why a run went wrong, or, with a variant that ends in {@code luck}, why it could have gone wrong although it
 * did not.
 */
final class CauseFinder {

    private static final int MOST_LOOKED_AT = 200;

    private final Evidence evidence;
    private final String luck;

    /** Looks for causes of what went wrong, or for luck where nothing did. */
    CauseFinder(Evidence evidence, boolean wentWrong) {
        this.evidence = evidence;
        this.luck = wentWrong ? "" : "-luck";
    }

    List<Finding> find() {
        boolean nothingTaken = evidence.all(EventKind.TOOK).findAny().isEmpty();
        if (evidence.buyers() == 1 || nothingTaken && !luck.isEmpty()) {
            return List.of();
        }
        List<Finding> causes = new ArrayList<>();
        noLock().ifPresent(causes::add);
        reachTooShort().ifPresent(causes::add);
        if (LockTraits.broken(evidence.lock())) {
            causes.add(FindingMaker.of(FindingKind.BROKEN_LOCK, luck.isEmpty() ? "test-and-set" : "luck")
                    .with("lock", evidence.lock().wireName())
                    .make());
        }
        outsideLock().ifPresent(causes::add);
        return causes;
    }

    private Optional<Finding> noLock() {
        boolean none = !LockTraits.excludes(evidence.lock()) && !LockTraits.lockFree(evidence.lock());
        boolean notTaken = LockTraits.excludes(evidence.lock())
                && evidence.all(EventKind.LOCK_REQUESTED).findAny().isEmpty()
                && evidence.all(EventKind.WROTE).findAny().isPresent();
        if (!none && !notTaken) {
            return Optional.empty();
        }
        return Optional.of(FindingMaker.of(FindingKind.NO_LOCK, (none ? "none" : "not-taken") + luck)
                .with("lock", evidence.lock().wireName())
                .make());
    }

    private Optional<Finding> reachTooShort() {
        Reach reach = evidence.lock().reach();
        if (!LockTraits.excludes(evidence.lock()) || reach.ordinal() >= needed().ordinal()) {
            return Optional.empty();
        }
        Placement placement = evidence.scenario().placement();
        return Optional.of(FindingMaker.of(FindingKind.REACH_TOO_SHORT, reach.wireName() + luck)
                .with("lock", evidence.lock().wireName())
                .with("processes", placement.workers())
                .with("hosts", placement.hosts())
                .make());
    }

    private Reach needed() {
        Placement placement = evidence.scenario().placement();
        if (placement.hosts() > 1) {
            return Reach.CLUSTER;
        }
        return placement.processes() > 1 ? Reach.HOST : Reach.PROCESS;
    }

    /**
     * Writes that were made without the lock, or from what was read without it: of the lost updates where there are any,
     * else, as luck, of any sale.
     */
    private Optional<Finding> outsideLock() {
        if (!LockTraits.excludes(evidence.lock())
                || evidence.all(EventKind.LOCK_REQUESTED).findAny().isEmpty()) {
            return Optional.empty();
        }
        List<Write> over = LostUpdateDetector.pairs(evidence).stream()
                .map(LostUpdateDetector.Pair::over)
                .toList();
        Stream<Write> suspects = luck.isEmpty() ? over.stream() : evidence.writes().stream();
        return suspects.limit(MOST_LOOKED_AT)
                .flatMap(write -> outside(write).stream())
                .findFirst();
    }

    private Optional<Finding> outside(Write write) {
        List<Hold> holds = evidence.holdsOf(write.buyer());
        Optional<Hold> atWrite =
                holds.stream().filter(hold -> hold.believedAt(write.event())).findFirst();
        if (atWrite.isEmpty()) {
            FindingMaker finding = outside("write", write);
            holds.stream()
                    .filter(hold -> hold.acquired().seq() < write.event().seq())
                    .reduce((first, second) -> second)
                    .ifPresent(hold -> finding.witness(hold.last()));
            return Optional.of(finding.witness(write.event()).make());
        }
        Optional<Event> readOutside = write.base().filter(read -> !atWrite.get().believedAt(read));
        return readOutside.map(read -> outside("read", write)
                .witness(read)
                .witness(atWrite.get().acquired())
                .witness(write.event())
                .make());
    }

    private FindingMaker outside(String variant, Write write) {
        return FindingMaker.of(FindingKind.OUTSIDE_LOCK, variant + luck).with("buyer", write.buyer());
    }
}
