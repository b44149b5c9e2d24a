package org.lockplay.embedded;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.server.ServerKind;

/**
 * The bundled servers of locks, on free loopback ports. Each is started on first use and stopped with the
 * application. They are separate from servers that run on this machine already, and persist nothing: they only hold the
 * locks of runs. Thread-safe.
 */
@ApplicationScoped
public class EmbeddedServerRegistry {

    private final Map<ServerKind, OnDemandServer> servers = new EnumMap<>(ServerKind.class);

    EmbeddedServerRegistry(@ConfigProperty(name = "lockplay.data-dir") Path dataFolder) {
        ScratchDirectory folder =
                new ScratchDirectory(dataFolder.toAbsolutePath().resolve("servers"));
        ServerKind.onDemand()
                .forEach(kind -> servers.put(kind, new OnDemandServer(launcherOf(kind), folder, System::nanoTime)));
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
     * @throws NotStartedException if it does not start, or this thread is interrupted; a call some seconds later tries
     *     again
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
        return servers.get(kind).launcher().checked(address);
    }

    /** The name of a bundled server, for messages. */
    public String nameOf(ServerKind kind) {
        return "embedded " + servers.get(kind).launcher().name();
    }

    @PreDestroy
    void stop() {
        servers.values().forEach(OnDemandServer::close);
    }

    /** A bundled server could not be started. */
    public static final class NotStartedException extends Exception {

        private static final long serialVersionUID = 1;

        NotStartedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
