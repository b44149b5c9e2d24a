package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reach;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/**
 * A history, put in order once for every detector. Events of one buyer are in program order; between buyers only
 * {@code t} says what came first, because {@code seq} is the order of arrival.
 */
final class Evidence {

    private final Scenario scenario;
    private final List<Event> history;
    private final Ending ending;
    private final List<List<Event>> events = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();
    private final List<LockStory> lockStories = new ArrayList<>();
    private final List<TradeStory> tradeStories = new ArrayList<>();

    Evidence(Scenario scenario, List<Event> history, Ending ending) {
        this.scenario = scenario;
        this.history = history;
        this.ending = ending;
        for (int buyer = 0; buyer < scenario.placement().buyers(); buyer++) {
            events.add(new ArrayList<>());
            fates.add(new Fate());
        }
        history.forEach(this::sort);
        for (int buyer = 0; buyer < events.size(); buyer++) {
            lockStories.add(LockStory.of(buyer, events.get(buyer)));
            tradeStories.add(TradeStory.of(buyer, events.get(buyer), lock()));
        }
    }

    private void sort(Event event) {
        int buyer = event.buyer();
        if (buyer < 0 || buyer >= events.size()) {
            return;
        }
        events.get(buyer).add(event);
        if (Fate.concernsProcess(event)) {
            companions(buyer).forEach(other -> fates.get(other).notice(event));
        } else {
            fates.get(buyer).notice(event);
        }
    }

    /** The buyers that live in the same process, the buyer itself included. */
    private IntStream companions(int buyer) {
        int threads = scenario.placement().threads();
        int first = buyer - buyer % threads;
        return IntStream.range(first, first + threads);
    }

    Scenario scenario() {
        return scenario;
    }

    LockKind lock() {
        return scenario.lock().kind();
    }

    Ending ending() {
        return ending;
    }

    List<Event> history() {
        return history;
    }

    Stream<Event> all(EventKind kind) {
        return history.stream().filter(event -> event.kind() == kind);
    }

    int buyers() {
        return events.size();
    }

    Fate fate(int buyer) {
        return fates.get(buyer);
    }

    /** One buyer's events in program order. */
    List<Event> eventsOf(int buyer) {
        return events.get(buyer);
    }

    /** Every hold of every buyer, in the order in which they began. */
    List<Hold> holds() {
        return lockStories.stream()
                .flatMap(story -> story.holds().stream())
                .sorted(Comparator.comparingLong(Hold::fromNs))
                .toList();
    }

    List<Hold> holdsOf(int buyer) {
        return lockStories.get(buyer).holds();
    }

    Stream<Request> requests() {
        return lockStories.stream().flatMap(story -> story.requests().stream());
    }

    /** Every write that the store kept, by version and then by time. */
    Map<Long, List<Write>> writesByVersion() {
        Map<Long, List<Write>> byVersion = new HashMap<>();
        writes().forEach(write -> write.event()
                .number(Field.VERSION)
                .ifPresent(version -> byVersion
                        .computeIfAbsent(version, none -> new ArrayList<>())
                        .add(write)));
        return byVersion;
    }

    /** Every write that the store kept, in the order of their times. */
    Stream<Write> writes() {
        return tradeStories.stream()
                .flatMap(story -> story.writes().stream())
                .sorted(Comparator.comparingLong(write -> write.event().t()));
    }

    /** Every sale, in the order of their times. */
    List<Sale> sales() {
        return tradeStories.stream()
                .flatMap(story -> story.sales().stream())
                .sorted(Comparator.comparingLong(sale -> sale.event().t()))
                .toList();
    }

    /** Tickets of buyers that were cut off in the middle. */
    long unconfirmed() {
        return tradeStories.stream().mapToLong(TradeStory::unconfirmed).sum();
    }

    /** The conductor's last look at the store. */
    Optional<Event> lastLook() {
        return all(EventKind.STORE).reduce((first, second) -> second);
    }

    /** Whether two buyers live where one and the same lock can be seen by both. */
    boolean shareLock(int one, int other) {
        Placement placement = scenario.placement();
        int worker = placement.workerOf(one);
        int otherWorker = placement.workerOf(other);
        Reach reach = lock().reach();
        return switch (reach) {
            case NONE, PROCESS -> worker == otherWorker;
            case HOST -> placement.hostOf(worker) == placement.hostOf(otherWorker);
            case CLUSTER -> true;
        };
    }
}
