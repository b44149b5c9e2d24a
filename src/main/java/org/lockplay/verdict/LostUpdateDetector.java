package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockplay.history.Read;
import org.lockplay.history.StoreAccess;
import org.lockplay.history.Wrote;

/**
 * Finds writes that replaced another buyer's write without having read it.
 *
 * <p>A write stores the version that it was based on, plus one. If every write is based on the one before, no version
 * is written twice. So two buyers that wrote the same version based it on the same one, and the later write discarded
 * the earlier. The proof needs no clock; only the order of the two does.
 */
final class LostUpdateDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Finding> findings = new ArrayList<>();
        pairs(index).stream().limit(MOST).forEach(pair -> findings.add(finding(pair)));
        return findings;
    }

    /** Two writes of the same version. */
    record Pair(Write lost, Write over) {

        /** Whether both writers had read the same count. */
        boolean isFromSameCount() {
            return over.base().isPresent() && variant(lost.base(), over.base()).isEmpty();
        }
    }

    /** Every write that replaced another, with the replaced one; ordered by time. */
    static List<Pair> pairs(HistoryIndex index) {
        List<Pair> pairs = new ArrayList<>();
        for (List<Write> same : index.writesByVersion().values()) {
            Set<Integer> buyers = new HashSet<>();
            for (int i = 0; i < same.size(); i++) {
                Write over = same.get(i);
                if (i > 0 && buyers.add(over.buyer())) {
                    pairs.add(new Pair(lastOfAnother(same, i), over));
                }
                buyers.add(over.buyer());
            }
        }
        pairs.sort(Comparator.comparingLong(pair -> pair.over().event().t()));
        return pairs;
    }

    private static Write lastOfAnother(List<Write> same, int position) {
        int i = position - 1;
        while (same.get(i).buyer() == same.get(position).buyer()) {
            i--;
        }
        return same.get(i);
    }

    /**
     * {@code blind}: the later writer had not read the store. {@code last-seen}: it had not read it since a write of its
     * own. {@code unseen}: it had not seen the lost update, but the earlier writer did not read the same count.
     */
    private static String variant(Optional<StoreAccess> lostBase, Optional<StoreAccess> overBase) {
        if (overBase.isEmpty()) {
            return "blind";
        }
        if (overBase.get() instanceof Wrote) {
            return "last-seen";
        }
        boolean haveReadTheSame = lostBase.filter(Read.class::isInstance)
                .filter(base -> base.count() == overBase.get().count())
                .isPresent();
        return haveReadTheSame ? "" : "unseen";
    }

    private static Finding finding(Pair pair) {
        Wrote lost = pair.lost().event();
        Wrote over = pair.over().event();
        Optional<StoreAccess> lostBase = pair.lost().base();
        Optional<StoreAccess> overBase = pair.over().base();
        FindingMaker finding = FindingMaker.of(FindingKind.LOST_UPDATE, variant(lostBase, overBase))
                .with("buyer", pair.over().buyer());
        overBase.ifPresent(read -> finding.with("read", read.count()));
        return finding.with("wrote", over.count())
                .with("other", pair.lost().buyer())
                .with("otherWrote", lost.count())
                .with("version", over.version())
                .witness(lostBase)
                .witness(overBase)
                .witness(lost)
                .witness(over)
                .make();
    }
}
