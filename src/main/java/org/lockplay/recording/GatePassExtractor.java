package org.lockplay.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Committed;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.GatePosition;
import org.lockplay.history.GateReached;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.LockRequested;
import org.lockplay.history.LockTimedOut;
import org.lockplay.history.LockWaiting;
import org.lockplay.history.Thawed;
import org.lockplay.history.Wrote;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;
import org.lockplay.store.StoreKind;

/**
 * Reads from one buyer's events which gates it passed and which faults it met. Each event carries how many gates its
 * buyer has passed. Not thread-safe.
 *
 * <ol>
 *   <li>The last of these gates is placed at the event that ends the step behind it: the gate of a lock at the
 *       acquisition, so that a replay finds the lock free, after the ends of the holds that nobody released; the gate of
 *       a commit at its end; the gates of a deadlock so that the replay closes it.
 *   <li>Gates before it whose steps emit no event are placed at the buyer's previous event; with closed gates, at the
 *       next one.
 *   <li>A fault is placed at its event: at the next gate, or during the wait for the lock. A kill comes last.
 * </ol>
 */
final class GatePassExtractor {

    /** The number of gates after which the buyer passes none. */
    private static final int NO_MORE = Integer.MAX_VALUE;

    private final Scenario scenario;
    private final LockHolds holds;
    private final int buyer;
    /** The gates whose steps end with a commit. */
    private final Set<Integer> commits;

    private final List<GatePass> passes = new ArrayList<>();
    private int passed;
    /** The time of the worker's previous event. */
    private long before;
    /** Whether the buyer stops at every gate. */
    private boolean closed;
    /** The lock request that has no answer; its gate is not placed yet. */
    private Optional<Event> request = Optional.empty();
    /** A disconnect during the lock wait; it follows the gate before the lock. */
    private Optional<Turn> inWait = Optional.empty();

    private GatePassExtractor(Scenario scenario, LockHolds holds, int buyer, List<Event> events) {
        this.scenario = scenario;
        this.holds = holds;
        this.buyer = buyer;
        this.commits = events.stream()
                .filter(Committed.class::isInstance)
                .map(event -> event.header().pass().orElse(0))
                .collect(Collectors.toSet());
    }

    /**
     * Returns the gates and faults of one buyer, in order.
     *
     * @param events the buyer's events
     */
    static List<GatePass> extract(Scenario scenario, LockHolds holds, int buyer, List<Event> events) {
        GatePassExtractor extractor = new GatePassExtractor(scenario, holds, buyer, events);
        // The server's events can be recorded before earlier ones of the worker. A kill is timed before its effect.
        events.stream()
                .filter(event -> !isEndedByServer(event))
                .sorted(Comparator.comparing((Event event) -> event.isFault(FaultKind.CRASH))
                        .thenComparingLong(Event::t))
                .forEach(extractor::follow);
        extractor.end(events.stream().mapToLong(Event::t).max().orElse(0));
        return extractor.passes;
    }

    private static boolean isEndedByServer(Event event) {
        return event instanceof BuyerFinished && event.header().pass().isEmpty();
    }

    private void follow(Event event) {
        closed |= event instanceof GateReached;
        int reached = event.header().pass().orElse(passed);
        boolean isWithin = isWithinStep(event);
        boolean endsStep = !isWithin && endsStep(event);
        int ended = isWithin || endsStep ? reached - 1 : reached;
        while (passed < ended) {
            passed++;
            boolean truncates = passed == ended && isAfterTruncation(event);
            pass(truncates || closed ? event.t() : before, truncates ? Effect.TRUNCATION : Effect.NONE);
        }
        if (endsStep && passed < reached) {
            passed++;
            end(event);
        } else if (event instanceof LockRequested && passed < reached) {
            request = Optional.of(event);
        } else if (event instanceof FaultInjected fault) {
            inject(fault);
        } else if (event instanceof Thawed thawed && thawed.isByHand()) {
            add(new Turn.Thaw(buyer), event.t());
        }
        if (event.header().pass().isPresent()) {
            before = Math.max(before, event.t());
        }
    }

    /** Whether the step behind the buyer's last gate goes on. */
    private boolean isWithinStep(Event event) {
        return event instanceof LockRequested
                || event instanceof LockWaiting
                || event instanceof LockLost
                || event instanceof LockReleased
                        && commits.contains(event.header().pass().orElse(0))
                || event instanceof FaultInjected fault && interruptsStep(fault);
    }

    /** Whether the event of a worker comes at the end of a step, and not between two steps. */
    private static boolean endsStep(Event event) {
        return event.header().pass().orElse(0) > 0
                && !(event instanceof GateReached || event instanceof FaultInjected || event instanceof BuyerFinished);
    }

    /** In a replay, such a fault is injected at the gate before the step. */
    private static boolean interruptsStep(FaultInjected fault) {
        return fault.isByHand() && !fault.fault().waitsForItsStep() && fault.position() == GatePosition.STEP;
    }

    /** Whether the last gate before the event was the one amid a write to a file. */
    private boolean isAfterTruncation(Event event) {
        return event instanceof Wrote && scenario.store() == StoreKind.FILE
                || event instanceof GateReached gate && gate.position() == GatePosition.TRUNCATED
                || event instanceof FaultInjected fault && fault.position() == GatePosition.TRUNCATED;
    }

    /** Places the gate of a step that ends with an event. */
    private void end(Event event) {
        if (event instanceof LockTimedOut) {
            LockHolds.Wait wait = holds.withoutLock(request.orElse(event), event.t());
            passRequest(wait.beginNs());
            add(new Turn.Timeout(buyer), wait.endNs());
        } else if (event instanceof DeadlockRefused refused) {
            LockHolds.Wait wait = holds.withoutLock(request.orElse(event), event.t());
            passRequest(Math.max(wait.beginNs(), event.t() - refused.waitNs()));
        } else if (event instanceof Committed) {
            pass(holds.commitNs(event, before), Effect.of(event, scenario));
        } else {
            holds.expiredBefore(event).forEach(holder -> add(new Turn.Expires(holder), event.t()));
            long now = event instanceof LockAcquired acquired ? holds.gateNs(acquired) : event.t();
            pass(now, Effect.of(event, scenario));
            endWait(event.t());
        }
    }

    private void inject(FaultInjected event) {
        OptionalLong forMs = event.fault().lasts() ? event.forMs() : OptionalLong.empty();
        Turn inject = new Turn.InjectFault(buyer, event.fault(), forMs);
        long now = Math.max(before, event.t());
        if (event.fault() == FaultKind.DISCONNECT && request.isPresent()) {
            inWait = Optional.of(inject);
            return;
        }
        if (endsProgram(event.fault()) && request.isPresent()) {
            passRequest(now);
        }
        add(inject, now);
        if (endsProgram(event.fault())) {
            passed = NO_MORE;
        } else if (event.fault().waitsForItsStep()) {
            // The fault is injected at the gate and applied in the step behind it.
            passed++;
            pass(now, Effect.NONE);
        }
    }

    /** Whether a fault ends its buyer's program at once, and not in a later step. */
    private static boolean endsProgram(FaultKind kind) {
        return kind.effect().endsProgram() && !kind.waitsForItsStep();
    }

    /** @param lastNs the time of the buyer's last event */
    private void end(long lastNs) {
        request.ifPresent(event -> passRequest(holds.withoutLock(event, lastNs).beginNs()));
    }

    private void passRequest(long now) {
        pass(now, Effect.NONE);
        endWait(now);
    }

    private void endWait(long now) {
        request = Optional.empty();
        inWait.ifPresent(turn -> add(turn, now));
        inWait = Optional.empty();
    }

    private void pass(long now, Effect effect) {
        passes.add(new GatePass(new Turn.Pass(buyer), buyer, Math.min(before, now), now, effect));
    }

    private void add(Turn turn, long now) {
        passes.add(new GatePass(turn, buyer, Math.min(before, now), now, Effect.NONE));
    }
}
