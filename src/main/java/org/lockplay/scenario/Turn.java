package org.lockplay.scenario;

import java.util.Objects;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;

/** What comes next in a schedule: a buyer passes a gate, gives up waiting, or something is done to it by hand. */
public sealed interface Turn {

    /** The word for the end of a freeze, beside those of the faults. */
    String THAW = "thaw";

    /** The word for a wait that ends without the lock. */
    String TIMEOUT = "timeout";

    /** Whose turn it is: its number, from 0. */
    int buyer();

    /** The written form: {@code 3}, {@code 3!timeout}, {@code 3!crash}, {@code 3!slow:500} or {@code 3!thaw}. */
    String text();

    /** Whether it is something that is done to the buyer by hand. */
    default boolean isByHand() {
        return false;
    }

    /** The buyer passes a gate. */
    record Pass(int buyer) implements Turn {

        @Override
        public String text() {
            return String.valueOf(buyer);
        }
    }

    /** The patience of the buyer, which has passed the gate before a lock and waits there, runs out. */
    record Timeout(int buyer) implements Turn {

        @Override
        public String text() {
            return buyer + "!" + TIMEOUT;
        }
    }

    /**
     * A fault comes upon the buyer, once it has come to rest.
     *
     * @param forMs how long it lasts in milliseconds, for {@code slow} and {@code freeze}; empty for its usual length,
     *     or until a thaw, or where it has none
     */
    record InjectFault(int buyer, FaultKind kind, OptionalLong forMs) implements Turn {

        public InjectFault {
            Objects.requireNonNull(kind, "kind");
            if (forMs.isPresent() && !kind.lasts()) {
                throw new IllegalArgumentException(kind + " has no length");
            }
        }

        @Override
        public boolean isByHand() {
            return true;
        }

        @Override
        public String text() {
            return buyer + "!" + kind.wireName() + (forMs.isPresent() ? ":" + forMs.getAsLong() : "");
        }
    }

    /** The buyer was frozen, and goes on. */
    record Thaw(int buyer) implements Turn {

        @Override
        public boolean isByHand() {
            return true;
        }

        @Override
        public String text() {
            return buyer + "!" + THAW;
        }
    }
}
