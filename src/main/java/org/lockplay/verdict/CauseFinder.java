package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.history.Failed;
import org.lockplay.history.StoreAccess;
import org.lockplay.history.Took;
import org.lockplay.history.Wrote;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Placement;

/**
 * Explains why a run went wrong, or, with a variant that ends in {@code luck}, why it could have gone wrong although it
 * did not.
 */
final class CauseFinder {

    private static final int MOST_LOOKED_AT = 200;

    private final HistoryIndex index;
    private final String luck;
    private final boolean lockMatters;
    private final LockedLines locked;
    /** Reads of half a file, unless their writer had been stopped. */
    private final List<Finding> tornReads;

    /** Finds causes if the findings contain violations, otherwise what the run got away with. */
    CauseFinder(HistoryIndex index, List<Finding> findings) {
        this.index = index;
        this.tornReads = findings.stream()
                .filter(finding -> finding.kind() == FindingKind.TORN_READ && isByRunningWriter(finding))
                .toList();
        boolean wentWrong = findings.stream().anyMatch(Finding::violation);
        this.luck = wentWrong ? "" : "-luck";
        this.lockMatters = !wentWrong || findings.stream().anyMatch(this::isOfConcurrency);
        this.locked = new LockedLines(index.scenario().program());
    }

    /**
     * Whether the lock failed to keep buyers apart, as opposed to sales that were never written, to a dead writer, and to
     * a reader without the lock.
     */
    private boolean isOfConcurrency(Finding finding) {
        return switch (finding.kind()) {
            case LOST_UPDATE, TWO_HOLDERS, STALE_WRITE_ACCEPTED -> true;
            case TORN_READ ->
                isByRunningWriter(finding) && tornReadOutside(finding).isEmpty();
            default -> false;
        };
    }

    private static boolean isByRunningWriter(Finding finding) {
        return !TornReadDetector.isByStoppedWriter(finding);
    }

    /** The torn read of a finding, if its buyer did not hold the lock. */
    private Optional<Failed> tornReadOutside(Finding finding) {
        return index.all(Failed.class)
                .filter(failed -> finding.witness().contains(failed.seq()))
                .filter(failed -> index.holdsOf(failed.buyer()).stream().noneMatch(hold -> hold.believedAt(failed)))
                .findFirst();
    }

    List<Finding> find() {
        Optional<Finding> notCommitted = notCommitted();
        boolean nothingTaken = index.all(Took.class).findAny().isEmpty();
        if (index.buyers() == 1 || nothingTaken && !luck.isEmpty()) {
            return notCommitted.stream().toList();
        }
        List<Finding> causes = new ArrayList<>(notCommitted.stream().toList());
        noLock().ifPresent(causes::add);
        if (lockMatters) {
            reachTooShort().ifPresent(causes::add);
        }
        if (lockMatters && LockTraits.broken(index.lock())) {
            causes.add(FindingMaker.of(FindingKind.BROKEN_LOCK, luck.isEmpty() ? "test-and-set" : "luck")
                    .with("lock", index.lock().wireName())
                    .make());
        }
        outsideLock().ifPresent(causes::add);
        return causes;
    }

    private Optional<Finding> notCommitted() {
        List<Write> lost = index.uncommitted();
        if (lost.isEmpty()) {
            return Optional.empty();
        }
        FindingMaker finding = FindingMaker.of(FindingKind.NOT_COMMITTED)
                .with("buyers", lost.stream().map(Write::buyer).distinct().toList());
        lost.stream().limit(MOST_LOOKED_AT).forEach(write -> finding.witness(write.event()));
        return Optional.of(finding.make());
    }

    private Optional<Finding> noLock() {
        boolean none = !LockTraits.excludes(index.lock()) && !LockTraits.lockFree(index.lock());
        boolean notTaken = needsSection()
                && !locked.any()
                && index.all(Wrote.class).findAny().isPresent();
        if (!none && !notTaken) {
            return Optional.empty();
        }
        return Optional.of(FindingMaker.of(FindingKind.NO_LOCK, none ? withoutLock() : "not-taken" + luck)
                .with("lock", index.lock().wireName())
                .make());
    }

    /** {@code none} only where two buyers had the same count; other harm can come without it, such as half a file. */
    private String withoutLock() {
        boolean hadTheSame =
                LostUpdateDetector.pairs(index).stream().anyMatch(LostUpdateDetector.Pair::isFromSameCount);
        return luck.isEmpty() && !hadTheSame ? "unordered" : "none" + luck;
    }

    /** Whether the lock protects only what the program does between acquiring and releasing it. */
    private boolean needsSection() {
        return LockTraits.excludes(index.lock()) || index.lock().isTransaction();
    }

    private Optional<Finding> reachTooShort() {
        Reach reach = index.lock().reach();
        if (!LockTraits.excludes(index.lock()) || reach.ordinal() >= needed().ordinal()) {
            return Optional.empty();
        }
        Placement placement = index.scenario().placement();
        return Optional.of(FindingMaker.of(FindingKind.REACH_TOO_SHORT, reach.wireName() + luck)
                .with("lock", index.lock().wireName())
                .with("processes", placement.workers())
                .with("hosts", placement.hosts())
                .make());
    }

    private Reach needed() {
        Placement placement = index.scenario().placement();
        if (placement.hosts() > 1) {
            return Reach.CLUSTER;
        }
        return placement.processes() > 1 ? Reach.HOST : Reach.PROCESS;
    }

    /**
     * Writes made without the lock, or based on a read without it: those among the lost updates; without lost updates,
     * as luck, those of any sale.
     */
    private Optional<Finding> outsideLock() {
        if (!needsSection() || !locked.any()) {
            return Optional.empty();
        }
        List<Write> involved = LostUpdateDetector.pairs(index).stream()
                .flatMap(pair -> Stream.of(pair.over(), pair.lost()))
                .toList();
        Stream<Write> suspects = luck.isEmpty() ? involved.stream() : index.writes().stream();
        return suspects.limit(MOST_LOOKED_AT)
                .flatMap(write ->
                        (LockTraits.excludes(index.lock()) ? outsideHold(write) : outsideSection(write)).stream())
                .findFirst()
                .or(this::tornOutside);
    }

    /** A read of half a file without the lock, which its writer may have held. */
    private Optional<Finding> tornOutside() {
        return tornReads.stream()
                .flatMap(finding -> tornReadOutside(finding).stream())
                .findFirst()
                .map(read -> FindingMaker.of(FindingKind.OUTSIDE_LOCK, "torn-read")
                        .with("buyer", read.buyer())
                        .witness(read)
                        .make());
    }

    /** For a kind without a holder, such as a transaction, only the program says what is under the lock. */
    private Optional<Finding> outsideSection(Write write) {
        long line = write.event().step();
        if (!locked.contain(line)) {
            return Optional.of(outside("write", write).witness(write.event()).make());
        }
        return write.base()
                .filter(read -> !locked.areTogether(line, read.step()))
                .map(read -> outside("read", write)
                        .witness(read)
                        .witness(write.event())
                        .make());
    }

    private Optional<Finding> outsideHold(Write write) {
        List<Hold> holds = index.holdsOf(write.buyer());
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
        Optional<StoreAccess> readOutside =
                write.base().filter(read -> !atWrite.get().believedAt(read));
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
