package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.lock.LockKind;
import org.lockplay.verdict.Deadlocks.Link;

/**
 * Reports the deadlocks in which a run ended, and the requests that the lock's implementation refused to end one. The
 * witness is the cycle: for each buyer what it held, and its request. Skips deadlocks of runs that were stopped or
 * interrupted.
 */
final class DeadlockDetector implements Detector {

    private static final int PAIR = 2;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Finding> findings = new ArrayList<>();
        if (index.ending() == Ending.FINISHED || index.ending() == Ending.TIMED_OUT) {
            Deadlocks.atEnd(index).forEach(cycle -> findings.add(finding(index, cycle)));
        }
        index.all(DeadlockRefused.class).forEach(refused -> findings.add(refusal(index, refused)));
        return findings.stream().limit(MOST).toList();
    }

    private static Finding finding(HistoryIndex index, List<Link> cycle) {
        FindingMaker finding = cycle.size() == PAIR ? ofTwo(cycle) : ofMany(cycle);
        finding.with("lock", index.lock().wireName());
        addCycle(finding, cycle);
        return finding.make();
    }

    private static FindingMaker ofTwo(List<Link> cycle) {
        Link first = cycle.get(0);
        Link second = cycle.get(1);
        return FindingMaker.of(FindingKind.DEADLOCK, "two")
                .with("buyer", first.buyer())
                .with("held", nameOf(second.next()))
                .with("other", second.buyer())
                .with("otherHeld", nameOf(first.next()));
    }

    private static FindingMaker ofMany(List<Link> cycle) {
        return FindingMaker.of(FindingKind.DEADLOCK, "ring")
                .with("buyers", cycle.stream().map(Link::buyer).toList())
                .with("wanted", cycle.stream().map(link -> nameOf(link.next())).collect(Collectors.joining(", ")));
    }

    private static String nameOf(Hold hold) {
        return hold.lock().name().value();
    }

    private static void addCycle(FindingMaker finding, List<Link> cycle) {
        for (int i = 0; i < cycle.size(); i++) {
            finding.witness(
                    cycle.get((i + cycle.size() - 1) % cycle.size()).next().acquired());
            finding.witness(cycle.get(i).request().requested());
        }
    }

    private static Finding refusal(HistoryIndex index, DeadlockRefused refused) {
        Optional<List<Link>> cycle = Deadlocks.at(index, refused);
        boolean isOfKernel = index.lock() == LockKind.FILE_LOCK;
        String unseen = isOfKernel ? "processes" : "unseen";
        FindingMaker finding = FindingMaker.of(
                        FindingKind.DEADLOCK_REFUSED, cycle.isPresent() ? isOfKernel ? "kernel" : "server" : unseen)
                .with("buyer", refused.buyer())
                .with("wanted", refused.lock().value())
                .with("waitedNs", refused.waitNs());
        cycle.ifPresent(links -> {
            finding.with("holder", links.get(0).next().buyer());
            addCycle(finding, links);
        });
        return finding.witness(refused).make();
    }
}
