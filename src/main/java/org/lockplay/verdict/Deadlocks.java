package org.lockplay.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.WaitForGraph;
import org.lockplay.lock.WaitForGraph.Edge;

/**
 * The cycles of buyers of which each holds a lock and waits for that of the next one. None where the locks end such a
 * wait by themselves: by a lease, a lock time-out, the end of a session, or the detection of a deadlock.
 */
final class Deadlocks {

    private Deadlocks() {}

    /** One buyer of a cycle: its request, and the hold of the next buyer that keeps it waiting. */
    record Link(Request request, Hold next) {

        /** The buyer that waits. */
        int buyer() {
            return request.buyer();
        }
    }

    /** The cycles in which the history ends, each from its lowest buyer on. */
    static List<List<Link>> atEnd(HistoryIndex index) {
        LockSpec lock = index.scenario().lock();
        // PostgreSQL looks for cycles after a while, and then refuses a request.
        if (lock.kind().isLease()
                || lock.kind() == LockKind.ADVISORY
                || lock.acquireTimeout().isPresent()) {
            return List.of();
        }
        List<Request> requests = waiting(index).toList();
        List<Hold> holds = index.holds().stream()
                .filter(hold -> hold.end() == Hold.End.KEPT)
                .filter(hold -> requests.stream().anyMatch(request -> request.buyer() == hold.buyer()))
                .filter(hold -> !endsWithSession(index, hold) && StillHeld.at(index, hold, index.endNs()))
                .toList();
        return cycles(holds, requests);
    }

    /** The requests of the buyers that wait when the history ends, also of frozen ones, which wait on once thawed. */
    static Stream<Request> waiting(HistoryIndex index) {
        return index.openRequests()
                .filter(request -> switch (index.buyerOutcome(request.buyer()).state()) {
                    case RUNNING, FROZEN -> true;
                    case HUNG, FINISHED, FAILED, KILLED -> false;
                });
    }

    private static boolean endsWithSession(HistoryIndex index, Hold hold) {
        boolean isFrozen = index.buyerOutcome(hold.buyer()).state() == BuyerOutcome.State.FROZEN;
        return index.lock().isSession()
                && (isFrozen || index.cutsWithin(hold).findAny().isPresent());
    }

    /** The cycle because of which a request was refused, from its buyer on; empty if the history does not show one. */
    static Optional<List<Link>> at(HistoryIndex index, DeadlockRefused refused) {
        List<Request> requests = index.requests()
                .filter(request -> request.requested().t() <= refused.t())
                .filter(request -> request.answer()
                        .filter(answer -> answer.t() < refused.t())
                        .isEmpty())
                .toList();
        List<Hold> holds =
                index.holds().stream().filter(hold -> hold.heldAt(refused.t())).toList();
        return cycles(holds, requests).stream()
                .filter(cycle -> cycle.stream().anyMatch(link -> link.buyer() == refused.buyer()))
                .findFirst()
                .map(cycle -> from(refused.buyer(), cycle));
    }

    private static List<Link> from(int buyer, List<Link> cycle) {
        int at = cycle.stream().map(Link::buyer).toList().indexOf(buyer);
        return Stream.concat(cycle.stream().skip(at), cycle.stream().limit(at)).toList();
    }

    private static List<List<Link>> cycles(List<Hold> holds, List<Request> requests) {
        WaitForGraph graph = new WaitForGraph(
                holds.stream().map(Hold::claim).toList(),
                requests.stream().map(Request::claim).toList());
        return graph.cycles(hold -> false).stream()
                .map(cycle ->
                        cycle.stream().map(edge -> link(edge, holds, requests)).toList())
                .filter(Deadlocks::isOfSeveralLocks)
                .toList();
    }

    /** Buyers that hold one broken lock together, and ask for it again, wait for themselves. */
    private static boolean isOfSeveralLocks(List<Link> cycle) {
        return cycle.stream().map(link -> link.next().lock()).distinct().count() > 1;
    }

    private static Link link(Edge edge, List<Hold> holds, List<Request> requests) {
        Request request = requests.stream()
                .filter(one -> one.claim().equals(edge.request()))
                .reduce((first, second) -> second)
                .orElseThrow();
        Hold hold = holds.stream()
                .filter(one -> one.claim().equals(edge.hold()))
                .reduce((first, second) -> second)
                .orElseThrow();
        return new Link(request, hold);
    }
}
