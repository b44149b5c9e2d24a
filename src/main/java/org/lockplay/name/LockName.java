package org.lockplay.name;

import java.util.Optional;

/**
 * The name of one of the locks of a scenario.
 *
 * @param value a letter, then letters, digits and underscores; at most 16 characters
 */
public record LockName(String value) implements Comparable<LockName> {

    /** The name of the only lock of a scenario that names none. */
    public static final LockName DEFAULT = new LockName("lock");

    public LockName {
        Names.require(value);
    }

    @Override
    public int compareTo(LockName other) {
        return value.compareTo(other.value);
    }

    /** The name on the wire, which leaves the default out. */
    public Optional<String> wireName() {
        return Optional.of(value).filter(name -> !equals(DEFAULT));
    }

    /**
     * Reads {@link #wireName}.
     *
     * @throws IllegalArgumentException if it is not a name
     */
    public static LockName of(Optional<String> wireName) {
        return wireName.map(LockName::new).orElse(DEFAULT);
    }

    /** The name of something that belongs to the lock; the default lock adds nothing to it. */
    public String in(String name) {
        return wireName().map(own -> name + "-" + own).orElse(name);
    }
}
