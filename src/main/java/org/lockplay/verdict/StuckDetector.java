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
import org.lockplay.verdict.Fate.State;

/**
 * Says who waits for whom, and what is the matter with the one who holds the lock, where nobody can go on. A run that
 * was stopped or interrupted has not been waited for: nothing is said about it. A run that reached its time limit is
 * stuck only if the holder will not go on.
 */
final class StuckDetector implements Detector {

    private static final int SHOWN_WAITERS = 8;

    @Override
    public List<Finding> findIn(Evidence evidence) {
        if (evidence.ending() == Ending.STOPPED || evidence.ending() == Ending.INTERRUPTED) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Set<Integer> named = new HashSet<>();
        Map<Integer, List<Request>> waiting = evidence.requests()
                .filter(request -> request.answer().isEmpty())
                .filter(request -> evidence.fate(request.buyer()).state() == State.RUNNING)
                .collect(Collectors.groupingBy(
                        request -> evidence.lockSeenBy(request.buyer()), TreeMap::new, Collectors.toList()));
        waiting.forEach((lock, requests) -> {
            Optional<Hold> holder = holder(evidence, lock);
            holder.ifPresent(hold -> named.add(hold.buyer()));
            variant(evidence, lock, requests, holder)
                    .ifPresent(variant -> findings.add(finding(evidence, variant, requests, holder)));
        });
        for (int buyer = 0; buyer < evidence.buyers(); buyer++) {
            State state = evidence.fate(buyer).state();
            if ((state == State.FROZEN || state == State.HUNG) && !named.contains(buyer)) {
                findings.add(alone(evidence, buyer, state));
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Optional<Hold> holder(Evidence evidence, int lock) {
        return evidence.holds().stream()
                .filter(hold -> hold.end() == Hold.End.KEPT)
                .filter(hold -> evidence.lockSeenBy(hold.buyer()) == lock)
                .reduce((first, second) -> second);
    }

    private static Optional<String> variant(
            Evidence evidence, int lock, List<Request> requests, Optional<Hold> holder) {
        boolean known = evidence.ending() == Ending.FINISHED;
        if (holder.isEmpty()) {
            return known || diedAsking(evidence, lock) ? Optional.of("nobody") : Optional.empty();
        }
        int buyer = holder.get().buyer();
        if (requests.stream().anyMatch(request -> request.buyer() == buyer)) {
            return Optional.of("self");
        }
        State state = evidence.fate(buyer).state();
        return state == State.RUNNING && !known ? Optional.empty() : Optional.of(state.wireName());
    }

    /** Whether somebody was killed while asking, who may have got the lock without living to say so. */
    private static boolean diedAsking(Evidence evidence, int lock) {
        return evidence.requests()
                .anyMatch(request -> request.answer().isEmpty()
                        && evidence.lockSeenBy(request.buyer()) == lock
                        && evidence.fate(request.buyer()).state() == State.KILLED);
    }

    private static Finding finding(Evidence evidence, String variant, List<Request> requests, Optional<Hold> holder) {
        FindingMaker finding = FindingMaker.of(FindingKind.STUCK, variant)
                .with("waiters", requests.stream().map(Request::buyer).toList());
        holder.ifPresent(hold -> finding.with("holder", hold.buyer())
                .witness(hold.acquired())
                .witness(evidence.fate(hold.buyer()).why()));
        requests.stream().limit(SHOWN_WAITERS).forEach(request -> finding.witness(request.requested()));
        return finding.make();
    }

    private static Finding alone(Evidence evidence, int buyer, State state) {
        Optional<Event> why = evidence.fate(buyer).why();
        return FindingMaker.of(FindingKind.STUCK, "alone-" + state.wireName())
                .with("buyer", buyer)
                .witness(why)
                .make();
    }
}
