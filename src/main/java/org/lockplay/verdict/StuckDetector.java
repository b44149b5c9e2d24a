package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.lock.LockId;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Reports which buyers wait for which, if buyers did not end: {@code stuck} if nothing can end the wait, {@code
 * cut-off} if a lease, a time-out, a thaw or a running holder would have. Skips runs that were stopped or interrupted.
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
        Set<Integer> named = new HashSet<>();
        Map<LockId, List<Request>> waiting = waiting(index, State.RUNNING);
        waiting(index, State.FROZEN).forEach((lock, frozen) -> {
            // Other frozen waiters continue once thawed.
            if (!waiting.containsKey(lock)
                    && ends.of(frozen, holder(index, frozen)).kind() == WaitEnd.Kind.NOTHING) {
                waiting.put(lock, frozen);
            }
        });
        waiting.forEach((lock, requests) -> {
            Optional<Hold> holder = holder(index, requests);
            holder.ifPresent(hold -> named.add(hold.buyer()));
            WaitEnd end = ends.of(requests, holder);
            List<Request> inVain = end.kind() == WaitEnd.Kind.NOTHING ? withFrozen(index, lock, requests) : requests;
            inVain.forEach(request -> named.add(request.buyer()));
            findings.add(finding(index, end, inVain, holder));
        });
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            if (!named.contains(buyer)) {
                alone(index, buyer).ifPresent(findings::add);
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    /** The unanswered requests of the buyers in a state, by lock. */
    private static Map<LockId, List<Request>> waiting(HistoryIndex index, State state) {
        return index.requests()
                .filter(Request::open)
                .filter(request -> index.buyerOutcome(request.buyer()).state() == state)
                .collect(Collectors.groupingBy(Request::lock, TreeMap::new, Collectors.toList()));
    }

    /** The last of the holds that keep requests for one lock waiting. */
    private static Optional<Hold> holder(HistoryIndex index, List<Request> requests) {
        return index.waiting()
                .holdsBefore(requests.get(0).claim())
                .reduce((first, second) -> second)
                .flatMap(index::keptHold);
    }

    /** Adds the frozen waiters that would go on waiting once thawed. */
    private static List<Request> withFrozen(HistoryIndex index, LockId lock, List<Request> requests) {
        return Stream.concat(requests.stream(), frozenRequests(index, lock))
                .distinct()
                .sorted(Comparator.comparingInt(Request::buyer))
                .toList();
    }

    private static Stream<Request> frozenRequests(HistoryIndex index, LockId lock) {
        return index.requests()
                .filter(request -> request.open() && request.lock().equals(lock))
                .filter(request -> index.buyerOutcome(request.buyer()).state() == State.FROZEN);
    }

    private static Finding finding(HistoryIndex index, WaitEnd end, List<Request> requests, Optional<Hold> holder) {
        boolean stuck = end.kind() == WaitEnd.Kind.NOTHING;
        FindingMaker finding = FindingMaker.of(stuck ? FindingKind.STUCK : FindingKind.CUT_OFF, end.variant())
                .with("waiters", requests.stream().map(Request::buyer).toList());
        end.atNs().ifPresent(at -> finding.with("inNs", Math.max(0, at - index.endNs())));
        if (end.variant().equals("handed")) {
            frozenWaiter(index, requests)
                    .ifPresent(frozen -> finding.with("holder", frozen.buyer())
                            .witness(frozen.requested())
                            .witness(index.buyerOutcome(frozen.buyer()).why()));
        } else {
            holder.ifPresent(hold -> finding.with("holder", hold.buyer())
                    .witness(hold.acquired())
                    .witness(index.buyerOutcome(hold.buyer()).why()));
        }
        requests.stream().limit(SHOWN_WAITERS).forEach(request -> finding.witness(request.requested()));
        return finding.make();
    }

    private static Optional<Request> frozenWaiter(HistoryIndex index, List<Request> waiting) {
        return frozenRequests(index, waiting.get(0).lock()).findFirst();
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
