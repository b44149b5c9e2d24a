package org.lockplay.history;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.lockplay.fault.FaultKind;
import org.lockplay.lock.LockKind;

/**
 * The rules for one buyer's part of a history. A buyer's own events are those that its thread emits; the server emits
 * the others, for which only the order relative to the buyer's finish is checked.
 *
 * <ol>
 *   <li>Its own events lie between {@code buyer-started} and {@code buyer-finished}, and their times never decrease.
 *   <li>It starts and finishes at most once. After that come only {@code off-schedule} and the fault {@code crash}: its
 *       process can live on to keep the lock.
 *   <li>It requests one lock at a time and does nothing until the answer, or fails.
 *   <li>A commit follows its release, if the lock has a holder.
 *   <li>After a failure it only leaves its blocks.
 *   <li>It thaws only if it is frozen.
 * </ol>
 */
final class WellFormedPart {

    private static final Set<EventKind> OF_CONDUCTOR =
            EnumSet.of(EventKind.FROZEN, EventKind.THAWED, EventKind.OFF_SCHEDULE, EventKind.FAULT_MISSED);

    private static final Set<EventKind> WHILE_ASKING = EnumSet.of(
            EventKind.LOCK_WAITING,
            EventKind.LOCK_ACQUIRED,
            EventKind.LOCK_TIMEOUT,
            EventKind.DEADLOCK_REFUSED,
            EventKind.FAILED,
            EventKind.FAULT,
            EventKind.BUYER_FINISHED);

    private static final Set<EventKind> AFTER_FAILURE = EnumSet.of(
            EventKind.FAILED, EventKind.LOCK_RELEASED, EventKind.LOCK_LOST, EventKind.FAULT, EventKind.BUYER_FINISHED);

    private static final Set<FaultKind> FROM_OUTSIDE =
            EnumSet.of(FaultKind.CRASH, FaultKind.FREEZE, FaultKind.DISCONNECT);

    private final LockKind lock;
    private final Consumer<String> broken;
    private boolean started;
    private Event finished;
    private boolean asks;
    private boolean failed;
    private boolean frozen;
    private Event lastOwn;

    /**
     * @param lock the kind of lock; {@code null} if unknown
     * @param broken receives the broken rules
     */
    WellFormedPart(LockKind lock, Consumer<String> broken) {
        this.lock = lock;
        this.broken = broken;
    }

    boolean isOver() {
        return !started || finished != null;
    }

    void next(Event event) {
        if (finished != null) {
            require(mayFollowTheFinish(event), event, "comes after its buyer's finish");
        }
        frozen(event);
        if (event instanceof BuyerFinished finish) {
            finish(finish);
        }
        if (isOwn(event)) {
            own(event);
        }
    }

    private void own(Event event) {
        if (event.kind() == EventKind.BUYER_STARTED) {
            require(!started, event, "starts its buyer twice");
            started = true;
        }
        require(started, event, "comes before its buyer's start");
        require(lastOwn == null || lastOwn.t() <= event.t(), event, "is earlier than the event before it, " + lastOwn);
        require(!asks || WHILE_ASKING.contains(event.kind()), event, "comes while its buyer asks for the lock");
        require(!failed || AFTER_FAILURE.contains(event.kind()), event, "comes after its buyer has failed");
        switch (event.kind()) {
            case LOCK_REQUESTED -> asks = true;
            case LOCK_WAITING ->
                require(asks || lock == null || lock.isTransaction(), event, "waits for nothing that was asked");
            case LOCK_ACQUIRED -> answered(event);
            case LOCK_TIMEOUT, DEADLOCK_REFUSED -> {
                answered(event);
                failed = true;
            }
            case WRITE_REJECTED -> failed = true;
            case FAILED -> {
                asks = false;
                failed = true;
            }
            case COMMITTED -> {
                require(lock == null || lock.isTransaction(), event, "is of a lock without transactions");
                boolean isReleased = lastOwn != null && lastOwn.kind() == EventKind.LOCK_RELEASED;
                require(lock == null || !lock.holds() || isReleased, event, "does not follow a release");
            }
            default -> {
                // No further rules.
            }
        }
        lastOwn = event;
    }

    private void answered(Event event) {
        require(asks, event, "answers nothing that was asked");
        asks = false;
    }

    private void finish(BuyerFinished event) {
        boolean isFailure = event.outcome() == Outcome.FAILED;
        require(isFailure == event.reason().isPresent(), event, "has a reason exactly if it is a failure");
        require(
                !failed || isFailure || !event.outcome().isByItself(),
                event,
                "is no failure, though its buyer has failed");
        require(lastOwn == null || lastOwn.t() <= event.t(), event, "is earlier than what its buyer did");
        finished = event;
    }

    private void frozen(Event event) {
        if (event.kind() == EventKind.FROZEN) {
            frozen = true;
        } else if (event.kind() == EventKind.THAWED) {
            require(frozen, event, "thaws a buyer that is not frozen");
            frozen = false;
        }
    }

    void end(boolean isWhole) {
        if (isWhole && started && finished == null) {
            broken.accept("buyer " + lastOwn.buyer() + " has started and never finished");
        }
    }

    private static boolean isOwn(Event event) {
        if (event instanceof FaultInjected fault) {
            return !FROM_OUTSIDE.contains(fault.fault());
        }
        return event instanceof BuyerFinished finish
                ? finish.outcome().isByItself()
                : !OF_CONDUCTOR.contains(event.kind());
    }

    private static boolean mayFollowTheFinish(Event event) {
        return event instanceof OffSchedule || event.isFault(FaultKind.CRASH);
    }

    private void require(boolean kept, Event event, String otherwise) {
        if (!kept) {
            broken.accept(event + " " + otherwise);
        }
    }
}
