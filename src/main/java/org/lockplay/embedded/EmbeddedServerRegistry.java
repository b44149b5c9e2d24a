package org.lockplay.embedded;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.lockplay.server.ServerKind;

/**
 * The bundled servers of locks, on free loopback ports. Each is started on first use and stopped with the
 * application. They are separate from servers that run on this machine already, and persist nothing: they only hold the
 * locks of runs. Thread-safe.
 */
@ApplicationScoped
public class EmbeddedServerRegistry {

    private static final Logger LOG = Logger.getLogger(EmbeddedServerRegistry.class);

    private final Map<ServerKind, OnDemand> servers = new EnumMap<>(ServerKind.class);

    EmbeddedServerRegistry(@ConfigProperty(name = "lockplay.data-dir") Path dataFolder) {
        ScratchDirectory folder =
                new ScratchDirectory(dataFolder.toAbsolutePath().resolve("servers"));
        ServerKind.onDemand().forEach(kind -> servers.put(kind, new OnDemand(launcherOf(kind), folder)));
    }

    private static ServerLauncher launcherOf(ServerKind kind) {
        String name = EmbeddedServerRegistry.class.getPackageName() + "."
                + kind.launcher().orElseThrow();
        try {
            return (ServerLauncher) Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no launcher for " + kind, e);
        }
    }

    /**
     * The address of a bundled server, in the form of its kind's setting, with its password; starts it if it does not
     * run.
     *
     * @throws NotStartedException if it does not start; the next call tries again
     */
    public String address(ServerKind kind) throws NotStartedException {
        return servers.get(kind).address();
    }

    /**
     * Checks the address of a server to use instead of the bundled one.
     *
     * @return the address, stripped
     * @throws io.quarkus.runtime.configuration.ConfigurationException if it has not the form of an address
     */
    public String checked(ServerKind kind, String address) {
        return servers.get(kind).launcher.checked(address);
    }

    /** The name of a bundled server, for messages. */
    public String nameOf(ServerKind kind) {
        return "embedded " + servers.get(kind).launcher.name();
    }

    @PreDestroy
    void stop() {
        servers.values().forEach(OnDemand::close);
    }

    /** A bundled server could not be started. */
    public static final class NotStartedException extends Exception {

        private static final long serialVersionUID = 1;

        NotStartedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** One server, started on first use and restarted on the next use after it died. Thread-safe. */
    private static final class OnDemand implements AutoCloseable {

        private final ServerLauncher launcher;
        private final ScratchDirectory folder;
        private EmbeddedProcess running;
        private boolean closed;

        OnDemand(ServerLauncher launcher, ScratchDirectory folder) {
            this.launcher = launcher;
            this.folder = folder;
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
                EmbeddedProcess started = launcher.start(folder);
                LOG.infof("Embedded %s: started", launcher.name());
                return started;
            } catch (IOException | RuntimeException e) {
                LOG.warnf("Embedded %s: %s", launcher.name(), e.getMessage());
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
