package org.lockplay.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The kinds of faults that can be injected into a buyer: the registry of their data and actions. A new kind is one line
 * here, one {@link FaultAction} and its texts.
 */
public enum FaultKind {
    /** The step throws. */
    EXCEPTION(FaultEffect.FAILED, FaultMoment.NOW, FaultLength.NONE, new ExceptionAction()),
    /** The worker gets SIGKILL. */
    CRASH(FaultEffect.KILLED, FaultMoment.NOW, FaultLength.NONE, new CrashAction()),
    /** The worker gets SIGSTOP, and SIGCONT after a time or when a user thaws it. */
    FREEZE(FaultEffect.FROZEN, FaultMoment.NOW, FaultLength.OPEN, new FreezeAction()),
    /** The step never returns; the process lives. */
    HANG(FaultEffect.HUNG, FaultMoment.NOW, FaultLength.NONE, new HangAction()),
    /** The step is delayed. */
    SLOW(FaultEffect.DELAYED, FaultMoment.NOW, FaultLength.ofMs(3_000), new SlowAction()),
    /** The worker's connection to a server is closed on the server side. */
    DISCONNECT(FaultEffect.CUT_OFF, FaultMoment.NOW, FaultLength.NONE, new DisconnectAction()),
    /** The release step is skipped. */
    FORGET(FaultEffect.UNRELEASED, FaultMoment.RELEASE, FaultLength.NONE, new ForgetAction()),
    /** The worker blocks forever between truncating the file and writing it. */
    TORN_WRITE(FaultEffect.HUNG, FaultMoment.TRUNCATED, FaultLength.NONE, new TornWriteAction());

    private final FaultEffect effect;
    private final FaultMoment moment;
    private final FaultLength length;
    private final FaultAction action;
    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    FaultKind(FaultEffect effect, FaultMoment moment, FaultLength length, FaultAction action) {
        this.effect = effect;
        this.moment = moment;
        this.length = length;
        this.action = action;
    }

    /** The name on the wire, such as {@code torn-write}. */
    public String wireName() {
        return wireName;
    }

    /** What it makes of its buyer. */
    public FaultEffect effect() {
        return effect;
    }

    /** When it is applied, once it is ordered. */
    public FaultMoment moment() {
        return moment;
    }

    /** What it does. */
    public FaultAction action() {
        return action;
    }

    /** Whether a buyer that is hit at its gate leaves it; if it returns, it emits {@code gate} again. */
    public boolean leavesGate() {
        return moment == FaultMoment.NOW && effect.leavesGate();
    }

    /** Whether the worker injects the fault in the buyer's own steps; the server injects the others from outside. */
    public boolean isInjectedByWorker() {
        return action instanceof WorkerAction;
    }

    /**
     * Whether the event's time is taken before the fault takes effect. Until then its buyer continued with its program
     * and kept its lock.
     */
    public boolean isTimedBefore() {
        return isInjectedByWorker() || effect == FaultEffect.KILLED;
    }

    /** What the fault requires of a scenario; empty if it is possible in all. */
    public Optional<FaultNeed> need() {
        return effect == FaultEffect.CUT_OFF ? Optional.of(FaultNeed.CONNECTION) : moment.need();
    }

    /** Whether the fault waits for the buyer's next release or write, rather than being applied at once. */
    public boolean waitsForItsStep() {
        return moment != FaultMoment.NOW;
    }

    /** Whether the fault can have a length; the other kinds end at once or never. */
    public boolean lasts() {
        return length.isChosen();
    }

    /** The default length in milliseconds; empty if the fault has no length, or lasts until a user ends it. */
    public OptionalLong defaultMs() {
        return length.defaultMs();
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
