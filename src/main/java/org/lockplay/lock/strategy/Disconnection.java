package org.lockplay.lock.strategy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerUrls;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ClientKillParams;

/**
 * Cuts a buyer's connections on the servers' side, from outside of its worker. PostgreSQL and Redis connections are
 * found by the client name that each buyer sets. A ZooKeeper session is shared by all buyers of a process, so it is cut
 * for all of them; it is found by the key file that the process writes. The ZooKeeper client reconnects by itself;
 * within the session timeout, session and lock survive.
 */
public final class Disconnection {

    private static final String TERMINATE = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE application_name = ? AND pid <> pg_backend_pid()";

    private Disconnection() {}

    /**
     * Cuts all of a buyer's connections to the servers of its run. May be repeated.
     *
     * @param site where the buyer's lock is
     * @param pid the buyer's process
     * @return the number of connections cut
     * @throws LockException if a server cannot be reached, or refuses
     */
    public static int cut(LockSite site, int buyer, long pid) throws LockException {
        ServerUrls servers = site.servers();
        String owner = Databases.owner(site.run(), String.valueOf(buyer));
        int cut = 0;
        if (servers.database() != null) {
            cut += cutDatabase(servers, owner);
        }
        if (servers.redis() != null) {
            cut += cutRedis(servers, owner, site.run());
        }
        if (servers.zookeeper() != null) {
            cut += cutZooKeeper(servers, ZooKeeperKey.file(site, pid));
        }
        return cut;
    }

    private static int cutDatabase(ServerUrls servers, String owner) throws LockException {
        try (Connection connection = Databases.connect(servers.database(), "lockplay/server", Databases.PROBE_SECONDS);
                PreparedStatement terminate = connection.prepareStatement(TERMINATE)) {
            terminate.setString(1, owner);
            try (ResultSet row = terminate.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw Sql.broken(e);
        }
    }

    private static int cutRedis(ServerUrls servers, String owner, String run) throws LockException {
        try (Jedis redis = RedisLock.connect(servers, Databases.owner(run, "server"))) {
            int cut = 0;
            for (String client : redis.clientList().split("\n")) {
                if (client.contains(" name=" + owner + " ")) {
                    String id = client.substring("id=".length(), client.indexOf(' '));
                    cut += (int)
                            redis.clientKill(ClientKillParams.clientKillParams().id(id));
                }
            }
            return cut;
        } catch (JedisException e) {
            throw RedisLock.broken(e);
        }
    }

    private static int cutZooKeeper(ServerUrls servers, Path keyFile) throws LockException {
        try {
            Optional<ZooKeeperKey> key = ZooKeeperKey.take(keyFile);
            return key.isPresent() && key.get().cutConnection(servers.zookeeper()) ? 1 : 0;
        } catch (IOException e) {
            throw new LockException("ZooKeeper: the session's key cannot be read", e);
        }
    }
}
