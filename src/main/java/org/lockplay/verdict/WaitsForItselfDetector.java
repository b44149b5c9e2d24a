package org.lockplay.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockplay.lock.Reacquisition;

/**
 * Finds buyers that acquired a lock which they held already, of a kind that makes them wait for themselves. Variants:
 * {@code lease}, the buyer got it when its own lease had expired; {@code freed}, when another buyer had freed it;
 * empty, the buyer did not get it.
 */
final class WaitsForItselfDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (index.lock().reacquisition() != Reacquisition.WAITS_FOR_ITSELF) {
            return List.of();
        }
        Set<Integer> named = new HashSet<>();
        return index.requests()
                .filter(request -> request.holding().isPresent())
                .filter(request -> named.add(request.buyer()))
                .limit(MOST)
                .map(request -> FindingMaker.of(FindingKind.WAITS_FOR_ITSELF, variant(index, request))
                        .with("buyer", request.buyer())
                        .with("lock", index.lock().wireName())
                        .witness(request.holding())
                        .witness(request.requested())
                        .witness(request.answer())
                        .make())
                .toList();
    }

    private static String variant(HistoryIndex index, Request request) {
        if (!request.granted()) {
            return "";
        }
        return index.lock().isLease() ? "lease" : "freed";
    }
}
