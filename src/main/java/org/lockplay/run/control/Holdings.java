package org.lockplay.run.control;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.lock.Claim;
import org.lockplay.lock.Reacquisition;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Scenario;

/** Which buyers hold which locks, derived from their events. Not thread-safe. */
final class Holdings {

    private final Scenario scenario;
    private final Reacquisition again;
    /** The use of each lock, by the number of the buyer. */
    private final Map<LockName, List<Use>> locks = new LinkedHashMap<>();

    /** One buyer's use of one lock. */
    private static final class Use {

        /** The hold; exclusive if the buyer has never acquired the lock. */
        private Claim claim;
        /** Outstanding releases; 0 if the buyer does not hold the lock. */
        private int owed;
        /** The last acquisition on the run's clock, in nanoseconds; 0 if none. */
        private long acquiredNs;
        /** The last release on the run's clock, in nanoseconds; 0 if none. */
        private long releasedNs;

        Use(Claim claim) {
            this.claim = claim;
        }
    }

    Holdings(Scenario scenario) {
        this.scenario = scenario;
        again = scenario.lock().kind().reacquisition();
    }

    void acquired(LockAcquired event) {
        Use use = use(event.buyer(), event.lock());
        use.claim = scenario.claim(event.buyer(), event.lock(), event.shared());
        use.owed = again.afterAcquiring(use.owed);
        use.acquiredNs = event.t();
    }

    void released(Event event) {
        Use use = use(event.buyer(), event.lock());
        use.owed = again.afterReleasing(use.owed);
        use.releasedNs = event.t();
    }

    /** Records that a buyer has lost one lock. */
    void lost(Event event) {
        use(event.buyer(), event.lock()).owed = 0;
    }

    /** Records that a buyer has lost all its locks. */
    void lostAll(int buyer) {
        locks.values().forEach(uses -> uses.get(buyer).owed = 0);
    }

    /** Whether a buyer holds any lock. */
    boolean has(int buyer) {
        return locks.values().stream().anyMatch(uses -> uses.get(buyer).owed > 0);
    }

    /** The buyers that {@linkplain #holds hold} a lock, the last acquisition first. */
    Stream<Integer> holdersOf(LockName lock) {
        return lastFirst(holds(uses(lock)));
    }

    /** The buyers that hold any lock, the last acquisition first. */
    Stream<Integer> holders() {
        return lastFirst(locks.values().stream().flatMap(Holdings::holds));
    }

    private static Stream<Integer> lastFirst(Stream<Use> uses) {
        return uses.sorted(Comparator.comparingLong((Use use) -> use.acquiredNs).reversed())
                .map(use -> use.claim.buyer())
                .distinct();
    }

    /** Whether the buyer of a request holds the lock already and can reacquire it without waiting. */
    boolean isGrantedAtOnce(Claim request) {
        return use(request.buyer(), request.lock().name()).owed > 0 && !again.startsNewHold();
    }

    /** Whether a request has to wait for a holder, which may be its own buyer. */
    boolean isTakenFor(Claim request) {
        return holds().stream()
                .filter(hold -> hold.blocks(request))
                .anyMatch(hold -> hold.buyer() != request.buyer() || again.startsNewHold());
    }

    /** The holds that can keep other buyers waiting. */
    List<Claim> holds() {
        return locks.values().stream()
                .flatMap(Holdings::holds)
                .map(use -> use.claim)
                .toList();
    }

    private static Stream<Use> holds(List<Use> uses) {
        return uses.stream().filter(use -> use.owed > 0 && !hasSuccessor(use, uses));
    }

    /**
     * Whether another buyer has acquired the lock since, for example after a session expired, or has released it, as a
     * lock without owner permits. In both cases this buyer no longer keeps others waiting.
     */
    private static boolean hasSuccessor(Use use, List<Use> uses) {
        return uses.stream()
                .anyMatch(other -> other != use
                        && use.claim.blocks(other.claim)
                        && Math.max(other.acquiredNs, other.releasedNs) > use.acquiredNs);
    }

    private Use use(int buyer, LockName lock) {
        return uses(lock).get(buyer);
    }

    private List<Use> uses(LockName lock) {
        return locks.computeIfAbsent(
                lock,
                name -> IntStream.range(0, scenario.placement().buyers())
                        .mapToObj(buyer -> new Use(scenario.claim(buyer, name, false)))
                        .toList());
    }
}
