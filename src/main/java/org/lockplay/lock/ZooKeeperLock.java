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

    private static final int CONNECT_TIMEOUT_MS = 4_000;

    private static final Shared<Session, LockException> SESSIONS = new Shared<>(Session::open, Session::close);

    /** Asks the server for a sign of life, so that one that is gone is found before buyers gather. */
    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        Session.open(CONNECT_TIMEOUT_MS + " " + site.servers().zookeeper()).close();
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        String name = spec.lease().toMillis() + " " + site.servers().zookeeper();
        return new Handle(name, SESSIONS.join(name), path(site));
    }

    @Override
    public void remove(LockSite site) throws LockException {
        Session session = Session.open(CONNECT_TIMEOUT_MS + " " + site.servers().zookeeper());
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
            CuratorFramework client = CuratorFrameworkFactory.builder()
                    .connectString(parts[1])
                    .sessionTimeoutMs(Integer.parseInt(parts[0]))
                    .connectionTimeoutMs(CONNECT_TIMEOUT_MS)
                    .retryPolicy(new RetryNTimes(3, 200))
                    .build();
            Session session = new Session(client);
            client.start();
            try {
                if (client.blockUntilConnected(CONNECT_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                    return session;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            session.close();
            throw LockException.unreachable(
                    ServerKind.ZOOKEEPER,
                    "ZooKeeper at " + parts[1],
                    new IOException("no answer in " + CONNECT_TIMEOUT_MS + " ms"));
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
