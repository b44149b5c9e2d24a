package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.StepKind;

/**
 * One buyer's writes and sales, from its events in program order.
 *
 * @param writes what the store accepted and kept
 * @param sales what the buyer bought
 * @param unconfirmed tickets that the buyer was about to buy when its part of the history ended
 */
record BuyerSales(List<Write> writes, List<Sale> sales, long unconfirmed) {

    /** Collects the writes and sales of one buyer. */
    static BuyerSales of(int buyer, List<Event> events, Scenario scenario) {
        Teller teller = new Teller(buyer, scenario);
        events.forEach(teller::next);
        return teller.end();
    }

    private static final class Teller {

        private final int buyer;
        private final boolean commits;
        private final Set<Long> writeLines;
        private final LockedLines locked;
        private final List<Write> writes = new ArrayList<>();
        private final List<Sale> sales = new ArrayList<>();
        private final List<Write> openWrites = new ArrayList<>();
        private final List<Sale> openSales = new ArrayList<>();
        private Event read;
        private Event took;
        private long taken;
        private boolean content;
        private boolean failed;
        /** Whether the buyer waits for the lock. */
        private boolean waiting;

        Teller(int buyer, Scenario scenario) {
            this.buyer = buyer;
            this.commits = scenario.lock().kind().isTransaction();
            this.locked = new LockedLines(scenario.program());
            this.writeLines = scenario.program()
                    .allSteps()
                    .filter(step -> step.kind() == StepKind.WRITE)
                    .map(step -> (long) step.line())
                    .collect(Collectors.toSet());
        }

        void next(Event event) {
            switch (event.kind()) {
                case LOCK_REQUESTED -> waiting = true;
                case LOCK_ACQUIRED, LOCK_TIMEOUT -> waiting = false;
                case READ -> read = event;
                case TOOK -> {
                    took = event;
                    taken++;
                }
                case WROTE -> write(event);
                case COMMITTED -> settle();
                case SOLD_OUT -> {
                    if (writeLines.contains(event.number(Field.STEP).orElse(0))) {
                        // The store refused the write, so the taken tickets are void.
                        taken = 0;
                    }
                }
                case CONFLICT, WRITE_REJECTED -> undo();
                case LOCK_LOST -> forgetUncommitted();
                case FAILED -> {
                    if (!TornReadDetector.isTorn(event)) {
                        undo();
                    }
                }
                case BUYER_FINISHED -> {
                    String outcome = event.text(Field.OUTCOME).orElse("");
                    content = outcome.matches("bought|sold-out");
                    failed = outcome.equals("failed");
                }
                default -> {
                    // No tickets change hands.
                }
            }
        }

        private void write(Event event) {
            openWrites.add(new Write(buyer, event, Optional.ofNullable(read)));
            if (taken > 0) {
                openSales.add(new Sale(buyer, event, taken));
            }
            taken = 0;
            // From here on the buyer's own copy is what it wrote.
            read = event;
            if (!commits || !locked.contain(event.number(Field.STEP).orElse(0))) {
                settle();
            }
        }

        private void settle() {
            writes.addAll(openWrites);
            sales.addAll(openSales);
            forgetUncommitted();
        }

        /** Discards what was never committed; a no-op for a store whose writes take effect at once. */
        private void forgetUncommitted() {
            openWrites.clear();
            openSales.clear();
        }

        private void undo() {
            forgetUncommitted();
            taken = 0;
        }

        BuyerSales end() {
            if (taken > 0 && (content || mayBeWriting())) {
                openSales.add(new Sale(buyer, took, taken));
            }
            if (content) {
                // A buyer that finished with a ticket has it, even if its write was never committed.
                sales.addAll(openSales);
                openSales.clear();
            }
            long open = failed ? 0 : openSales.stream().mapToLong(Sale::tickets).sum();
            return new BuyerSales(List.copyOf(writes), List.copyOf(sales), open);
        }

        /** Whether the buyer may have started to write what it took, without an event in the history. */
        private boolean mayBeWriting() {
            long line = took.number(Field.STEP).orElse(0);
            return !waiting && writeLines.stream().anyMatch(write -> write > line);
        }
    }
}
