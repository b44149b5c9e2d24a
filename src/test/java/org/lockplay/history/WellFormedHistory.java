package org.lockplay.history;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.lock.LockKind;

/**
 * The rules that every history of a run obeys, whatever was run and however it ended. A truncated history is checked
 * against the rules that still apply. Used for all tests with real processes.
 *
 * <ol>
 *   <li>{@code seq} counts from 1 without a gap.
 *   <li>{@code run-started} comes first, {@code run-finished} last, each once.
 *   <li>A process starts and exits at most once. The store is read once, when every buyer has finished.
 *   <li>Each buyer obeys the rules of {@link WellFormedPart}.
 *   <li>In a history with an end, every buyer that started has finished.
 * </ol>
 */
public final class WellFormedHistory {

    private static final Set<FailureKind> OF_NO_BUYER =
            EnumSet.of(FailureKind.SETUP, FailureKind.UNREACHABLE_SERVER, FailureKind.TOO_MANY_EVENTS);

    private final List<Event> history;
    private final boolean isWhole;
    private final Map<Integer, WellFormedPart> parts = new HashMap<>();
    private final Set<Integer> started = new HashSet<>();
    private final Set<Integer> exited = new HashSet<>();
    private final Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
    private final List<String> broken = new ArrayList<>();

    private WellFormedHistory(List<Event> history) {
        this.history = history;
        this.isWhole = history.stream().anyMatch(event -> event.kind() == EventKind.RUN_FINISHED);
    }

    /**
     * Checks a history against the rules.
     *
     * @throws AssertionError with all broken rules
     */
    public static void check(List<Event> history) {
        WellFormedHistory rules = new WellFormedHistory(history);
        rules.checkAll();
        if (!rules.broken.isEmpty()) {
            throw new AssertionError("not well-formed: " + String.join("; ", rules.broken) + "\n"
                    + history.stream().map(EventJson::write).collect(Collectors.joining("\n")));
        }
    }

    private void checkAll() {
        for (int i = 0; i < history.size(); i++) {
            Event event = history.get(i);
            if (event.seq() != i + 1L) {
                broken.add("event " + (i + 1) + " has the number " + event.seq());
            }
            if (event.buyer() == Event.NO_BUYER) {
                concernsTheRun(event, i);
            } else {
                parts.computeIfAbsent(event.buyer(), buyer -> new WellFormedPart(lock(), broken::add))
                        .next(event);
            }
        }
        parts.values().forEach(part -> part.end(isWhole));
    }

    private void concernsTheRun(Event event, int place) {
        switch (event.kind()) {
            case RUN_STARTED -> require(place == 0, event, "is not the first event");
            case RUN_FINISHED -> require(place == history.size() - 1, event, "is not the last event");
            case WORKER_STARTED ->
                require(started.add(((WorkerStarted) event).process()), event, "starts a process twice");
            case WORKER_EXITED -> {
                int process = ((WorkerExited) event).process();
                require(exited.add(process), event, "is the second exit of its process");
                require(!isWhole || started.contains(process), event, "is of a process that did not start");
            }
            case SCHEDULE_ENDED -> require(seen.add(event.kind()), event, "ends the schedule twice");
            case STORE -> {
                require(seen.add(event.kind()), event, "looks at the store twice");
                require(parts.values().stream().allMatch(WellFormedPart::isOver), event, "comes before a buyer's end");
            }
            case FAILED ->
                require(OF_NO_BUYER.contains(((Failed) event).failure()), event, "does not say what has failed");
            default -> broken.add(event + " has no buyer");
        }
        require(!isWhole || history.get(0).kind() == EventKind.RUN_STARTED, event, "is in a history without a start");
    }

    /** The kind of lock, if the history contains it. */
    private LockKind lock() {
        return history.stream()
                .filter(RunStarted.class::isInstance)
                .map(RunStarted.class::cast)
                .findFirst()
                .flatMap(RunStarted::lockKind)
                .flatMap(LockKind::find)
                .orElse(null);
    }

    private void require(boolean kept, Event event, String otherwise) {
        if (!kept) {
            broken.add(event + " " + otherwise);
        }
    }
}
