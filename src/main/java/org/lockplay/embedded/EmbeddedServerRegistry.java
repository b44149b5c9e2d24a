package org.lockplay.embedded;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The bundled Redis and ZooKeeper, on free loopback ports. Each is started on first use and stopped with the
 * application. They are separate from servers that run on this machine already, and persist nothing: they only hold the
 * locks of runs. Thread-safe.
 */
@ApplicationScoped
public class EmbeddedServerRegistry {

    private static final Logger LOG = Logger.getLogger(EmbeddedServerRegistry.class);

    private final OnDemand redis;
    private final OnDemand zookeeper;

    EmbeddedServerRegistry(@ConfigProperty(name = "lockplay.data-dir") Path dataFolder) {
        ScratchDirectory folder =
                new ScratchDirectory(dataFolder.toAbsolutePath().resolve("servers"));
        this.redis = new OnDemand("Redis", () -> new RedisLauncher(folder).start());
        this.zookeeper = new OnDemand("ZooKeeper", () -> new ZooKeeperLauncher(folder).start());
    }

    /**
     * The URL of the bundled Redis, with its password; starts it if it does not run.
     *
     * @throws NotStartedException if it does not start; the next call tries again
     */
    public String redis() throws NotStartedException {
        return redis.address();
    }

    /**
     * The connect string of the bundled ZooKeeper; starts it if it does not run.
     *
     * @throws NotStartedException if it does not start; the next call tries again
     */
    public String zookeeper() throws NotStartedException {
        return zookeeper.address();
    }

    @PreDestroy
    void stop() {
        redis.close();
        zookeeper.close();
    }

    /** A bundled server could not be started. */
    public static final class NotStartedException extends Exception {

        private static final long serialVersionUID = 1;

        NotStartedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Starts a server. */
    private interface Launcher {
        EmbeddedProcess start() throws IOException;
    }

    /** One server, started on first use and restarted on the next use after it died. Thread-safe. */
    private static final class OnDemand implements AutoCloseable {

        private final String name;
        private final Launcher launcher;
        private EmbeddedProcess running;
        private boolean closed;

        OnDemand(String name, Launcher launcher) {
            this.name = name;
            this.launcher = launcher;
        }

        synchronized String address() throws NotStartedException {
            if (closed) {
                throw new NotStartedException("the application is ending", null);
            }
            if (running == null || !running.process().isAlive()) {
                running = start();
            }
            return running.address();
        }

        private EmbeddedProcess start() throws NotStartedException {
            try {
                EmbeddedProcess started = launcher.start();
                LOG.infof("Embedded %s: started", name);
                return started;
            } catch (IOException | RuntimeException e) {
                LOG.warnf("Embedded %s: %s", name, e.getMessage());
                throw new NotStartedException(e.getMessage(), e);
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (running != null) {
                running.process().close();
            }
        }
    }
}
