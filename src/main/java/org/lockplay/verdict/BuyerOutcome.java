package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;

/** The final state of one buyer, as far as the history goes. Mutable while the history is read. */
final class BuyerOutcome {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Ending ending;
    private final List<Event> holderFailures = new ArrayList<>();
    private Event finished;
    private Event crash;
    private Event freeze;
    private Event freezing;
    private Event hang;
    private Event failure;
    private Event cut;

    BuyerOutcome(Ending ending) {
        this.ending = ending;
    }

    /** Processes an event of this buyer or of its process. */
    void onEvent(Event event) {
        if (HolderFailure.of(event).isPresent()) {
            holderFailures.add(event);
        }
        switch (event.kind()) {
            case BUYER_FINISHED -> finished = event;
            case FROZEN -> freeze = event;
            case THAWED -> freeze = null;
            // The first failure is the reason; releasing the locks may fail afterwards.
            case FAILED -> failure = failure == null ? event : failure;
            case FAULT -> noticeFault(event);
            default -> {
                // Not relevant to how the buyer ends.
            }
        }
    }

    private void noticeFault(Event event) {
        switch (event.text(Field.FAULT).orElse("")) {
            case "crash" -> crash = event;
            case "hang", "torn-write" -> hang = event;
            case "freeze" -> freezing = event;
            case "disconnect" -> cut = event;
            default -> {
                // The buyer's own events show the effect.
            }
        }
    }

    /**
     * Whether an event concerns the whole process, and so every buyer in it: a crash, a freeze, and a cut connection
     * where the process's buyers share one session.
     */
    static boolean concernsProcess(Event event, LockKind lock) {
        return switch (event.kind()) {
            case FROZEN, THAWED -> true;
            case FAULT ->
                switch (event.text(Field.FAULT).orElse("")) {
                    case "crash", "freeze" -> true;
                    case "disconnect" -> lock == LockKind.ZOOKEEPER;
                    default -> false;
                };
            default -> false;
        };
    }

    /** The buyer's state at the end of the history. */
    State state() {
        return switch (outcome()) {
            case "bought", "sold-out" -> State.FINISHED;
            case "failed" -> State.FAILED;
            default -> {
                if (died()) {
                    yield State.KILLED;
                }
                // A buyer that was frozen in a step that never returns still hangs once thawed.
                yield hang != null ? State.HUNG : freeze != null ? State.FROZEN : State.RUNNING;
            }
        };
    }

    /** Whether its process died during the run, possibly after the buyer had finished. */
    boolean died() {
        return crash != null || outcome().equals("killed") && !endedFromOutside();
    }

    /** Whether the run was stopped from outside; buyers killed by that are not failures. */
    private boolean endedFromOutside() {
        return ending == Ending.STOPPED || ending == Ending.INTERRUPTED;
    }

    /** The outcome recorded in the history; an empty string if none. */
    String outcome() {
        return finished == null ? "" : finished.text(Field.OUTCOME).orElse("");
    }

    /** The event that best explains why the buyer does not continue. */
    Optional<Event> why() {
        Event event = switch (state()) {
            case KILLED -> crash == null ? finished : crash;
            case FROZEN -> freeze;
            case HUNG -> hang;
            case FAILED -> failure == null ? finished : failure;
            case FINISHED -> finished;
            case RUNNING -> cut;
        };
        return Optional.ofNullable(event);
    }

    /** The freeze of a buyer that is still frozen. */
    Optional<Event> freeze() {
        return Optional.ofNullable(freeze);
    }

    /** When the fault will thaw a frozen buyer, in nanoseconds; empty if it is only thawed by hand. */
    OptionalLong thawDueNs() {
        if (freeze == null || freezing == null) {
            return OptionalLong.empty();
        }
        OptionalLong forMs = freezing.number(Field.FOR_MS);
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
