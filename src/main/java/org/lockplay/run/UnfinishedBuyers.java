package org.lockplay.run;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Placement;

/** Which buyers have not finished yet; writes the finish of those that do not come to it themselves. Thread-safe. */
final class UnfinishedBuyers {

    private final Placement placement;
    private final LongSupplier now;
    private final Consumer<Event> history;
    private final BitSet unfinished = new BitSet();

    /**
     * @param now the time on the run's clock, in nanoseconds
     * @param history what events are written to
     */
    UnfinishedBuyers(Placement placement, LongSupplier now, Consumer<Event> history) {
        this.placement = placement;
        this.now = now;
        this.history = history;
        unfinished.set(0, placement.buyers());
    }

    /** Says that a buyer has finished by itself. */
    synchronized void finished(int buyer) {
        unfinished.clear(buyer);
    }

    /** Finishes every buyer of a worker that has not finished. */
    void finishWorker(int worker, String outcome) {
        finish(worker * placement.threads(), (worker + 1) * placement.threads(), outcome);
    }

    /** Finishes every buyer that has not finished. */
    void finishAll(String outcome) {
        finish(0, placement.buyers(), outcome);
    }

    private void finish(int from, int to, String outcome) {
        BitSet found;
        synchronized (this) {
            found = unfinished.get(from, to);
            unfinished.clear(from, to);
        }
        found.stream()
                .mapToObj(buyer -> Event.of(now.getAsLong(), EventKind.BUYER_FINISHED, buyer + from)
                        .with(Field.OUTCOME, outcome))
                .forEach(history);
    }
}
