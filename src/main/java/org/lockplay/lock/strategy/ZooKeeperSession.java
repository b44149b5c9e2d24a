package org.lockplay.lock.strategy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.RetryNTimes;
import org.apache.zookeeper.ZooKeeper;
import org.lockplay.server.ServerKind;

/** A process's session with ZooKeeper. Reconnects by itself after its connection is cut. Thread-safe. */
final class ZooKeeperSession {

    private final CuratorFramework client;
    private final Optional<Path> keyFile;
    private final AtomicInteger losses = new AtomicInteger();
    private boolean closed;

    private ZooKeeperSession(CuratorFramework client, Optional<Path> keyFile) {
        this.client = client;
        this.keyFile = keyFile;
        client.getConnectionStateListenable().addListener((ignored, state) -> {
            if (state == ConnectionState.LOST) {
                losses.incrementAndGet();
            } else if (state == ConnectionState.RECONNECTED) {
                leaveKeyAgain();
            }
        });
    }

    /**
     * Opens a session.
     *
     * @param timeoutMs the session timeout
     * @param connectTimeoutMs how long to wait for the server
     * @param keyFile where to write the session's key while the session is connected; empty for nowhere
     */
    static ZooKeeperSession open(String server, int timeoutMs, int connectTimeoutMs, Optional<Path> keyFile)
            throws LockException {
        CuratorFramework client = CuratorFrameworkFactory.builder()
                .connectString(server)
                .sessionTimeoutMs(timeoutMs)
                .connectionTimeoutMs(connectTimeoutMs)
                .retryPolicy(new RetryNTimes(3, 200))
                .build();
        ZooKeeperSession session = new ZooKeeperSession(client, keyFile);
        client.start();
        try {
            if (client.blockUntilConnected(connectTimeoutMs, TimeUnit.MILLISECONDS)) {
                session.leaveKey();
                return session;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            session.close();
            throw new LockException("ZooKeeper: the session's key cannot be left: " + e.getMessage(), e);
        }
        session.close();
        throw LockException.unreachable(
                ServerKind.ZOOKEEPER,
                "ZooKeeper at " + server,
                new IOException("no answer in " + connectTimeoutMs + " ms"));
    }

    CuratorFramework client() {
        return client;
    }

    /** How many times the process's session has expired and was replaced. */
    int losses() {
        return losses.get();
    }

    /** Writes the key again: the session may be a new one, or its key was used up to cut it. */
    private void leaveKeyAgain() {
        try {
            leaveKey();
        } catch (Exception e) {
            System.err.println("the key of the ZooKeeper session is not left: " + e);
        }
    }

    private synchronized void leaveKey() throws Exception {
        if (keyFile.isPresent() && !closed) {
            ZooKeeper current = client.getZookeeperClient().getZooKeeper();
            new ZooKeeperKey(current.getSessionId(), current.getSessionTimeout(), current.getSessionPasswd())
                    .leave(keyFile.get());
        }
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        client.close();
        keyFile.ifPresent(ZooKeeperKey::drop);
    }
}
