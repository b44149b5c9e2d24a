package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.LockReleased;
import org.lockplay.history.StoreSeen;
import org.lockplay.lock.LockId;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/**
 * A history, indexed once for all detectors. Events of one buyer are in program order; across buyers only {@code t}
 * gives the order, because {@code seq} is the order of arrival.
 */
final class HistoryIndex {

    private final Scenario scenario;
    private final List<Event> history;
    private final Ending ending;
    private final List<List<Event>> events = new ArrayList<>();
    /** Like {@link #events}, with the kills of the buyer's process. */
    private final List<List<Event>> eventsAndKills = new ArrayList<>();

    private final List<BuyerOutcome> buyerOutcomes = new ArrayList<>();
    private final List<LockUsage> lockStories = new ArrayList<>();
    private final List<BuyerSales> tradeStories = new ArrayList<>();
    private final List<Hold> holds;
    private final List<Write> writes;
    private final List<Sale> sales;

    HistoryIndex(Scenario scenario, List<Event> history, Ending ending) {
        this.scenario = scenario;
        this.history = history;
        this.ending = ending;
        for (int buyer = 0; buyer < scenario.placement().buyers(); buyer++) {
            events.add(new ArrayList<>());
            eventsAndKills.add(new ArrayList<>());
            buyerOutcomes.add(new BuyerOutcome(ending));
        }
        history.forEach(this::sort);
        for (int buyer = 0; buyer < events.size(); buyer++) {
            lockStories.add(LockUsage.of(buyer, eventsAndKills.get(buyer), scenario));
            tradeStories.add(BuyerSales.of(buyer, events.get(buyer), scenario));
        }
        holds = inTime(lockStories.stream().flatMap(story -> story.holds().stream()), Hold::acquired);
        writes = inTime(tradeStories.stream().flatMap(story -> story.writes().stream()), Write::event);
        sales = inTime(tradeStories.stream().flatMap(story -> story.sales().stream()), Sale::event);
    }

    private static <T> List<T> inTime(Stream<T> values, Function<T, Event> event) {
        return values.sorted(
                        Comparator.comparingLong(value -> event.apply(value).t()))
                .toList();
    }

    private void sort(Event event) {
        int buyer = event.buyer();
        if (buyer < 0 || buyer >= events.size()) {
            return;
        }
        events.get(buyer).add(event);
        if (HoldProof.isKill(event)) {
            companions(buyer).forEach(other -> eventsAndKills.get(other).add(event));
        } else {
            eventsAndKills.get(buyer).add(event);
        }
        if (BuyerOutcome.concernsProcess(event, lock())) {
            companions(buyer).forEach(other -> buyerOutcomes.get(other).onEvent(event));
        } else {
            buyerOutcomes.get(buyer).onEvent(event);
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

    /** All events of one kind. */
    <E extends Event> Stream<E> all(Class<E> kind) {
        return history.stream().filter(kind::isInstance).map(kind::cast);
    }

    int buyers() {
        return events.size();
    }

    BuyerOutcome buyerOutcome(int buyer) {
        return buyerOutcomes.get(buyer);
    }

    /** One buyer's events in program order. */
    List<Event> eventsOf(int buyer) {
        return events.get(buyer);
    }

    /** Every hold of every buyer, ordered by start. */
    List<Hold> holds() {
        return holds;
    }

    /** One buyer's holds in program order. */
    List<Hold> holdsOf(int buyer) {
        return lockStories.get(buyer).holds();
    }

    /** The events that could have made a buyer lose a lock, in the order of the history. */
    List<Event> failuresOf(int buyer) {
        return buyerOutcomes.get(buyer).holderFailures();
    }

    /** Whether the lease of a hold had certainly expired at {@code ns}. */
    boolean leaseOver(Hold hold, long ns) {
        return lock().isLease() && ns - hold.fromNs() > scenario.lock().lease().toNanos();
    }

    /** Every cut of the holder's connection since it acquired the lock. */
    Stream<Event> cutsWithin(Hold hold) {
        return eventsOf(hold.buyer()).stream()
                .filter(event -> HolderFailure.cuts(event)
                        && event.seq() > hold.acquired().seq())
                .filter(event -> event.seq() <= hold.believedUntil());
    }

    /** One buyer's requests in program order. */
    List<Request> requestsOf(int buyer) {
        return lockStories.get(buyer).requests();
    }

    /** Every request of every buyer. */
    Stream<Request> requests() {
        return lockStories.stream().flatMap(story -> story.requests().stream());
    }

    /** Every release by a buyer that held nothing. */
    Stream<LockReleased> unheldReleases() {
        return lockStories.stream().flatMap(story -> story.unheldReleases().stream());
    }

    /**
     * The requests that wait for an answer when the history ends. Not those of a buyer that holds a lock which it can
     * acquire again at once, nor those that have failed.
     */
    Stream<Request> openRequests() {
        boolean waitsForItself = lock().reacquisition().startsNewHold();
        return requests()
                .filter(Request::open)
                .filter(request -> waitsForItself || request.holding().isEmpty())
                .filter(request -> !hasFailed(request));
    }

    private boolean hasFailed(Request request) {
        return eventsOf(request.buyer()).stream()
                .anyMatch(event -> event instanceof Failed
                        && event.seq() > request.requested().seq());
    }

    /** The buyers that were running when the history ended: neither waiting, nor halted, nor finished. */
    IntStream movingBuyers() {
        Set<Integer> waiting = openRequests().map(Request::buyer).collect(Collectors.toSet());
        return IntStream.range(0, buyers())
                .filter(buyer -> buyerOutcome(buyer).state() == BuyerOutcome.State.RUNNING && !waiting.contains(buyer));
    }

    /** The time of a buyer's last event, in nanoseconds. */
    long lastEventNs(int buyer) {
        return eventsOf(buyer).stream().mapToLong(Event::t).max().orElse(0);
    }

    /** When the run ended for its buyers, in nanoseconds; cleaning up may take longer. */
    long endNs() {
        return all(BuyerFinished.class)
                .filter(end -> end.outcome().isByRun())
                .mapToLong(Event::t)
                .min()
                .orElseGet(() -> history.stream().mapToLong(Event::t).max().orElse(0));
    }

    /** Every write that the store kept, by version; each list ordered by time. */
    Map<Long, List<Write>> writesByVersion() {
        Map<Long, List<Write>> byVersion = new HashMap<>();
        writes.forEach(write -> byVersion
                .computeIfAbsent(write.event().version(), none -> new ArrayList<>())
                .add(write));
        return byVersion;
    }

    /** Every write that the store kept, ordered by time. */
    List<Write> writes() {
        return writes;
    }

    /** Every sale, ordered by time. */
    List<Sale> sales() {
        return sales;
    }

    /** Tickets of buyers that ended between taking and confirmation. */
    long unconfirmed() {
        return tradeStories.stream().mapToLong(BuyerSales::unconfirmed).sum();
    }

    /** Writes of buyers that finished without committing them, buyer by buyer. */
    List<Write> uncommitted() {
        return tradeStories.stream()
                .flatMap(story -> story.uncommitted().stream())
                .toList();
    }

    /** The server's final read of the store. */
    Optional<StoreSeen> lastLook() {
        return all(StoreSeen.class).reduce((first, second) -> second);
    }

    /** The lock that an event concerns. */
    LockId lockOf(Event event) {
        return scenario.claim(event.buyer(), event.lock(), false).lock();
    }
}
