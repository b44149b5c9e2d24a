package org.lockplay.run;

import java.util.BitSet;
import java.util.function.IntConsumer;
import org.lockplay.scenario.Placement;

/** Which buyers have not finished yet. Thread-safe. */
final class BuyerBook {

    private final Placement placement;
    private final BitSet unfinished = new BitSet();

    BuyerBook(Placement placement) {
        this.placement = placement;
        unfinished.set(0, placement.buyers());
    }

    synchronized void finished(int buyer) {
        unfinished.clear(buyer);
    }

    /** Finishes every buyer of a worker that has not finished, and names each. */
    void finishWorker(int worker, IntConsumer each) {
        finish(worker * placement.threads(), (worker + 1) * placement.threads(), each);
    }

    /** Finishes every buyer that has not finished, and names each. */
    void finishAll(IntConsumer each) {
        finish(0, placement.buyers(), each);
    }

    private void finish(int from, int to, IntConsumer each) {
        BitSet found;
        synchronized (this) {
            found = unfinished.get(from, to);
            unfinished.clear(from, to);
        }
        found.stream().map(buyer -> buyer + from).forEach(each);
    }
}
