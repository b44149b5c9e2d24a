package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.lockplay.store.DatabaseAddress;

/**
 * A PostgreSQL server as its {@code postmaster.pid} describes it.
 *
 * @param data its data directory
 * @param pid its process id
 * @param port the TCP port it listens on, on loopback
 */
record Postmaster(Path data, long pid, int port) {

    private static final int PORT_LINE = 3;

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** The server that says it owns {@code data}, dead or alive; nothing if none does, or if it has only begun to. */
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
     * Whether that process exists and is this server. A process id alone says neither: it may have been given to
     * another process since, or belong to a zombie that nobody reaps. Neither has this command line.
     */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(ProcessHandle.Info::arguments)
                .map(arguments -> List.of(arguments).contains(data.toString()))
                .orElse(false);
    }

    /** Whether it lets us in now. */
    boolean accepts(DatabaseAddress address) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        try (Connection connection = new org.postgresql.Driver().connect(address.url(), properties)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Asks it to end: connections are cut, transactions rolled back, data written ("fast shutdown", SIGINT). */
    void interrupt() throws IOException {
        // Java can send SIGTERM only, on which the server would wait for every client to leave by itself.
        new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
