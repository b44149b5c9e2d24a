package org.lockplay.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockReleased;
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
                .filter(request -> hasItStill(index, request))
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

    /** Whether the buyer had the lock when it asked; the lease of what it had not given back may have ended. */
    private static boolean hasItStill(HistoryIndex index, Request request) {
        long askedNs = request.requested().t();
        long leaseNs = index.scenario().lock().lease().toNanos();
        return request.holding()
                .filter(acquired -> !index.lock().isLease() || askedNs - acquired.t() <= leaseNs)
                .isPresent();
    }

    private static String variant(HistoryIndex index, Request request) {
        if (!request.granted()) {
            return "";
        }
        return index.lock().isLease() && !wasFreedEarly(index, request) ? "lease" : "freed";
    }

    /**
     * Whether another buyer had released the lease before it expired. It began on the server between the request and
     * the recorded acquisition; an answer in between is decided by the releases of others.
     */
    private static boolean wasFreedEarly(HistoryIndex index, Request request) {
        LockAcquired held = request.holding().orElseThrow();
        long answeredNs = request.answer().orElseThrow().t();
        long leaseNs = index.scenario().lock().lease().toNanos();
        boolean isCertain = answeredNs - (held.t() - held.waitNs()) < leaseNs;
        boolean isPossible = answeredNs - held.t() < leaseNs;
        return LockTraits.anybodyReleases(index.scenario().lock())
                && (isCertain || isPossible && isReleasedByAnother(index, request, held.t(), answeredNs));
    }

    private static boolean isReleasedByAnother(HistoryIndex index, Request request, long fromNs, long toNs) {
        return index.all(LockReleased.class)
                .filter(release -> release.buyer() != request.buyer())
                .filter(release -> index.lockOf(release).equals(request.lock()))
                .anyMatch(release -> release.t() > fromNs && release.t() < toNs);
    }
}
