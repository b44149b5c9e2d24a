package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.embedded.EmbeddedServerRegistry;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;

/**
 * Resolves the servers of stores and locks: the configured one, or else the bundled one, which starts on first use.
 * Thread-safe.
 */
@ApplicationScoped
public class ServerResolver {

    private final DatabaseAddress database;
    private final Optional<String> redis;
    private final Optional<String> zookeeper;
    private final EmbeddedServerRegistry local;

    /**
     * @param redis {@code redis[s]://[[user]:password@]host[:port][/database]}; empty for the bundled Redis
     * @param zookeeper {@code host:port[,host:port…][/path]}; empty for the bundled ZooKeeper
     */
    ServerResolver(
            DatabaseAddress database,
            @ConfigProperty(name = "lockplay.redis-url") Optional<String> redis,
            @ConfigProperty(name = "lockplay.zookeeper") Optional<String> zookeeper,
            EmbeddedServerRegistry local) {
        this.database = database;
        this.redis = redis.map(ServerConfigCheck::checkedRedis);
        this.zookeeper = zookeeper.map(ServerConfigCheck::checkedZooKeeper);
        this.local = local;
    }

    /**
     * Returns the addresses of the servers that a lock and a store need, and of no others. Blocks for seconds while a
     * bundled server starts. Does not check that the server responds.
     *
     * @throws LockException if a bundled server does not start
     */
    public ServerUrls addressesFor(LockKind lock, StoreKind store) throws LockException {
        Set<ServerKind> needs = EnumSet.noneOf(ServerKind.class);
        needs.addAll(lock.needs());
        needs.addAll(store.needs());
        return new ServerUrls(
                needs.contains(ServerKind.POSTGRESQL) ? database : null,
                needs.contains(ServerKind.REDIS) ? redisAddress() : null,
                needs.contains(ServerKind.ZOOKEEPER) ? zookeeperAddress() : null);
    }

    /** The servers in which a killed run may have left data: the configured ones and the database. Starts no server. */
    public ServerUrls standing() {
        return new ServerUrls(database, redis.orElse(null), zookeeper.orElse(null));
    }

    private String redisAddress() throws LockException {
        try {
            return redis.isPresent() ? redis.get() : local.redis();
        } catch (EmbeddedServerRegistry.NotStartedException e) {
            throw LockException.unreachable(ServerKind.REDIS, "embedded Redis", e);
        }
    }

    private String zookeeperAddress() throws LockException {
        try {
            return zookeeper.isPresent() ? zookeeper.get() : local.zookeeper();
        } catch (EmbeddedServerRegistry.NotStartedException e) {
            throw LockException.unreachable(ServerKind.ZOOKEEPER, "embedded ZooKeeper", e);
        }
    }
}
