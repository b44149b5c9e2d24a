package org.lockplay.name;

import java.util.Optional;

/**
 * The name of one of the counts in the store.
 *
 * @param value a letter, then letters, digits and underscores; at most 16 characters
 */
public record ItemName(String value) {

    /** The name of the only count of a scenario that names none. */
    public static final ItemName DEFAULT = new ItemName("ticket");

    public ItemName {
        Names.require(value);
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
    public static ItemName of(Optional<String> wireName) {
        return wireName.map(ItemName::new).orElse(DEFAULT);
    }
}
