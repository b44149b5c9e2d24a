package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.Frozen;
import org.lockplay.history.Outcome;

/** What can make a holder lose its lock, by the name that the sentences use. */
final class HolderFailure {

    private HolderFailure() {}

    /** The name of what an event did to a buyer; empty if it did nothing to it. */
    static Optional<String> of(Event event) {
        if (event instanceof FaultInjected fault) {
            return Optional.of(nameOf(fault.fault().effect()));
        }
        if (event instanceof Frozen) {
            return Optional.of("frozen");
        }
        if (event instanceof Failed failed) {
            return failed.isTornRead() ? Optional.empty() : Optional.of("failed");
        }
        return event instanceof BuyerFinished end ? ofOutcome(end.outcome()) : Optional.empty();
    }

    /** Whether the event cuts the buyer's connection. */
    static boolean cuts(Event event) {
        return event.isFault(FaultEffect.CUT_OFF);
    }

    private static String nameOf(FaultEffect effect) {
        return switch (effect) {
            case FAILED -> "failed";
            case KILLED -> "killed";
            case FROZEN -> "frozen";
            case HUNG -> "hung";
            case DELAYED -> "slow";
            case CUT_OFF -> "cut";
            case UNRELEASED -> "finished";
        };
    }

    private static Optional<String> ofOutcome(Outcome outcome) {
        return switch (outcome) {
            case BOUGHT, SOLD_OUT -> Optional.of("finished");
            case FAILED -> Optional.of("failed");
            case KILLED -> Optional.of("killed");
            case STUCK, CUT_OFF -> Optional.empty();
        };
    }
}
