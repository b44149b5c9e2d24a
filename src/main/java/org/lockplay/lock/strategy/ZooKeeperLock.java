package org.lockplay.lock.strategy;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.apache.curator.retry.RetryNTimes;
import org.apache.jute.Record;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooKeeper;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.ServerKind;
import org.slf4j.Logger;

/**
 * Curator's {@link InterProcessMutex}: every buyer creates an ephemeral sequential node, and the lowest one holds the
 * lock. The server removes the nodes of a session that it has not heard from for the session timeout, which is the
 * lock's lease; the node's number is the fencing token. One session per process, shared by its threads.
 */
final class ZooKeeperLock implements LockStrategy {

    /** How long the server probe, before and after a run, waits for an answer, in milliseconds. */
    private static final int PROBE_TIMEOUT_MS = 3_000;

    /** How long a buyer waits for a probed server, while all others connect on the same machine, in milliseconds. */
    private static final int CONNECT_TIMEOUT_MS = 15_000;

    private static final int REHEARSAL_MS = 300;

    private static final RefCounted<SessionKey, ZooKeeperSession, LockException> SESSIONS =
            new RefCounted<>(SessionKey::open, ZooKeeperSession::close);

    /**
     * The parameters of the session that the buyers of a process share.
     *
     * @param timeoutMs the session timeout
     * @param servers a connect string, as in the settings
     * @param file where to write the session's key
     */
    private record SessionKey(int timeoutMs, String servers, Path file) {

        ZooKeeperSession open() throws LockException {
            return ZooKeeperSession.open(servers, timeoutMs, CONNECT_TIMEOUT_MS, Optional.of(file));
        }
    }

    /** Probes the server, so that an unreachable one is detected before the buyers start. */
    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        try {
            Files.createDirectories(site.hostDirectory());
        } catch (IOException e) {
            throw new LockException("cannot make the host's folder", e);
        }
        probe(site).close();
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        SessionKey key = new SessionKey(
                Math.toIntExact(spec.lease().toMillis()),
                site.servers().url(ServerKind.ZOOKEEPER),
                ZooKeeperKey.file(site, ProcessHandle.current().pid()));
        return new Handle(key, SESSIONS.join(key), path(site));
    }

    /**
     * A session is shared by all buyers of a process, so it is cut for all of them; it is found by the key file that
     * the process writes. The client reconnects by itself; within the session timeout, session and lock survive.
     */
    @Override
    public int disconnect(LockSite site, int buyer, long pid) throws LockException {
        try {
            Optional<ZooKeeperKey> key = ZooKeeperKey.take(ZooKeeperKey.file(site, pid));
            return key.isPresent() && key.get().cutConnection(site.servers().url(ServerKind.ZOOKEEPER)) ? 1 : 0;
        } catch (IOException e) {
            throw new LockException("ZooKeeper: the session's key cannot be read", e);
        }
    }

    @Override
    public List<Class<?>> libraries() {
        return List.of(
                Logger.class,
                RetryNTimes.class,
                CuratorFramework.class,
                InterProcessMutex.class,
                ZooKeeper.class,
                Record.class,
                SslContext.class);
    }

    @Override
    public void rehearse() {
        try {
            new NumberedMutex(
                            ZooKeeperSession.open("127.0.0.1:1", PROBE_TIMEOUT_MS, REHEARSAL_MS, Optional.empty())
                                    .client(),
                            "/lockplay")
                    .number();
        } catch (LockException e) {
            // Expected: no server listens there. The attempt has loaded the classes.
        }
    }

    @Override
    public void remove(LockSite site) throws LockException {
        ZooKeeperSession session = probe(site);
        try {
            if (session.client().checkExists().forPath(path(site)) != null) {
                session.client().delete().deletingChildrenIfNeeded().forPath(path(site));
            }
        } catch (KeeperException.NoNodeException e) {
            // Another client has already removed it.
        } catch (Exception e) {
            throw broken(e);
        } finally {
            session.close();
        }
    }

    private static ZooKeeperSession probe(LockSite site) throws LockException {
        return ZooKeeperSession.open(
                site.servers().url(ServerKind.ZOOKEEPER), PROBE_TIMEOUT_MS, PROBE_TIMEOUT_MS, Optional.empty());
    }

    private static String path(LockSite site) {
        return "/lockplay/" + site.clusterName();
    }

    private static LockException broken(Exception cause) {
        // Curator 5.9 has no path of its node if the connection is lost while the node is created.
        String message = cause instanceof NullPointerException ? "the connection was lost" : cause.getMessage();
        return new LockException("ZooKeeper: " + message, cause);
    }

    /** A mutex that exposes the number of its node. */
    private static final class NumberedMutex extends InterProcessMutex {

        private NumberedMutex(CuratorFramework client, String path) {
            super(client, path);
        }

        private OptionalLong number() {
            String node = getLockPath();
            return node == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(node.substring(node.lastIndexOf('-') + 1)));
        }
    }

    private static final class Handle implements BuyerLock {

        private final SessionKey key;
        private final ZooKeeperSession session;
        private final NumberedMutex mutex;
        private int lossesWhenTaken;

        private Handle(SessionKey key, ZooKeeperSession session, String path) {
            this.key = key;
            this.session = session;
            this.mutex = new NumberedMutex(session.client(), path);
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            // Curator counts a second acquisition without asking the server, so the node may be gone by then.
            boolean again = mutex.isOwnedByCurrentThread();
            try {
                if (timeout.isEmpty()) {
                    mutex.acquire();
                } else if (!mutex.acquire(timeout.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Acquisition.TimedOut();
                }
                lossesWhenTaken = again ? lossesWhenTaken : session.losses();
                return new Acquisition.Acquired(mutex.number());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw broken(e);
            }
        }

        @Override
        public Release release() throws LockException {
            try {
                mutex.release();
                // Check after the release: a disconnected client learns only now whether its session has survived.
                return lost() ? Release.NOT_HELD : Release.RELEASED;
            } catch (IllegalMonitorStateException e) {
                return Release.NOT_HELD;
            } catch (Exception e) {
                if (lost()) {
                    // The node expired with its session: there is nothing to release, and no waiter is blocked by it.
                    return Release.NOT_HELD;
                }
                throw broken(e);
            }
        }

        @Override
        public boolean lost() {
            return session.losses() != lossesWhenTaken;
        }

        @Override
        public void close() {
            SESSIONS.leave(key);
        }
    }
}
