package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

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
    record Pair(Write lost, Write over) {}

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

    private static Finding finding(Pair pair) {
        Event lost = pair.lost().event();
        Event over = pair.over().event();
        Optional<Event> lostBase = pair.lost().base();
        Optional<Event> overBase = pair.over().base();
        FindingMaker finding = FindingMaker.of(FindingKind.LOST_UPDATE, overBase.isPresent() ? "" : "blind")
                .with("buyer", pair.over().buyer());
        overBase.ifPresent(read -> finding.withCount("read", read));
        return finding.withCount("wrote", over)
                .with("other", pair.lost().buyer())
                .withCount("otherWrote", lost)
                .with("version", over.number(Field.VERSION).orElseThrow())
                .witness(lostBase)
                .witness(overBase)
                .witness(lost)
                .witness(over)
                .make();
    }
}
