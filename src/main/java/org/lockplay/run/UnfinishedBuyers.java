package org.lockplay.run;

import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Placement;

/** Tracks unfinished buyers, and emits {@code buyer-finished} for those that cannot do so themselves. Thread-safe. */
final class UnfinishedBuyers {

    private final Placement placement;
    private final LongSupplier now;
    private final Consumer<Event> history;
    private final BitSet unfinished = new BitSet();

    /**
     * @param now the time on the run's clock, in nanoseconds
     * @param history receives the events
     */
    UnfinishedBuyers(Placement placement, LongSupplier now, Consumer<Event> history) {
        this.placement = placement;
        this.now = now;
        this.history = history;
        unfinished.set(0, placement.buyers());
    }

    /** Records that a buyer has emitted its own finish. */
    synchronized void finished(int buyer) {
        unfinished.clear(buyer);
    }

    /** Emits the finish of every unfinished buyer of a worker. */
    void finishWorker(int worker, String outcome) {
        finish(worker * placement.threads(), (worker + 1) * placement.threads(), outcome);
    }

    /** Emits the finish of every unfinished buyer. */
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
