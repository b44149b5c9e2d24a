package org.lockplay.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The servers that a run can reach.
 *
 * @param database PostgreSQL; {@code null} if the run needs none
 * @param urls the addresses of the other servers that the run needs, each in the form of its kind's setting
 */
public record ServerUrls(DatabaseAddress database, Map<ServerKind, String> urls) {

    /** No servers. */
    public static final ServerUrls NONE = of(null);

    public ServerUrls {
        urls = Map.copyOf(urls);
    }

    /** PostgreSQL only. */
    public static ServerUrls of(DatabaseAddress database) {
        return new ServerUrls(database, Map.of());
    }

    /** One server that is not PostgreSQL. */
    public static ServerUrls of(ServerKind kind, String url) {
        return new ServerUrls(null, Map.of(kind, url));
    }

    /** The address of a server that is not PostgreSQL; empty if the run needs none. */
    public Optional<String> find(ServerKind kind) {
        return Optional.ofNullable(urls.get(kind));
    }

    /**
     * As {@link #find}, for a server that the run needs.
     *
     * @throws java.util.NoSuchElementException if the run needs none of this kind
     */
    public String url(ServerKind kind) {
        return find(kind).orElseThrow();
    }

    /** Whether there is a server of each of these kinds. */
    public boolean include(Set<ServerKind> kinds) {
        return kinds.stream().allMatch(this::includes);
    }

    private boolean includes(ServerKind kind) {
        return kind == ServerKind.POSTGRESQL ? database != null : urls.containsKey(kind);
    }

    /** A copy without one kind of server. */
    public ServerUrls without(ServerKind kind) {
        if (kind == ServerKind.POSTGRESQL) {
            return new ServerUrls(null, urls);
        }
        Map<ServerKind, String> others = new EnumMap<>(ServerKind.class);
        others.putAll(urls);
        others.remove(kind);
        return new ServerUrls(database, others);
    }
}
