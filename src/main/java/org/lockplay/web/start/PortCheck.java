package org.lockplay.web.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;

/**
 * Checks whether the server can listen, before anything else starts. The framework listens last, when the database is up
 * and the workers are warm: much would have to be stopped again.
 */
final class PortCheck {

    private PortCheck() {}

    /**
     * Tries to listen.
     *
     * @param host a name or an address
     * @param port 0 for any free port
     * @param setting the prefix of the environment variables for both, as in {@code QUARKUS_HTTP}
     * @return a sentence for the operator; empty if the server can listen
     */
    static Optional<String> problem(String host, int port, String setting) {
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
