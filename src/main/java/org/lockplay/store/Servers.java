package org.lockplay.store;

import java.util.Set;

/**
 * The servers that a run can reach. A member is {@code null} where the run needs none of its kind.
 *
 * @param database PostgreSQL
 * @param redis a {@code redis:} or {@code rediss:} URL
 * @param zookeeper a ZooKeeper connect string, such as {@code localhost:2181}
 */
public record Servers(DatabaseAddress database, String redis, String zookeeper) {

    /** No server at all. */
    public static final Servers NONE = new Servers(null, null, null);

    /** PostgreSQL only. */
    public static Servers of(DatabaseAddress database) {
        return new Servers(database, null, null);
    }

    /** Whether all of these are among them. */
    public boolean include(Set<ServerKind> kinds) {
        return kinds.stream().allMatch(this::includes);
    }

    private boolean includes(ServerKind kind) {
        return switch (kind) {
            case POSTGRESQL -> database != null;
            case REDIS -> redis != null;
            case ZOOKEEPER -> zookeeper != null;
        };
    }

    /** The same without one kind of server. */
    public Servers without(ServerKind kind) {
        return switch (kind) {
            case POSTGRESQL -> new Servers(null, redis, zookeeper);
            case REDIS -> new Servers(database, null, zookeeper);
            case ZOOKEEPER -> new Servers(database, redis, null);
        };
    }
}
