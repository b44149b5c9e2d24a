package org.lockplay.oracle;

import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Scenario;

/**
 * The oracle's own rules for a kind of lock, written independently from the locks' documentation.
 *
 * @param again the effect of a second acquisition by its holder
 * @param end what ends a hold without a release
 * @param anybodyFrees whether a release frees it even if another buyer holds it
 */
record KindRules(Again again, End end, boolean anybodyFrees) {

    /** The effect of a second acquisition by the holder. */
    enum Again {
        NOTHING_TO_HOLD,
        COUNTS,
        FIRST_RELEASE_FREES,
        WAITS_FOR_ITSELF,
        REFUSED
    }

    /** What ends a hold without a release. */
    enum End {
        NOTHING,
        /** The end of the holder's process. */
        DEATH,
        /** The end of the holder's connection, and with it that of its process. */
        CONNECTION,
        /** The end of the holder's session, some time after its process has died or frozen. */
        SESSION,
        /** Time alone. */
        LEASE
    }

    static KindRules of(Scenario scenario) {
        LockKind kind = scenario.lock().kind();
        return switch (kind) {
            case NONE, ATOMIC, OPTIMISTIC, SERIALIZABLE -> new KindRules(Again.NOTHING_TO_HOLD, End.NOTHING, false);
            case FLAG, SEMAPHORE -> new KindRules(Again.WAITS_FOR_ITSELF, End.NOTHING, true);
            case SPIN -> new KindRules(Again.WAITS_FOR_ITSELF, End.NOTHING, false);
            case LOCK_FILE ->
                new KindRules(
                        Again.WAITS_FOR_ITSELF,
                        scenario.lock().is(LockOption.STALE_CHECK) ? End.DEATH : End.NOTHING,
                        false);
            case MUTEX, FILE_LOCK -> new KindRules(Again.COUNTS, End.DEATH, false);
            case ROBUST_MUTEX -> new KindRules(Again.REFUSED, End.DEATH, false);
            case ADVISORY -> new KindRules(Again.COUNTS, End.CONNECTION, false);
            case ROW -> new KindRules(Again.FIRST_RELEASE_FREES, End.CONNECTION, false);
            case ZOOKEEPER -> new KindRules(Again.COUNTS, End.SESSION, false);
            case LOCK_TABLE -> new KindRules(Again.WAITS_FOR_ITSELF, End.LEASE, false);
            case REDIS ->
                new KindRules(
                        Again.WAITS_FOR_ITSELF, End.LEASE, !scenario.lock().is(LockOption.OWNER_CHECK));
            default -> declared(kind);
        };
    }

    /** The rules that a kind declares itself, for one that this class does not know yet. */
    private static KindRules declared(LockKind kind) {
        Again again = switch (kind.reacquisition()) {
            case NOTHING_HELD -> Again.NOTHING_TO_HOLD;
            case COUNTED -> Again.COUNTS;
            case FREED_AT_ONCE -> Again.FIRST_RELEASE_FREES;
            case WAITS_FOR_ITSELF -> Again.WAITS_FOR_ITSELF;
            case REFUSED -> Again.REFUSED;
        };
        End end = kind.isLease()
                ? End.LEASE
                : kind.isSession()
                        ? End.SESSION
                        : kind.isOfConnection() ? End.CONNECTION : kind.isFreedByDeath() ? End.DEATH : End.NOTHING;
        return new KindRules(again, end, false);
    }

    /** Whether the lock has a holder. */
    boolean holds() {
        return again != Again.NOTHING_TO_HOLD;
    }

    /** Whether a holder that keeps running can lose it. */
    boolean canBeLost() {
        return end == End.LEASE || end == End.SESSION || end == End.CONNECTION;
    }
}
