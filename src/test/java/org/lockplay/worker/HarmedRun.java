package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import java.util.List;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.FailureEffect;

/**
 * A run whose holder of the lock was harmed, as its history shows it.
 *
 * @param holder the buyer that held the lock
 */
record HarmedRun(RealRun run, int holder) {

    /** The failure effect, derived from the others' outcomes and the times of their holds. */
    FailureEffect effect(boolean holderIsToComeBack) {
        List<String> reasons = othersFinished()
                .map(event -> text(event, "reason").orElse("none"))
                .distinct()
                .toList();
        if (reasons.equals(List.of("lock-timeout"))) {
            return holderIsToComeBack ? FailureEffect.WAITS : FailureEffect.STUCK;
        }
        assertThat(reasons).containsExactly("none");
        if (run.history().stream().noneMatch(event -> event.kind() == EventKind.LOCK_ACQUIRED)) {
            return FailureEffect.NOTHING_HELD;
        }
        long untilNext = nextAcquired() - requested();
        return untilNext < run.leaseNs() * 3 / 4 ? FailureEffect.FREED : FailureEffect.LEASE_ENDS;
    }

    /**
     * When the holder requested the lock: its lease cannot have begun earlier, however late the acquisition is
     * recorded.
     */
    private long requested() {
        return run.history().stream()
                .filter(event -> event.buyer() == holder && event.kind() == EventKind.LOCK_REQUESTED)
                .findFirst()
                .orElseThrow()
                .t();
    }

    /** When another buyer acquired the lock; all others requested it while the holder had it. */
    private long nextAcquired() {
        return run.history().stream()
                .filter(event -> event.kind() == EventKind.LOCK_ACQUIRED && event.buyer() != holder)
                .mapToLong(Event::t)
                .min()
                .orElseThrow();
    }

    Stream<Event> othersFinished() {
        return run.history().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED && event.buyer() != holder);
    }

    int othersWith(String outcome) {
        return (int) othersFinished()
                .filter(event -> text(event, "outcome").orElseThrow().equals(outcome))
                .count();
    }

    List<EventKind> kindsOfHolder() {
        return run.history().stream()
                .filter(event -> event.buyer() == holder)
                .map(Event::kind)
                .toList();
    }
}
