package org.lockplay.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** How much longer a slow step takes if no length is given: it cannot be ended by hand. */
    private static final OptionalLong SLOW_MS = OptionalLong.of(3_000);

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

    /** Whether the worker injects it, in the buyer's own steps; the others come from outside of its process. */
    public boolean isInjectedByWorker() {
        return switch (this) {
            case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> true;
            case CRASH, FREEZE, DISCONNECT -> false;
        };
    }

    /**
     * Whether the time of its event is taken before it takes effect: until then its buyer went on with its program, and
     * held what it held.
     */
    public boolean isTimedBefore() {
        return isInjectedByWorker() || this == CRASH;
    }

    /** What the scenario has to have; empty for what can happen in any. */
    public Optional<FaultNeed> need() {
        return switch (this) {
            case DISCONNECT -> Optional.of(FaultNeed.CONNECTION);
            case FORGET -> Optional.of(FaultNeed.RELEASE);
            case TORN_WRITE -> Optional.of(FaultNeed.FILE_WRITE);
            case EXCEPTION, CRASH, FREEZE, HANG, SLOW -> Optional.empty();
        };
    }

    /** Whether it waits for its buyer's next step of one kind, a release or a write, rather than happening at once. */
    public boolean waitsForItsStep() {
        return this == FORGET || this == TORN_WRITE;
    }

    /** Whether it can be given a length; the other kinds are over at once or never. */
    public boolean lasts() {
        return this == SLOW || this == FREEZE;
    }

    /** How long it lasts if no length is given, in milliseconds; empty if it does not last, or until it is ended by hand. */
    public OptionalLong defaultMs() {
        return this == SLOW ? SLOW_MS : OptionalLong.empty();
    }

    /**
     * How long it lasts, in milliseconds; empty if it does not last, or until it is ended by hand.
     *
     * @param givenMs the length that was asked for; it counts only for a kind that lasts
     */
    public OptionalLong lengthMs(OptionalLong givenMs) {
        return lasts() && givenMs.isPresent() ? givenMs : defaultMs();
    }

    /** The names of the kinds that can be given a length. */
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
