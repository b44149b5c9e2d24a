package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.List;
import java.util.stream.LongStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.verdict.RunMetrics;

/** Checks the figures against the history. */
final class FigureCheck implements Check {

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        RunMetrics figures = run.verdict().figures();
        same(report, "stock", figures.stock(), facts.scenario().stock());
        same(report, "buyers", figures.buyers(), facts.tracks().size());
        same(report, "events", figures.events(), facts.history().size());
        long toldBuyers =
                facts.events(EventKind.SOLD_OUT).map(Event::buyer).distinct().count();
        long told = facts.events(EventKind.SOLD_OUT).count();
        range(report, "soldOut", figures.soldOut(), toldBuyers, facts.scenario().rounds() == 1 ? toldBuyers : told);
        same(report, "failed", figures.failed(), outcomes(facts, "failed"));
        same(report, "killed", figures.killed(), facts.killed());
        same(
                report,
                "conflicts",
                figures.conflicts(),
                facts.events(EventKind.CONFLICT).count());
        same(
                report,
                "acquisitions",
                figures.waits().count(),
                facts.events(EventKind.LOCK_ACQUIRED).count());
        checkDurations(facts, figures, report);
        same(
                report,
                "finalCount",
                figures.finalCount().orElse(-1),
                facts.finalCount().orElse(-1));
        long least = facts.purchases().stream().mapToInt(Purchase::least).sum();
        long most = facts.purchases().stream().mapToInt(Purchase::most).sum();
        range(report, "sold", figures.sold(), least, most);
        range(
                report,
                "unconfirmed",
                figures.unconfirmed(),
                0,
                facts.purchases().stream().mapToInt(Purchase::cutOff).sum());
        checkTickets(facts, report);
        checkFairness(facts, figures, report);
        range(
                report,
                "writes",
                figures.writes(),
                facts.writes().stream().filter(StoreWrite::isCertain).count(),
                facts.writes().size());
    }

    private static void checkDurations(Facts facts, RunMetrics figures, Report report) {
        long[] waits = facts.events(EventKind.LOCK_ACQUIRED)
                .mapToLong(event -> number(event, "waitNs").orElse(0))
                .sorted()
                .toArray();
        same(report, "wait p50", figures.waits().p50(), share(waits, 0.5));
        same(report, "wait p95", figures.waits().p95(), share(waits, 0.95));
        same(report, "longest wait", figures.waits().max(), share(waits, 1));
        long[] holds = facts.mergedOrPlainHolds()
                .filter(Hold::isReleased)
                .mapToLong(hold -> hold.ended().t() - hold.fromNs())
                .distinct()
                .toArray();
        isOneOf(report, "hold p50", figures.holds().p50(), holds);
        isOneOf(report, "hold p95", figures.holds().p95(), holds);
        isOneOf(report, "longest hold", figures.holds().max(), holds);
        long released = facts.holds().stream().filter(Hold::isReleased).count();
        same(report, "releases", figures.holds().count(), released);
        same(report, "reads", figures.reads(), facts.events(EventKind.READ).count());
        long last = facts.history().stream().mapToLong(Event::t).max().orElse(0);
        long first = facts.history().stream().mapToLong(Event::t).min().orElse(0);
        same(report, "duration", figures.durationNs(), last - first);
        // From the first action of a buyer to the last one: without the start of the processes.
        long[] ofBuyers = facts.tracks().stream()
                .flatMap(track -> track.all().stream())
                .mapToLong(Event::t)
                .sorted()
                .toArray();
        double seconds = ofBuyers.length == 0 ? 0 : (ofBuyers[ofBuyers.length - 1] - ofBuyers[0]) / 1e9;
        double perSecond = seconds == 0 ? 0 : figures.sold() / seconds;
        report.require(
                Math.abs(figures.throughputPerSecond() - perSecond) <= 0.1,
                "figure throughput",
                "says " + figures.throughputPerSecond() + ", but it is " + perSecond);
    }

    /** How many acquisitions were by the buyer that had waited longest for that lock; ties may be resolved either way. */
    private static void checkFairness(Facts facts, RunMetrics figures, Report report) {
        List<Acquisition> all = facts.tracks().stream()
                .flatMap(track -> Acquisition.of(track, facts.lockOf(track.buyer())).stream())
                .toList();
        long least = all.stream()
                .filter(one -> all.stream().noneMatch(other -> other.mayBeBefore(one)))
                .count();
        long most = all.stream()
                .filter(one -> all.stream().noneMatch(other -> other.isBefore(one)))
                .count();
        double said = figures.fairness().orElse(-1) * all.size();
        boolean right = all.isEmpty()
                ? figures.fairness().isEmpty()
                : said >= least - 0.001 * all.size() && said <= most + 0.001 * all.size();
        report.require(
                right,
                "figure fairness",
                "says " + figures.fairness() + ", but it is between " + least + " and " + most + " of " + all.size());
    }

    /** The shortest of sorted durations that a share of them does not exceed. */
    private static long share(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * share - 1e-9) - 1];
    }

    private static void isOneOf(Report report, String figure, long said, long[] holds) {
        boolean right = holds.length == 0 ? said == 0 : LongStream.of(holds).anyMatch(hold -> hold == said);
        report.require(right, "figure " + figure, "says " + said + ", but there was no such hold");
    }

    private static void checkTickets(Facts facts, Report report) {
        for (Purchase purchase : facts.purchases()) {
            facts.tracks()
                    .get(purchase.buyer())
                    .end()
                    .ifPresent(end -> number(end, "count")
                            .ifPresent(count -> range(
                                    report,
                                    "tickets of buyer " + purchase.buyer(),
                                    count,
                                    purchase.least(),
                                    purchase.most())));
        }
    }

    private static long outcomes(Facts facts, String outcome) {
        return facts.tracks().stream()
                .filter(track -> track.outcome().equals(outcome))
                .count();
    }

    private static void same(Report report, String figure, long said, long is) {
        report.require(said == is, "figure " + figure, "says " + said + ", but it is " + is);
    }

    private static void range(Report report, String figure, long said, long least, long most) {
        report.require(
                least <= said && said <= most,
                "figure " + figure,
                "says " + said + ", but it is between " + least + " and " + most);
    }
}
