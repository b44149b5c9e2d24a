package org.lockplay.history;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of an enum's constants on the wire: in kebab case, such as {@code sold-out}. */
final class WireNames<E extends Enum<E>> {

    private final String noun;
    private final Map<E, String> names;
    private final Map<String, E> byName = new HashMap<>();

    /** @param noun what a constant is, for messages */
    WireNames(Class<E> type, String noun) {
        this.noun = noun;
        this.names = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            names.put(constant, name);
            byName.put(name, constant);
        }
    }

    String of(E constant) {
        return names.get(constant);
    }

    /**
     * Finds a constant by its name.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    E find(String name) {
        E found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no " + noun + " is called '" + name + "'");
        }
        return found;
    }
}
