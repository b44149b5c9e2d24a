package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.lockplay.server.DatabaseAddress;

/**
 * A PostgreSQL server as its {@code postmaster.pid} describes it.
 *
 * @param data its data directory
 * @param pid its process id
 * @param port the TCP port it listens on, on loopback
 */
record Postmaster(Path data, long pid, int port) {

    private static final int PORT_LINE = 3;
    /** How long a server may take to answer. */
    private static final String ANSWER_SECONDS = "2";

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** The server that owns {@code data}, dead or alive; empty if there is none, or if it is still starting. */
    static Optional<Postmaster> of(Path data) {
        try {
            List<String> lines = Files.readAllLines(file(data));
            return lines.size() <= PORT_LINE
                    ? Optional.empty()
                    : Optional.of(new Postmaster(
                            data,
                            Long.parseLong(lines.get(0).strip()),
                            Integer.parseInt(lines.get(PORT_LINE).strip())));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether that process exists and is this server. The process id alone proves neither: the kernel may have given it
     * to another process, or it may be a zombie that nobody reaps. Therefore the command line is compared as well.
     */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::arguments)
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
    }

    /** Whether the server accepts a connection now, and answers within seconds. */
    boolean accepts(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        // A frozen server accepts the connection, and does not answer.
        for (String limit : List.of("connectTimeout", "loginTimeout", "socketTimeout")) {
            properties.setProperty(limit, ANSWER_SECONDS);
        }
        try (Connection connection = new org.postgresql.Driver().connect(address.url(), properties)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Requests a "fast shutdown" (SIGINT): connections are closed, transactions rolled back, data written. */
    void interrupt() throws IOException {
        // Java can only send SIGTERM, on which the server waits until every client has disconnected.
        new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
