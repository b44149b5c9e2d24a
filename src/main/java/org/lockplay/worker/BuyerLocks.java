package org.lockplay.worker;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.lockplay.name.LockName;

/** One buyer's view of all its locks. Not thread-safe. */
final class BuyerLocks {

    private final Map<LockName, LockUse> uses;
    private final LockUse first;

    /** @param uses the buyer's view of each lock; at least one */
    BuyerLocks(Map<LockName, LockUse> uses) {
        this.uses = new TreeMap<>(uses);
        this.first = this.uses.values().iterator().next();
    }

    LockUse of(LockName name) {
        return uses.get(name);
    }

    Collection<LockUse> all() {
        return uses.values();
    }

    /**
     * The lock that decides how the buyer accesses the store, by its transaction or its token. A kind of lock that does
     * so exists once in a scenario; see {@code LockKind.canBeSeveral}.
     */
    LockUse ofStore() {
        return first;
    }

    /** Whether the buyer believes that it holds any lock. */
    boolean areHeld() {
        return all().stream().anyMatch(LockUse::held);
    }

    /** Whether the buyer is between acquiring and releasing any lock. */
    boolean areInUse() {
        return all().stream().anyMatch(LockUse::inUse);
    }

    /** Emits, once per hold, each lock that was lost. */
    void tellIfLost() {
        all().forEach(LockUse::tellIfLost);
    }
}
