package org.lockplay.fault;

import java.util.Optional;

/** When an ordered fault is applied. */
public enum FaultMoment {
    /** At once. */
    NOW,
    /** Instead of the buyer's next release. */
    RELEASE,
    /** When the buyer has truncated the file in its next write. */
    TRUNCATED;

    /** What the moment requires of a scenario; empty for a moment that always comes. */
    Optional<FaultNeed> need() {
        return switch (this) {
            case NOW -> Optional.empty();
            case RELEASE -> Optional.of(FaultNeed.RELEASE);
            case TRUNCATED -> Optional.of(FaultNeed.FILE_WRITE);
        };
    }
}
