package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Conflicted;
import org.lockplay.history.Event;
import org.lockplay.history.Read;
import org.lockplay.history.SoldOut;
import org.lockplay.lock.LockId;
import org.lockplay.verdict.BuyerOutcome.State;

/** Calculates a run's metrics. */
final class MetricsCalculator {

    private static final double NANOS_A_SECOND = 1e9;

    private final HistoryIndex index;

    MetricsCalculator(HistoryIndex index) {
        this.index = index;
    }

    RunMetrics make() {
        long sold = index.sales().stream().mapToLong(Sale::tickets).sum();
        long sellingNs = lengthNs(index.history().stream().filter(event -> event.buyer() != Event.NO_BUYER));
        return new RunMetrics(
                index.scenario().stock(),
                index.buyers(),
                sold,
                index.unconfirmed(),
                soldOut(),
                withState(State.FAILED),
                withState(State.KILLED),
                finalCount(),
                index.history().size(),
                lengthNs(index.history().stream()),
                sellingNs == 0 ? 0 : Math.round(sold * NANOS_A_SECOND / sellingNs * 10) / 10.0,
                waits(),
                holds(),
                fairness(),
                index.all(Conflicted.class).count(),
                index.all(Read.class).count(),
                index.writes().size());
    }

    private static long lengthNs(Stream<Event> events) {
        LongSummaryStatistics times = events.mapToLong(Event::t).summaryStatistics();
        return times.getCount() == 0 ? 0 : times.getMax() - times.getMin();
    }

    private long soldOut() {
        Stream<SoldOut> told = index.all(SoldOut.class);
        return index.scenario().rounds() == 1
                ? told.mapToInt(Event::buyer).distinct().count()
                : told.count();
    }

    private long withState(State state) {
        return IntStream.range(0, index.buyers())
                .filter(buyer -> index.buyerOutcome(buyer).state() == state)
                .count();
    }

    private OptionalLong finalCount() {
        return index.lastLook().map(look -> look.seen().count()).orElse(OptionalLong.empty());
    }

    private Percentiles waits() {
        return Percentiles.of(index.requests()
                .filter(Request::granted)
                .mapToLong(MetricsCalculator::waitNs)
                .toArray());
    }

    private static long waitNs(Request request) {
        return request.answer().orElseThrow().waitNs();
    }

    private Percentiles holds() {
        return Percentiles.of(index.holds().stream()
                .filter(hold -> hold.end() == Hold.End.RELEASED)
                .mapToLong(hold -> hold.toNs() - hold.fromNs())
                .toArray());
    }

    /** Simulates a queue of waiting buyers for each lock over all requests and acquisitions, ordered by time. */
    private OptionalDouble fairness() {
        record Moment(long t, boolean asking, int request) {}
        List<Request> requests = index.requests().filter(Request::granted).toList();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            moments.add(new Moment(request.requested().t(), true, i));
            moments.add(new Moment(request.answer().orElseThrow().t(), false, i));
        }
        moments.sort(Comparator.comparingLong(Moment::t).thenComparing(moment -> !moment.asking()));
        Map<LockId, Set<Integer>> queues = new HashMap<>();
        long granted = 0;
        long inTurn = 0;
        for (Moment moment : moments) {
            Set<Integer> waiting =
                    queues.computeIfAbsent(requests.get(moment.request()).lock(), lock -> new LinkedHashSet<>());
            if (moment.asking()) {
                waiting.add(moment.request());
            } else {
                granted++;
                inTurn += waiting.iterator().next() == moment.request() ? 1 : 0;
                waiting.remove(moment.request());
            }
        }
        return granted == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.round(inTurn * 1000.0 / granted) / 1000.0);
    }
}
