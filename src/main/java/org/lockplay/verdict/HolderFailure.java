package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/** What can make a holder lose its lock, by the name that the sentences use. */
final class HolderFailure {

    private HolderFailure() {}

    /** The name of what an event did to a buyer; empty if it did nothing to it. */
    static Optional<String> of(Event event) {
        return switch (event.kind()) {
            case FAULT -> ofFault(event.text(Field.FAULT).orElse(""));
            case FROZEN -> Optional.of("frozen");
            case FAILED -> TornReadDetector.isTorn(event) ? Optional.empty() : Optional.of("failed");
            case BUYER_FINISHED -> ofOutcome(event.text(Field.OUTCOME).orElse(""));
            default -> Optional.empty();
        };
    }

    /** Whether the event cuts the buyer's connection. */
    static boolean cuts(Event event) {
        return event.kind() == EventKind.FAULT
                && event.text(Field.FAULT).filter("disconnect"::equals).isPresent();
    }

    private static Optional<String> ofFault(String fault) {
        return Optional.ofNullable(
                switch (fault) {
                    case "exception" -> "failed";
                    case "crash" -> "killed";
                    case "freeze" -> "frozen";
                    case "hang", "torn-write" -> "hung";
                    case "slow" -> "slow";
                    case "disconnect" -> "cut";
                    case "forget" -> "finished";
                    default -> null;
                });
    }

    private static Optional<String> ofOutcome(String outcome) {
        return Optional.ofNullable(
                switch (outcome) {
                    case "bought", "sold-out" -> "finished";
                    case "failed" -> "failed";
                    case "killed" -> "killed";
                    default -> null;
                });
    }
}
