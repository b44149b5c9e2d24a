package org.lockplay.run;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

/** Where every buyer of a run is now, as far as its events tell. Thread-safe. */
final class Situation {

    /** What a buyer is doing. */
    enum Place {
        /** On its way between two gates. */
        WORKING,
        /** Stopped at a gate. */
        AT_GATE,
        /** Asking for the lock. */
        WAITING,
        /** In a step that never returns. */
        HUNG,
        /** Through with its program, or dead. */
        FINISHED
    }

    private final Place[] places;
    private final boolean[] holding;
    private final boolean[] frozen;
    private boolean started;
    private long lastChangeNs = System.nanoTime();

    Situation(int buyers) {
        places = new Place[buyers];
        Arrays.fill(places, Place.WORKING);
        holding = new boolean[buyers];
        frozen = new boolean[buyers];
    }

    /** Takes notice of an event of the run. */
    synchronized void notice(Event event) {
        lastChangeNs = System.nanoTime();
        int buyer = event.buyer();
        if (buyer == Event.NO_BUYER) {
            return;
        }
        started = true;
        switch (event.kind()) {
            case GATE -> places[buyer] = Place.AT_GATE;
            case LOCK_REQUESTED -> places[buyer] = Place.WAITING;
            case LOCK_ACQUIRED -> {
                places[buyer] = Place.WORKING;
                holding[buyer] = true;
            }
            case LOCK_RELEASED, LOCK_LOST -> {
                places[buyer] = Place.WORKING;
                holding[buyer] = false;
            }
            case BUYER_FINISHED -> places[buyer] = Place.FINISHED;
            case FROZEN -> frozen[buyer] = true;
            case THAWED -> frozen[buyer] = false;
            case FAULT -> noticeFault(event);
            default -> {
                if (places[buyer] == Place.WAITING || places[buyer] == Place.AT_GATE) {
                    places[buyer] = Place.WORKING;
                }
            }
        }
    }

    private void noticeFault(Event event) {
        String fault = event.text(Field.FAULT).orElse("");
        if (fault.equals("hang") || fault.equals("torn-write")) {
            places[event.buyer()] = Place.HUNG;
        }
    }

    /** Says that a buyer was let through its gate. */
    synchronized void passed(int buyer) {
        places[buyer] = Place.WORKING;
    }

    synchronized Place placeOf(int buyer) {
        return places[buyer];
    }

    synchronized boolean isHolding(int buyer) {
        return holding[buyer];
    }

    synchronized boolean isFrozen(int buyer) {
        return frozen[buyer];
    }

    /** Says what the death of a process means for a buyer: what it held is in nobody's hand any more. */
    synchronized void died(int buyer) {
        holding[buyer] = false;
        frozen[buyer] = false;
    }

    /** The buyer that holds the lock; the one with the lowest number if several do. */
    synchronized OptionalInt holder() {
        return first(buyer -> holding[buyer]);
    }

    /**
     * Whether nobody can go on without help from outside: whoever has not finished waits for the lock or hangs, and
     * nothing has happened for a while.
     *
     * @param quietNs how long nothing must have happened, in nanoseconds
     */
    synchronized boolean isStuck(long quietNs) {
        return started
                && System.nanoTime() - lastChangeNs >= quietNs
                && first(buyer -> places[buyer] != Place.FINISHED).isPresent()
                && first(buyer -> frozen[buyer]
                                || places[buyer] == Place.WORKING
                                || places[buyer] == Place.AT_GATE)
                        .isEmpty();
    }

    private OptionalInt first(IntPredicate condition) {
        return IntStream.range(0, places.length).filter(condition).findFirst();
    }
}
