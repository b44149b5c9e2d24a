package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;

/** What became of one buyer, as far as the history goes. Filled while the history is read. */
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

    /** Takes notice of an event of this buyer or of the process that it lives in. */
    void onEvent(Event event) {
        if (HolderFailure.of(event).isPresent()) {
            holderFailures.add(event);
        }
        switch (event.kind()) {
            case BUYER_FINISHED -> finished = event;
            case FROZEN -> freeze = event;
            case THAWED -> freeze = null;
            // The first one is why it failed; giving back its locks can fail afterwards.
            case FAILED -> failure = failure == null ? event : failure;
            case FAULT -> noticeFault(event);
            default -> {
                // Says nothing about how the buyer ends.
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
                // Shows in the buyer's own events.
            }
        }
    }

    /**
     * Whether an event tells of the whole process, and so of every buyer in it. A crash does; a cut does where the
     * process has one session for all.
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

    /** How the buyer stands at the end of the history. */
    State state() {
        return switch (outcome()) {
            case "bought", "sold-out" -> State.FINISHED;
            case "failed" -> State.FAILED;
            default -> {
                if (died()) {
                    yield State.KILLED;
                }
                // Once thawed, a step that never returns does not return either.
                yield hang != null ? State.HUNG : freeze != null ? State.FROZEN : State.RUNNING;
            }
        };
    }

    /** Whether its process died within the run, which can be after the buyer had finished. */
    boolean died() {
        return crash != null || outcome().equals("killed") && !endedFromOutside();
    }

    /** Whether whoever ended the run killed those who were left: that is nobody's fault. */
    private boolean endedFromOutside() {
        return ending == Ending.STOPPED || ending == Ending.INTERRUPTED;
    }

    /** The outcome that the history names; empty text if none. */
    String outcome() {
        return finished == null ? "" : finished.text(Field.OUTCOME).orElse("");
    }

    /** The event that shows best why the buyer does not go on. */
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

    /** Where a buyer was frozen that is frozen still. */
    Optional<Event> freeze() {
        return Optional.ofNullable(freeze);
    }

    /** When a frozen buyer is to be thawed as its fault says, in nanoseconds; empty if only by hand. */
    OptionalLong thawDueNs() {
        if (freeze == null || freezing == null) {
            return OptionalLong.empty();
        }
        OptionalLong forMs = freezing.number(Field.FOR_MS);
        return forMs.isPresent()
                ? OptionalLong.of(freezing.t() + forMs.getAsLong() * NANOS_PER_MILLI)
                : OptionalLong.empty();
    }

    /** What happened to the buyer that could make it lose a lock. */
    List<Event> holderFailures() {
        return holderFailures;
    }

    /** How a buyer can stand. */
    enum State {
        RUNNING,
        FINISHED,
        FAILED,
        KILLED,
        FROZEN,
        HUNG;

        /** Whether the buyer will never do anything any more. */
        boolean over() {
            return this == FINISHED || this == FAILED || this == KILLED;
        }

        /** The name in arguments and texts. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
