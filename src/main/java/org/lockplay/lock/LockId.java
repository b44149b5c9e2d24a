package org.lockplay.lock;

import java.util.Comparator;
import org.lockplay.name.LockName;

/**
 * A lock of a run. Ordered by name and instance.
 *
 * @param name its name in the scenario
 * @param instance which lock of that name: one whose reach is a process or a host exists once in each
 */
public record LockId(LockName name, int instance) implements Comparable<LockId> {

    private static final Comparator<LockId> ORDER =
            Comparator.comparing(LockId::name).thenComparing(LockId::instance);

    @Override
    public int compareTo(LockId other) {
        return ORDER.compare(this, other);
    }
}
