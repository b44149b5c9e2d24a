package org.lockplay.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lockplay.store.Databases;
import org.lockplay.store.Servers;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ClientKillParams;

/**
 * Cuts a buyer's connections, at the servers' side and from outside of its worker. Connections are found by the name that
 * each buyer gives them. ZooKeeper's have none, and a ZooKeeper client comes back on its own: they are left alone.
 */
public final class Disconnection {

    private static final String TERMINATE = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE application_name = ? AND pid <> pg_backend_pid()";

    private Disconnection() {}

    /**
     * Cuts all of a buyer's connections to the servers of its run. May be repeated.
     *
     * @return how many there were
     * @throws LockException if a server cannot be reached, or refuses
     */
    public static int cut(Servers servers, String run, int buyer) throws LockException {
        String owner = Databases.owner(run, String.valueOf(buyer));
        int cut = 0;
        if (servers.database() != null) {
            cut += cutDatabase(servers, owner);
        }
        if (servers.redis() != null) {
            cut += cutRedis(servers, owner, run);
        }
        return cut;
    }

    private static int cutDatabase(Servers servers, String owner) throws LockException {
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

    private static int cutRedis(Servers servers, String owner, String run) throws LockException {
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
}
