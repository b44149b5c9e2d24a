package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

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
        long longestWait = facts.events(EventKind.LOCK_ACQUIRED)
                .mapToLong(event -> number(event, "waitNs").orElse(0))
                .max()
                .orElse(0);
        same(report, "longest wait", figures.waits().max(), longestWait);
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
        range(
                report,
                "writes",
                figures.writes(),
                facts.writes().stream().filter(StoreWrite::isCertain).count(),
                facts.writes().size());
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
