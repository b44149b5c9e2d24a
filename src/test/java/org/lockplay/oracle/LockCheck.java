package org.lockplay.oracle;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

/** Checks the locks against their documentation: no buyer gets what a live holder keeps; the flag is exempt. */
final class LockCheck implements Check {

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        facts.holds().stream()
                .filter(hold -> hold.how() == Hold.How.KEPT && !canBeFreed(facts, hold))
                .forEach(kept -> facts.holds().stream()
                        .filter(next -> next.lock() == kept.lock() && next.buyer() != kept.buyer())
                        .filter(next -> next.fromNs() > kept.untilNs())
                        .findFirst()
                        .ifPresent(next -> report.wrong("lock", kept + " is kept, yet " + next)));
    }

    private static boolean canBeFreed(Facts facts, Hold hold) {
        boolean processEnds = facts.tracks().stream()
                .filter(track -> facts.workerOf(track.buyer()) == facts.workerOf(hold.buyer()))
                .anyMatch(track -> !track.faults("crash").isEmpty());
        return switch (facts.rules().end()) {
            case LEASE -> true;
            case NOTHING ->
                facts.scenario().lock().kind() == LockKind.FLAG
                        || facts.rules().anybodyFrees() && isReleasedByOthers(facts, hold);
            case DEATH -> processEnds;
            case CONNECTION -> processEnds || isDisturbed(facts, hold);
            // On a busy machine the server may miss the holder for a whole session timeout.
            case SESSION -> true;
        };
    }

    private static boolean isReleasedByOthers(Facts facts, Hold hold) {
        return facts.events(EventKind.LOCK_RELEASED).anyMatch(event -> event.buyer() != hold.buyer());
    }

    private static boolean isDisturbed(Facts facts, Hold hold) {
        Optional<Event> disturbance = facts.tracks().stream()
                .filter(track -> facts.workerOf(track.buyer()) == facts.workerOf(hold.buyer()))
                .flatMap(track -> track.all().stream())
                .filter(event -> event.kind() == EventKind.FROZEN || BuyerTrack.isFault(event, "disconnect"))
                .findFirst();
        return disturbance.isPresent();
    }
}
