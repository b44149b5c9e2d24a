package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Committed;
import org.lockplay.history.Conflicted;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.GatePosition;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockAnswer;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockRequested;
import org.lockplay.history.Outcome;
import org.lockplay.history.Read;
import org.lockplay.history.SoldOut;
import org.lockplay.history.StoreAccess;
import org.lockplay.history.Took;
import org.lockplay.history.WriteRejected;
import org.lockplay.history.Wrote;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.StepKind;

/**
 * One buyer's writes and sales, from its events in program order.
 *
 * @param writes what the store accepted and kept
 * @param sales what the buyer bought
 * @param unconfirmed tickets that the buyer was about to buy when its part of the history ended
 * @param uncommitted what the buyer wrote in a transaction that was open when it finished
 */
record BuyerSales(List<Write> writes, List<Sale> sales, long unconfirmed, List<Write> uncommitted) {

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
        private final StepsAhead writesAhead;
        private final ThinkingTime thinking;
        private final List<Write> writes = new ArrayList<>();
        private final List<Sale> sales = new ArrayList<>();
        private final List<Write> openWrites = new ArrayList<>();
        private final List<Sale> openSales = new ArrayList<>();
        private StoreAccess read;
        private Took took;
        private long taken;
        private boolean content;
        private boolean failed;
        /** Whether a write or a commit of the buyer may have taken effect although it failed. */
        private boolean unanswered;
        /** Whether the buyer waits for the lock. */
        private boolean waiting;
        /** Whether the buyer was killed before it began the step at its gate. */
        private boolean killedAtGate;

        private int line = EventHeader.NO_STEP;
        /** Whether the buyer's last event with a line was an acquisition. */
        private boolean hasJustAcquired;
        /** The buyer's last event so far. */
        private Event before;

        Teller(int buyer, Scenario scenario) {
            this.buyer = buyer;
            this.commits = scenario.lock().kind().isTransaction();
            Program program = scenario.program().of(buyer);
            this.locked = new LockedLines(program);
            this.writesAhead = StepsAhead.writes(program, scenario.lock().kind());
            this.thinking = new ThinkingTime(program);
            this.writeLines = program.allSteps()
                    .filter(step -> step.kind() == StepKind.WRITE)
                    .map(step -> (long) step.line())
                    .collect(Collectors.toSet());
        }

        void next(Event event) {
            line = event.hasStep() ? event.step() : line;
            hasJustAcquired = event instanceof LockAcquired || hasJustAcquired && !event.hasStep();
            killedAtGate |= event instanceof FaultInjected fault
                    && HoldProof.isKill(fault)
                    && fault.hasStep()
                    && fault.position() != GatePosition.TRUNCATED;
            if (event instanceof LockRequested) {
                waiting = true;
            } else if (event instanceof LockAnswer) {
                waiting = false;
            } else if (event instanceof Read done) {
                read = done;
            } else if (event instanceof Took done) {
                took = done;
                taken++;
            } else if (event instanceof Wrote write) {
                write(write);
            } else if (event instanceof Committed) {
                settle();
            } else if (event instanceof SoldOut && writeLines.contains((long) event.step())) {
                // The store refused the write, so the taken tickets are void.
                taken = 0;
            } else if (event instanceof LockLost) {
                forgetUncommitted();
            } else if (event instanceof Failed failure && failure.failure() == FailureKind.UNCONFIRMED) {
                unanswered = true;
            } else if (undoes(event) && !unanswered) {
                undo();
            } else if (event instanceof BuyerFinished end) {
                content = end.outcome().isThrough();
                failed = end.outcome() == Outcome.FAILED;
            }
            before = OwnEvents.include(event) ? event : before;
        }

        private static boolean undoes(Event event) {
            return event instanceof Conflicted
                    || event instanceof WriteRejected
                    || event instanceof Failed failure && !failure.isTornRead();
        }

        private void write(Wrote event) {
            openWrites.add(new Write(buyer, event, Optional.ofNullable(read), notBeforeNs(event)));
            if (taken > 0) {
                openSales.add(new Sale(buyer, event, taken));
            }
            taken = 0;
            // From here on the buyer's own copy is what it wrote.
            read = event;
            // A release can be forgotten: then the program's lines after it are in the transaction, too.
            boolean open = event.uncommitted() || commits && locked.contain(event.step());
            if (!open) {
                settle();
            }
        }

        /** After the last event that the buyer emitted before, and what it has thought since. */
        private long notBeforeNs(Wrote event) {
            if (before == null) {
                return 0;
            }
            return before.t()
                    + (before.hasStep() && event.hasStep() ? thinking.betweenNs(before.step(), event.step()) : 0);
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
            if (taken > 0 && (content || unanswered || mayBeWriting())) {
                openSales.add(new Sale(buyer, took, taken));
            }
            if (content) {
                // A buyer that finished with a ticket has it, even if its write was never committed.
                sales.addAll(openSales);
                openSales.clear();
            }
            // A buyer that was killed at a gate had not begun a commit, so that its transaction was rolled back.
            long open = (failed || killedAtGate) && !unanswered
                    ? 0
                    : openSales.stream().mapToLong(Sale::tickets).sum();
            List<Write> uncommitted = openWrites.stream()
                    .filter(write -> content && write.event().uncommitted())
                    .toList();
            return new BuyerSales(List.copyOf(writes), List.copyOf(sales), open, uncommitted);
        }

        /** Whether the buyer may have started to write what it took, without an event in the history. */
        private boolean mayBeWriting() {
            if (waiting || killedAtGate) {
                return false;
            }
            return line == EventHeader.NO_STEP ? !writeLines.isEmpty() : writesAhead.mayFollow(line, hasJustAcquired);
        }
    }
}
