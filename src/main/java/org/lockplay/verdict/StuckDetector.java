package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.lock.LockId;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Reports which buyers wait for which, if buyers did not end: {@code stuck} if nothing can end the wait, {@code
 * cut-off} if a lease, a time-out, a thaw or a running holder would have. Skips the buyers of a {@linkplain
 * DeadlockDetector deadlock}, and runs that were stopped or interrupted.
 */
final class StuckDetector implements Detector {

    private static final int SHOWN_WAITERS = 8;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (index.ending() == Ending.STOPPED || index.ending() == Ending.INTERRUPTED) {
            return List.of();
        }
        WaitEnds ends = new WaitEnds(index);
        List<Finding> findings = new ArrayList<>();
        Set<Integer> named = Deadlocks.atEnd(index).stream()
                .flatMap(List::stream)
                .map(Deadlocks.Link::buyer)
                .collect(Collectors.toCollection(HashSet::new));
        Set<Integer> inDeadlock = Set.copyOf(named);
        waiting(index).values().forEach(waiting -> {
            WaitEnd end = ends.of(waiting);
            // A frozen waiter goes on waiting once thawed: it is stuck with the others, or could continue by itself.
            List<Request> reported = waiting.stream()
                    .filter(request -> !inDeadlock.contains(request.buyer()))
                    .filter(request -> end.isNever() || runs(index, request))
                    .toList();
            if (!reported.isEmpty()) {
                end.buyer().ifPresent(named::add);
                reported.forEach(request -> named.add(request.buyer()));
                findings.add(finding(index, end, reported));
            }
        });
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            if (!named.contains(buyer)) {
                alone(index, buyer).ifPresent(findings::add);
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    /** The unanswered requests of the buyers that run or are frozen, by lock. */
    private static Map<LockId, List<Request>> waiting(HistoryIndex index) {
        return Deadlocks.waiting(index)
                .collect(Collectors.groupingBy(Request::lock, TreeMap::new, Collectors.toList()));
    }

    private static boolean runs(HistoryIndex index, Request request) {
        return index.buyerOutcome(request.buyer()).state() == State.RUNNING;
    }

    private static Finding finding(HistoryIndex index, WaitEnd end, List<Request> waiting) {
        FindingMaker finding = FindingMaker.of(end.isNever() ? FindingKind.STUCK : FindingKind.CUT_OFF, end.variant())
                .with("waiters", waiting.stream().map(Request::buyer).toList());
        end.atNs().ifPresent(at -> finding.with("inNs", Math.max(0, at - index.endNs())));
        end.buyer().ifPresent(buyer -> finding.with("holder", buyer));
        end.evidence().forEach(finding::witness);
        waiting.stream().limit(SHOWN_WAITERS).forEach(request -> finding.witness(request.requested()));
        return finding.make();
    }

    /** A buyer that did not end and that no other buyer waits for. */
    private static Optional<Finding> alone(HistoryIndex index, int buyer) {
        BuyerOutcome buyerOutcome = index.buyerOutcome(buyer);
        return switch (buyerOutcome.state()) {
            case HUNG ->
                Optional.of(alone(FindingKind.STUCK, "alone-hung", buyerOutcome, buyer)
                        .make());
            case FROZEN -> {
                Optional<Long> due = buyerOutcome.thawDueNs().stream().boxed().findFirst();
                FindingMaker finding = alone(
                        FindingKind.CUT_OFF, due.isPresent() ? "alone-thaw" : "alone-frozen", buyerOutcome, buyer);
                due.ifPresent(at -> finding.with("inNs", Math.max(0, at - index.endNs())));
                yield Optional.of(finding.make());
            }
            case RUNNING, FINISHED, FAILED, KILLED -> Optional.empty();
        };
    }

    private static FindingMaker alone(FindingKind kind, String variant, BuyerOutcome buyerOutcome, int buyer) {
        Optional<Event> why = buyerOutcome.why();
        return FindingMaker.of(kind, variant).with("buyer", buyer).witness(why);
    }
}
