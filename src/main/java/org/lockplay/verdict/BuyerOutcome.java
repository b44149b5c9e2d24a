package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.Frozen;
import org.lockplay.history.Outcome;
import org.lockplay.history.Thawed;
import org.lockplay.lock.LockKind;

/** The final state of one buyer, as far as the history goes. Mutable while the history is read. */
final class BuyerOutcome {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Ending ending;
    private final List<Event> holderFailures = new ArrayList<>();
    private BuyerFinished finished;
    private FaultInjected crash;
    private Frozen freeze;
    private FaultInjected freezing;
    private FaultInjected hang;
    private Failed failure;
    private FaultInjected cut;

    BuyerOutcome(Ending ending) {
        this.ending = ending;
    }

    /** Processes an event of this buyer or of its process. */
    void onEvent(Event event) {
        if (HolderFailure.of(event).isPresent()) {
            holderFailures.add(event);
        }
        if (event instanceof BuyerFinished end) {
            finished = end;
            // A freeze may be recorded before an end that it came after, because it concerns other buyers, too.
            holderFailures.removeIf(failure -> failure.t() > end.t());
        } else if (event instanceof Frozen begin) {
            freeze = begin;
        } else if (event instanceof Thawed) {
            freeze = null;
        } else if (event instanceof Failed failed && failure == null) {
            // The first failure is the reason; releasing the locks may fail afterwards.
            failure = failed;
        } else if (event instanceof FaultInjected fault) {
            noticeFault(fault);
        }
    }

    private void noticeFault(FaultInjected fault) {
        switch (fault.fault().effect()) {
            case KILLED -> crash = fault;
            case HUNG -> hang = fault;
            case FROZEN -> freezing = fault;
            case CUT_OFF -> cut = fault;
            case FAILED, DELAYED, UNRELEASED -> {
                // The buyer's own events show the effect.
            }
        }
    }

    /**
     * Whether an event concerns the whole process, and so every buyer in it: a crash, a freeze, and a cut connection
     * where the process's buyers share one session.
     */
    static boolean concernsProcess(Event event, LockKind lock) {
        return event instanceof Frozen
                || event instanceof Thawed
                || event instanceof FaultInjected fault
                        && fault.fault().effect().isOfProcess()
                || HolderFailure.cuts(event) && lock.isSession();
    }

    /** The buyer's state at the end of the history. */
    State state() {
        if (outcome().filter(Outcome::isThrough).isPresent()) {
            return State.FINISHED;
        }
        if (is(Outcome.FAILED)) {
            return State.FAILED;
        }
        if (died()) {
            return State.KILLED;
        }
        // A buyer that was frozen in a step that never returns still hangs once thawed.
        if (hang != null) {
            return State.HUNG;
        }
        return freeze != null ? State.FROZEN : State.RUNNING;
    }

    /** Whether its process died during the run, possibly after the buyer had finished. */
    boolean died() {
        return death().isPresent();
    }

    /** The event that records the death of its process, possibly after the buyer had finished. */
    Optional<Event> death() {
        if (crash != null) {
            return Optional.of(crash);
        }
        return is(Outcome.KILLED) && !endedFromOutside() ? Optional.of(finished) : Optional.empty();
    }

    /** Whether the run was stopped from outside; buyers killed by that are not failures. */
    private boolean endedFromOutside() {
        return ending == Ending.STOPPED || ending == Ending.INTERRUPTED;
    }

    /** The outcome recorded in the history; empty if none. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(finished).map(BuyerFinished::outcome);
    }

    private boolean is(Outcome outcome) {
        return finished != null && finished.outcome() == outcome;
    }

    /** The event that best explains why the buyer does not continue. */
    Optional<Event> why() {
        Event event = switch (state()) {
            case KILLED -> death().orElse(null);
            case FROZEN -> freeze;
            case HUNG -> hang;
            case FAILED -> failure == null ? finished : failure;
            case FINISHED -> finished;
            case RUNNING -> cut;
        };
        return Optional.ofNullable(event);
    }

    /** The freeze of a buyer that is still frozen. */
    Optional<Frozen> freeze() {
        return Optional.ofNullable(freeze);
    }

    /** When the fault will thaw a frozen buyer, in nanoseconds; empty if it is only thawed by hand. */
    OptionalLong thawDueNs() {
        if (freeze == null || freezing == null) {
            return OptionalLong.empty();
        }
        OptionalLong forMs = freezing.forMs();
        return forMs.isPresent()
                ? OptionalLong.of(freezing.t() + forMs.getAsLong() * NANOS_PER_MILLI)
                : OptionalLong.empty();
    }

    /** The events that could have made the buyer lose a lock. */
    List<Event> holderFailures() {
        return holderFailures;
    }

    /** The states of a buyer. */
    enum State {
        RUNNING,
        FINISHED,
        FAILED,
        KILLED,
        FROZEN,
        HUNG;

        /** Whether the buyer cannot do anything any more. */
        boolean over() {
            return this == FINISHED || this == FAILED || this == KILLED;
        }

        /** The name in arguments and texts. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
