package org.lockplay.scenario;

import java.util.Objects;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;

/** One entry of a schedule: a buyer passes a gate, its lock time-out or its lease expires, a fault is injected, or a freeze ends. */
public sealed interface Turn {

    /** The end of a freeze, in addition to the names of the faults. */
    String THAW = "thaw";

    /** The name of a lock time-out. */
    String TIMEOUT = "timeout";

    /** The name of the end of a hold that its holder did not end. */
    String EXPIRES = "expires";

    /** The buyer's number, from 0. */
    int buyer();

    /** The written form: {@code 3}, {@code 3!timeout}, {@code 3!expires}, {@code 3!crash}, {@code 3!slow:500} or {@code 3!thaw}. */
    String text();

    /** Whether it is done to the buyer: a fault, or the end of a freeze. */
    default boolean isInjected() {
        return false;
    }

    /** The buyer passes a gate. */
    record Pass(int buyer) implements Turn {

        @Override
        public String text() {
            return String.valueOf(buyer);
        }
    }

    /** The lock time-out of the buyer, which waits behind the gate before its lock, expires. */
    record Timeout(int buyer) implements Turn {

        @Override
        public String text() {
            return buyer + "!" + TIMEOUT;
        }
    }

    /**
     * The hold of the buyer ends without a release: its lease or session expires, or its process has died. The next
     * turn acquires the lock as soon as that has happened.
     */
    record Expires(int buyer) implements Turn {

        @Override
        public String text() {
            return buyer + "!" + EXPIRES;
        }
    }

    /**
     * A fault is injected into the buyer, once the buyer is idle: a planned one, or one by hand.
     *
     * @param forMs its duration in milliseconds, for {@code slow} and {@code freeze}; empty for the default, or until a
     *     thaw, or where it has none
     */
    record InjectFault(int buyer, FaultKind kind, OptionalLong forMs) implements Turn {

        public InjectFault {
            Objects.requireNonNull(kind, "kind");
            if (forMs.isPresent() && !kind.lasts()) {
                throw new IllegalArgumentException(kind + " has no length");
            }
        }

        @Override
        public boolean isInjected() {
            return true;
        }

        @Override
        public String text() {
            return buyer + "!" + kind.wireName() + (forMs.isPresent() ? ":" + forMs.getAsLong() : "");
        }
    }

    /** The frozen buyer resumes. */
    record Thaw(int buyer) implements Turn {

        @Override
        public boolean isInjected() {
            return true;
        }

        @Override
        public String text() {
            return buyer + "!" + THAW;
        }
    }
}
