package org.lockplay.store;

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
}
