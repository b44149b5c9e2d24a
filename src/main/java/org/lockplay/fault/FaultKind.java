package org.lockplay.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The kinds of faults that can be injected into a buyer. */
public enum FaultKind {
    /** The step throws. */
    EXCEPTION,
    /** The worker gets SIGKILL. */
    CRASH,
    /** The worker gets SIGSTOP, and SIGCONT after a time or when a user thaws it. */
    FREEZE,
    /** The step never returns; the process lives. */
    HANG,
    /** The step is delayed. */
    SLOW,
    /** The worker's connection to a server is closed on the server side. */
    DISCONNECT,
    /** The release step is skipped. */
    FORGET,
    /** The worker blocks forever between truncating the file and writing it. */
    TORN_WRITE;

    /** The default delay of a slow step, because no user can end it by hand. */
    private static final OptionalLong SLOW_MS = OptionalLong.of(3_000);

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name on the wire, such as {@code torn-write}. */
    public String wireName() {
        return wireName;
    }

    /**
     * Whether the step still runs after the fault (delay, pause, disconnect). A buyer hit by such a planned fault
     * passes the same gate a second time: other buyers may acquire the lock meanwhile, so the order is decided anew.
     */
    public boolean holdsUp() {
        return switch (this) {
            case SLOW, FREEZE, DISCONNECT -> true;
            case EXCEPTION, CRASH, HANG, FORGET, TORN_WRITE -> false;
        };
    }

    /** Whether the worker injects the fault in the buyer's own steps; the server injects the others from outside. */
    public boolean isInjectedByWorker() {
        return switch (this) {
            case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> true;
            case CRASH, FREEZE, DISCONNECT -> false;
        };
    }

    /**
     * Whether the event's time is taken before the fault takes effect. Until then its buyer continued with its program
     * and kept its lock.
     */
    public boolean isTimedBefore() {
        return isInjectedByWorker() || this == CRASH;
    }

    /** What the fault requires of a scenario; empty if it is possible in all. */
    public Optional<FaultNeed> need() {
        return switch (this) {
            case DISCONNECT -> Optional.of(FaultNeed.CONNECTION);
            case FORGET -> Optional.of(FaultNeed.RELEASE);
            case TORN_WRITE -> Optional.of(FaultNeed.FILE_WRITE);
            case EXCEPTION, CRASH, FREEZE, HANG, SLOW -> Optional.empty();
        };
    }

    /** Whether the fault waits for the buyer's next release or write, rather than being applied at once. */
    public boolean waitsForItsStep() {
        return this == FORGET || this == TORN_WRITE;
    }

    /** Whether the fault can have a length; the other kinds end at once or never. */
    public boolean lasts() {
        return this == SLOW || this == FREEZE;
    }

    /** The default length in milliseconds; empty if the fault has no length, or lasts until a user ends it. */
    public OptionalLong defaultMs() {
        return this == SLOW ? SLOW_MS : OptionalLong.empty();
    }

    /**
     * The effective length in milliseconds; empty if the fault has no length, or lasts until a user ends it.
     *
     * @param givenMs the requested length; ignored for a kind that has no length
     */
    public OptionalLong lengthMs(OptionalLong givenMs) {
        return lasts() && givenMs.isPresent() ? givenMs : defaultMs();
    }

    /** The names of the kinds that can have a length. */
    public static List<String> lasting() {
        return Stream.of(values())
                .filter(FaultKind::lasts)
                .map(FaultKind::wireName)
                .sorted()
                .toList();
    }

    /** Finds a kind by its name on the wire. */
    public static Optional<FaultKind> find(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
