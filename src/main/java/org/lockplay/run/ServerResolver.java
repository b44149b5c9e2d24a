package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.embedded.EmbeddedServerRegistry;
import org.lockplay.lock.LockException;
import org.lockplay.lock.LockKind;
import org.lockplay.store.DatabaseAddress;
import org.lockplay.store.ServerKind;
import org.lockplay.store.ServerUrls;
import org.lockplay.store.StoreKind;

/**
 * Where the servers are that stores and locks are built on: the one that the settings name, else one of our own, which
 * starts when it is first needed. Thread-safe.
 */
@ApplicationScoped
public class ServerResolver {

    private final DatabaseAddress database;
    private final Optional<String> redis;
    private final Optional<String> zookeeper;
    private final EmbeddedServerRegistry local;

    /**
     * @param redis {@code redis[s]://[[user]:password@]host[:port][/database]}, or nothing for a Redis of our own
     * @param zookeeper {@code host:port[,host:port…][/path]}, or nothing for a ZooKeeper of our own
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
     * The servers that runs with this lock and this store need, and no other. May take seconds, when one of our own
     * starts. That an address is handed out does not mean that the server answers there.
     *
     * @throws LockException if a server of our own does not start
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

    /** Those that are there without our doing, or that keep what they have: all that a killed run may have left in. */
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
