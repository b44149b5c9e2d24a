package org.lockplay.web.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.Set;

/**
 * Checks whether the server can listen, before anything else starts. The framework listens last, when the database is up
 * and the workers are warm: much would have to be stopped again.
 */
final class PortCheck {

    private static final int LAST_PORT = 65_535;
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    private PortCheck() {}

    /**
     * Checks that the application and its management do not want the same port.
     *
     * @return a sentence for the operator; empty if both can listen
     */
    static Optional<String> clash(String host, String managementHost, int port, int managementPort) {
        boolean isSameHost =
                host.equals(managementHost) || EVERYWHERE.contains(host) || EVERYWHERE.contains(managementHost);
        return port != 0 && port == managementPort && isSameHost
                ? Optional.of("QUARKUS_HTTP_PORT and QUARKUS_MANAGEMENT_PORT are both " + port
                        + ". Set one of them to another port.")
                : Optional.empty();
    }

    /**
     * Tries to listen.
     *
     * @param host a name or an address
     * @param port 0 for any free port
     * @param setting the prefix of the environment variables for both, as in {@code QUARKUS_HTTP}
     * @return a sentence for the operator; empty if the server can listen
     */
    static Optional<String> problem(String host, int port, String setting) {
        if (port < 0 || port > LAST_PORT) {
            return Optional.of(port + " is no port. Set " + setting + "_PORT to a number from 1 to " + LAST_PORT
                    + ", or to 0 for any free port.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The server cannot listen on " + host + ", port " + port + ": " + e.getMessage()
                    + ". Is another instance running? Set " + setting + "_PORT to a free port, or " + setting
                    + "_HOST to an address of this machine.");
        }
    }
}
