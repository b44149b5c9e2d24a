package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** Checks that a history is well-formed: it has one start and one end, and so has every buyer. */
final class HistoryCheck implements Check {

    private static final String CLAIM = "history";

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        List<Event> history = facts.history();
        for (int i = 0; i < history.size(); i++) {
            report.require(
                    history.get(i).seq() == i + 1,
                    CLAIM,
                    "a gap before #" + history.get(i).seq());
        }
        report.require(history.get(0).kind() == EventKind.RUN_STARTED, CLAIM, "it does not begin with run-started");
        Event last = history.get(history.size() - 1);
        report.require(
                last.kind() == EventKind.RUN_FINISHED,
                CLAIM,
                "it ends with " + last.kind().wireName());
        report.require(facts.events(EventKind.RUN_FINISHED).count() == 1, CLAIM, "it does not have one run-finished");
        if (facts.events(EventKind.BUYER_STARTED).findAny().isPresent()) {
            facts.tracks().forEach(track -> {
                checkBuyer(track, report);
                checkOutcome(track, last, report);
            });
        }
    }

    /** Checks the outcomes that the application itself gives to a buyer when the run ends. */
    private static void checkOutcome(BuyerTrack track, Event last, Report report) {
        EndState state = EndState.of(track);
        if (track.outcome().equals("stuck")) {
            report.require(
                    state == EndState.HUNG || state == EndState.WAITING,
                    CLAIM,
                    "buyer " + track.buyer() + " is called stuck, but was " + state);
        } else if (track.outcome().equals("cut-off")) {
            report.require(
                    text(last, "reason").filter("timed-out"::equals).isPresent(),
                    CLAIM,
                    "buyer " + track.buyer() + " is called cut off in a run without a time-out");
        }
    }

    private static void checkBuyer(BuyerTrack track, Report report) {
        String buyer = "buyer " + track.buyer();
        long ends = track.all().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                .count();
        report.require(ends == 1, CLAIM, buyer + " finishes " + ends + " times");
        track.end()
                .ifPresent(end -> track.all().stream()
                        .filter(event -> event.seq() > end.seq())
                        .findFirst()
                        .ifPresent(late -> report.require(
                                isAllowedAfterEnd(late),
                                CLAIM,
                                buyer + " goes on after its end: " + late.kind().wireName() + " #" + late.seq())));
        Map<String, Long> latest = new HashMap<>();
        for (Event event : track.own()) {
            // A release has the time before it, which is still after the buyer's previous event.
            Long before = latest.put("t", event.t());
            report.require(
                    before == null || before <= event.t(), CLAIM, buyer + " goes back in time at #" + event.seq());
        }
    }

    /** Events of a process in which a finished buyer still holds the lock, or shares the process with others. */
    private static boolean isAllowedAfterEnd(Event event) {
        return BuyerTrack.isFault(event, "crash")
                || event.kind() == EventKind.BUYER_FINISHED
                || event.kind() == EventKind.OFF_SCHEDULE;
    }
}
