package org.lockplay.server;

import java.util.Set;

/**
 * The servers that a run can reach. A member is {@code null} where the run needs none of its kind.
 *
 * @param database PostgreSQL
 * @param redis a {@code redis:} or {@code rediss:} URL
 * @param zookeeper a ZooKeeper connect string, such as {@code localhost:2181}
 */
public record ServerUrls(DatabaseAddress database, String redis, String zookeeper) {

    /** No servers. */
    public static final ServerUrls NONE = new ServerUrls(null, null, null);

    /** PostgreSQL only. */
    public static ServerUrls of(DatabaseAddress database) {
        return new ServerUrls(database, null, null);
    }

    /** Whether there is a server of each of these kinds. */
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

    /** A copy without one kind of server. */
    public ServerUrls without(ServerKind kind) {
        return switch (kind) {
            case POSTGRESQL -> new ServerUrls(null, redis, zookeeper);
            case REDIS -> new ServerUrls(database, null, zookeeper);
            case ZOOKEEPER -> new ServerUrls(database, redis, null);
        };
    }
}
