package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.verdict.Fate.State;

/** Reckons a run in numbers. */
final class FigureMaker {

    private static final double NANOS_A_SECOND = 1e9;

    private final Evidence evidence;

    FigureMaker(Evidence evidence) {
        this.evidence = evidence;
    }

    Figures make() {
        long sold = evidence.sales().stream().mapToLong(Sale::tickets).sum();
        long durationNs = durationNs();
        return new Figures(
                evidence.scenario().stock(),
                evidence.buyers(),
                sold,
                evidence.unconfirmed(),
                soldOut(),
                withState(State.FAILED),
                withState(State.KILLED),
                finalCount(),
                evidence.history().size(),
                durationNs,
                durationNs == 0 ? 0 : Math.round(sold * NANOS_A_SECOND / durationNs * 10) / 10.0,
                waits(),
                holds(),
                fairness(),
                count(EventKind.CONFLICT),
                count(EventKind.READ),
                evidence.writes().size());
    }

    private long durationNs() {
        return evidence.history().stream().mapToLong(Event::t).max().orElse(0)
                - evidence.history().stream().mapToLong(Event::t).min().orElse(0);
    }

    private long soldOut() {
        Stream<Event> told = evidence.all(EventKind.SOLD_OUT);
        return evidence.scenario().rounds() == 1
                ? told.mapToInt(Event::buyer).distinct().count()
                : told.count();
    }

    private long withState(State state) {
        return IntStream.range(0, evidence.buyers())
                .filter(buyer -> evidence.fate(buyer).state() == state)
                .count();
    }

    private OptionalLong finalCount() {
        return evidence.lastLook().map(event -> event.number(Field.COUNT)).orElse(OptionalLong.empty());
    }

    private long count(EventKind kind) {
        return evidence.all(kind).count();
    }

    private Spread waits() {
        return Spread.of(evidence.requests()
                .filter(Request::granted)
                .mapToLong(FigureMaker::waitNs)
                .toArray());
    }

    private static long waitNs(Request request) {
        Event acquired = request.answer().orElseThrow();
        return acquired.number(Field.WAIT_NS)
                .orElse(Math.max(0, acquired.t() - request.requested().t()));
    }

    private Spread holds() {
        return Spread.of(evidence.holds().stream()
                .filter(hold -> hold.end() == Hold.End.RELEASED)
                .mapToLong(hold -> hold.toNs() - hold.fromNs())
                .toArray());
    }

    /** Goes through askings and gettings in the order of their times, with a queue of those who wait. */
    private OptionalDouble fairness() {
        record Moment(long t, boolean asking, int request) {}
        List<Request> requests = evidence.requests().filter(Request::granted).toList();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            moments.add(new Moment(request.requested().t(), true, i));
            moments.add(new Moment(request.answer().orElseThrow().t(), false, i));
        }
        moments.sort(Comparator.comparingLong(Moment::t).thenComparing(moment -> !moment.asking()));
        Set<Integer> waiting = new LinkedHashSet<>();
        long granted = 0;
        long inTurn = 0;
        for (Moment moment : moments) {
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
