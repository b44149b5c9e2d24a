package org.lockplay.history;

import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;
import org.lockplay.name.ItemName;
import org.lockplay.name.LockName;

/** One event of a run: one record a kind. Immutable. */
public sealed interface Event
        permits RunStarted,
                WorkerStarted,
                BuyerStarted,
                GateReached,
                Queried,
                LockRequested,
                LockWaiting,
                LockAnswer,
                LockReleased,
                LockLost,
                Committed,
                StoreAccess,
                SoldOut,
                Took,
                WriteRejected,
                Conflicted,
                Failed,
                FaultInjected,
                FaultMissed,
                Frozen,
                Thawed,
                OffSchedule,
                ScheduleEnded,
                WorkerExited,
                BuyerFinished,
                StoreSeen,
                RunFinished {

    /** The {@code seq} of an event that is not part of a history yet. */
    long UNNUMBERED = 0;

    /** The {@code buyer} of an event that concerns no single buyer. */
    int NO_BUYER = -1;

    /** What every event carries. */
    EventHeader header();

    /** The kind of event. */
    EventKind kind();

    /** A copy with another header. */
    Event with(EventHeader other);

    /** The position in the run's history, gapless from 1; {@link #UNNUMBERED} until the history numbers it. */
    default long seq() {
        return header().seq();
    }

    /** Nanoseconds since the run's start. */
    default long t() {
        return header().t();
    }

    /** The buyer, from 0; {@link #NO_BUYER} where the event concerns none. */
    default int buyer() {
        return header().buyer();
    }

    /** The program line that caused the event, from 1; {@link EventHeader#NO_STEP} if none did. */
    default int step() {
        return header().step();
    }

    /** The name of the lock, if the event concerns one. */
    default LockName lock() {
        return header().lock();
    }

    /** The name of the item in the store, if the event concerns one. */
    default ItemName item() {
        return header().item();
    }

    /** Whether a program line has caused the event. */
    default boolean hasStep() {
        return step() != EventHeader.NO_STEP;
    }

    /** Whether the event reports a fault of a kind. */
    default boolean isFault(FaultKind kind) {
        return false;
    }

    /** Whether the event reports a fault with an effect. */
    default boolean isFault(FaultEffect effect) {
        return false;
    }

    /** A copy with a position in a history. */
    default Event numbered(long position) {
        return with(header().numbered(position));
    }

    /** A copy with another time. */
    default Event at(long time) {
        return with(header().at(time));
    }
}
