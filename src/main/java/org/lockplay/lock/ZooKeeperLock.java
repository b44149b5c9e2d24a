package org.lockplay.lock;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryNTimes;
import org.apache.zookeeper.KeeperException;
import org.lockplay.store.ServerKind;

/**
 * Curator's {@link InterProcessMutex}: every buyer makes an ephemeral, numbered node, and the lowest one holds the lock.
 * The server removes the nodes of a session that it has not heard of for the session's timeout, which is the lock's
 * lease; the number is the fencing token. One session a process, which its threads share.
 */
final class ZooKeeperLock implements LockStrategy {

    /** How long the application waits for a sign of life, which it does before and after a run. */
    private static final int PROBE_TIMEOUT_MS = 3_000;

    /** How long a buyer waits for a server that gave one, while all others get ready on the same machine. */
    private static final int CONNECT_TIMEOUT_MS = 15_000;

    private static final int REHEARSAL_MS = 300;

    private static final Shared<Session, LockException> SESSIONS = new Shared<>(Session::open, Session::close);

    /** Asks the server for a sign of life, so that one that is gone is found before buyers gather. */
    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        probe(site).close();
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        String name = spec.lease().toMillis() + " " + site.servers().zookeeper();
        return new Handle(name, SESSIONS.join(name), path(site));
    }

    @Override
    public void rehearse() {
        try {
            new NumberedMutex(Session.open("127.0.0.1:1", PROBE_TIMEOUT_MS, REHEARSAL_MS).client, "/lockplay").number();
        } catch (LockException e) {
            // Nobody listens there, which is found out by the code that is to be loaded.
        }
    }

    @Override
    public void remove(LockSite site) throws LockException {
        Session session = probe(site);
        try {
            if (session.client.checkExists().forPath(path(site)) != null) {
                session.client.delete().deletingChildrenIfNeeded().forPath(path(site));
            }
        } catch (KeeperException.NoNodeException e) {
            // Somebody else was quicker; it is gone.
        } catch (Exception e) {
            throw broken(e);
        } finally {
            session.close();
        }
    }

    private static Session probe(LockSite site) throws LockException {
        return Session.open(site.servers().zookeeper(), PROBE_TIMEOUT_MS, PROBE_TIMEOUT_MS);
    }

    private static String path(LockSite site) {
        return "/lockplay/" + site.run();
    }

    private static LockException broken(Exception cause) {
        return new LockException("ZooKeeper: " + cause.getMessage(), cause);
    }

    /** A process's session with the server. */
    private static final class Session {

        private final CuratorFramework client;
        private final AtomicInteger losses = new AtomicInteger();

        private Session(CuratorFramework client) {
            this.client = client;
            client.getConnectionStateListenable().addListener((ignored, state) -> {
                if (state == ConnectionState.LOST) {
                    losses.incrementAndGet();
                }
            });
        }

        /**
         * @param name the session's timeout in milliseconds, and the server
         */
        private static Session open(String name) throws LockException {
            String[] parts = name.split(" ", 2);
            return open(parts[1], Integer.parseInt(parts[0]), CONNECT_TIMEOUT_MS);
        }

        private static Session open(String server, int sessionTimeoutMs, int connectTimeoutMs) throws LockException {
            CuratorFramework client = CuratorFrameworkFactory.builder()
                    .connectString(server)
                    .sessionTimeoutMs(sessionTimeoutMs)
                    .connectionTimeoutMs(connectTimeoutMs)
                    .retryPolicy(new RetryNTimes(3, 200))
                    .build();
            Session session = new Session(client);
            client.start();
            try {
                if (client.blockUntilConnected(connectTimeoutMs, TimeUnit.MILLISECONDS)) {
                    return session;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            session.close();
            throw LockException.unreachable(
                    ServerKind.ZOOKEEPER,
                    "ZooKeeper at " + server,
                    new IOException("no answer in " + connectTimeoutMs + " ms"));
        }

        private void close() {
            client.close();
        }
    }

    /** A mutex that tells the number of its node. */
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

        private final String name;
        private final Session session;
        private final NumberedMutex mutex;
        private int lossesWhenTaken;

        private Handle(String name, Session session, String path) {
            this.name = name;
            this.session = session;
            this.mutex = new NumberedMutex(session.client, path);
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            try {
                if (timeout.isEmpty()) {
                    mutex.acquire();
                } else if (!mutex.acquire(timeout.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Acquisition.TimedOut();
                }
                lossesWhenTaken = session.losses.get();
                return new Acquisition.Acquired(mutex.number());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw broken(e);
            }
        }

        @Override
        public Release release() throws LockException {
            boolean lost = lost();
            try {
                mutex.release();
                return lost ? Release.NOT_HELD : Release.RELEASED;
            } catch (IllegalMonitorStateException e) {
                return Release.NOT_HELD;
            } catch (Exception e) {
                if (lost()) {
                    // Its node went with its session: there is nothing to give back, and nobody whom it keeps waiting.
                    return Release.NOT_HELD;
                }
                throw broken(e);
            }
        }

        @Override
        public boolean lost() {
            return session.losses.get() != lossesWhenTaken;
        }

        @Override
        public void close() {
            SESSIONS.leave(name);
        }
    }
}
