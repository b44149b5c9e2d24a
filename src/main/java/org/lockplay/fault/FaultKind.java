package org.lockplay.fault;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Something bad that can be done to a buyer. */
public enum FaultKind {
    /** The step throws. */
    EXCEPTION,
    /** The worker gets SIGKILL. */
    CRASH,
    /** The worker gets SIGSTOP, and SIGCONT after a time or by hand. */
    FREEZE,
    /** The step never returns; the process lives. */
    HANG,
    /** The step takes longer. */
    SLOW,
    /** The worker's connection to a server is cut at the server's side. */
    DISCONNECT,
    /** The release step is skipped. */
    FORGET,
    /** The worker stops for ever between truncating the file and writing it. */
    TORN_WRITE;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name on the wire, such as {@code torn-write}. */
    public String wireName() {
        return wireName;
    }

    /**
     * Whether it comes between a gate and the step behind it and leaves the step to be done. Whoever was struck by a plan
     * comes to that gate once more: others may get the lock meanwhile, and who of them goes first is to be said anew.
     */
    public boolean holdsUp() {
        return switch (this) {
            case SLOW, FREEZE, DISCONNECT -> true;
            case EXCEPTION, CRASH, HANG, FORGET, TORN_WRITE -> false;
        };
    }

    /** Whether it can be over after a time; the others are over at once or never. */
    public boolean lasts() {
        return this == SLOW || this == FREEZE;
    }

    /** Finds a kind by its name on the wire. */
    public static Optional<FaultKind> find(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
