package org.lockplay.store;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lockplay.server.ServerKind;

/** Where the ticket count lives. */
public enum StoreKind {
    /** A small JSON file, written the naive way: truncated, then written. */
    FILE(Set.of()),
    /** A mapped file that the workers of one host share; plain, non-atomic reads and writes. */
    MEMORY(Set.of()),
    /** A row in PostgreSQL. */
    DATABASE(Set.of(ServerKind.POSTGRESQL));

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final Set<ServerKind> needs;

    StoreKind(Set<ServerKind> needs) {
        this.needs = needs;
    }

    /** The name on the wire, such as {@code file}. */
    public String wireName() {
        return wireName;
    }

    /** The servers that it requires. */
    public Set<ServerKind> needs() {
        return needs;
    }

    /** Finds a kind by its name on the wire. */
    public static Optional<StoreKind> find(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst();
    }
}
