package org.lockplay.lock.strategy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.slf4j.Logger;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * A Redis key that is set only if absent and expires with its lease ({@code SET … NX PX}), as in "Distributed Locks
 * with Redis". The same script increments the fencing token, which never decreases.
 *
 * <p>With the owner check, only the buyer that set the key deletes it (compare and delete, in a script). Without it, a
 * late release deletes the next holder's key.
 */
final class RedisLock implements LockStrategy {

    /** How long the server probe, before and after a run, waits for an answer, in milliseconds. */
    private static final int PROBE_TIMEOUT_MS = 4_000;

    /** How long a buyer waits for a probed server, while all others connect on the same machine, in milliseconds. */
    private static final int PATIENCE_MS = 15_000;

    /** Probes the server, so that an unreachable one is detected before the buyers start. */
    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        probe(site).close();
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        return new Handle(
                connect(site.servers(), Databases.owner(site.run(), String.valueOf(buyer)), PATIENCE_MS),
                site.clusterName(),
                buyer,
                spec);
    }

    /** Connections are found by the client name that each buyer sets. */
    @Override
    public int disconnect(LockSite site, int buyer, long pid) throws LockException {
        String owner = Databases.owner(site.run(), String.valueOf(buyer));
        try (Jedis redis = probe(site)) {
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
            throw broken(e);
        }
    }

    @Override
    public List<Class<?>> libraries() {
        return List.of(Logger.class, Jedis.class);
    }

    @Override
    public void rehearse() {
        try {
            connect(ServerUrls.of(ServerKind.REDIS, "redis://:x@127.0.0.1:1"), "rehearsal")
                    .close();
        } catch (LockException e) {
            // Expected: no server listens there. The attempt has loaded the classes.
        }
    }

    @Override
    public void remove(LockSite site) throws LockException {
        try (Jedis redis = probe(site)) {
            redis.del(key(site.clusterName()), tokenKey(site.clusterName()));
        } catch (JedisException e) {
            throw broken(e);
        }
    }

    private static String key(String run) {
        return "lockplay:{" + run + "}:lock";
    }

    private static String tokenKey(String run) {
        return "lockplay:{" + run + "}:token";
    }

    private static Jedis probe(LockSite site) throws LockException {
        return connect(site.servers(), Databases.owner(site.run(), "server"));
    }

    /** Opens a connection for the application, with the short timeout of the probe. */
    private static Jedis connect(ServerUrls servers, String owner) throws LockException {
        return connect(servers, owner, PROBE_TIMEOUT_MS);
    }

    private static Jedis connect(ServerUrls servers, String owner, int timeoutMs) throws LockException {
        URI uri = URI.create(servers.url(ServerKind.REDIS));
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .autoNegotiateProtocol(false)
                .connectionTimeoutMillis(timeoutMs)
                .socketTimeoutMillis(timeoutMs)
                .user(JedisURIHelper.getUser(uri))
                .password(JedisURIHelper.getPassword(uri))
                .database(JedisURIHelper.getDBIndex(uri))
                .clientName(owner);
        if (JedisURIHelper.isRedisSSLScheme(uri)) {
            config.sslOptions(SslOptions.defaults());
        }
        try {
            return new Jedis(JedisURIHelper.getHostAndPort(uri), config.build());
        } catch (JedisException e) {
            throw LockException.unreachable(ServerKind.REDIS, "Redis at " + JedisURIHelper.getHostAndPort(uri), e);
        }
    }

    private static LockException broken(JedisException cause) {
        return new LockException("Redis: " + cause.getMessage(), cause);
    }

    private static final class Handle implements BuyerLock {

        private static final String TAKE = "if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then"
                + " return redis.call('incr', KEYS[2]) end return false";
        private static final String GIVE_BACK_IF_OWNER =
                "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

        private final Jedis redis;
        private final String run;
        private final int buyer;
        private final LockSpec spec;
        private final List<String> keys;
        private final String take;
        private final String giveBackIfOwner;
        private long attempts;
        /** The value that this buyer last set the key to; a wait that ends without the lock does not change it. */
        private String owner;

        private Handle(Jedis redis, String run, int buyer, LockSpec spec) throws LockException {
            this.redis = redis;
            this.run = run;
            this.buyer = buyer;
            this.spec = spec;
            this.keys = List.of(key(run), tokenKey(run));
            this.owner = nextOwner();
            try {
                this.take = redis.scriptLoad(TAKE);
                this.giveBackIfOwner = redis.scriptLoad(GIVE_BACK_IF_OWNER);
            } catch (JedisException e) {
                throw broken(e);
            }
        }

        /** A new name each time, so that a late release cannot delete the same buyer's next lease. */
        private String nextOwner() {
            return run + "/" + buyer + "/" + attempts++;
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            String wanted = nextOwner();
            List<String> arguments = List.of(wanted, String.valueOf(spec.lease().toMillis()));
            try {
                Object token = redis.evalsha(take, keys, arguments);
                while (token == null) {
                    if (deadline.hasCome()) {
                        return new Acquisition.TimedOut();
                    }
                    deadline.pause(spec.retryPause());
                    token = redis.evalsha(take, keys, arguments);
                }
                owner = wanted;
                return new Acquisition.Acquired(OptionalLong.of((Long) token));
            } catch (JedisException e) {
                throw broken(e);
            }
        }

        @Override
        public Release release() throws LockException {
            try {
                boolean deleted = spec.is(LockOption.OWNER_CHECK)
                        ? redis.evalsha(giveBackIfOwner, keys, List.of(owner)).equals(1L)
                        : redis.del(keys.get(0)) == 1;
                return deleted ? Release.RELEASED : Release.NOT_HELD;
            } catch (JedisException e) {
                throw broken(e);
            }
        }

        @Override
        public void close() {
            redis.close();
        }
    }
}
