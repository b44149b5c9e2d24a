package org.lockplay.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server started through a small shell, its guard. The guard kills the server and deletes its directory when this JVM
 * closes a pipe or ends; the kernel closes the pipe however the JVM ends. The guard exits when the server does, and prints
 * the end of its log before, because that is deleted with the directory. Ctrl-C
 * in the application's terminal reaches neither, because the application needs the server while it stops.
 *
 * @param guard the shell; its standard output is the server's
 */
record GuardedProcess(Process guard) implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            folder=$1
            log=$2
            shift 2
            exec 3<&0
            apart=$(command -v setsid)
            $apart "$@" 3<&- </dev/null &
            server=$!
            {
              while read -r line; do :; done
              kill -KILL "$server"
            } <&3 >/dev/null &
            watcher=$!
            exec 3<&-
            wait "$server"
            code=$?
            kill -KILL "$watcher"
            tail -c 4000 "$log" 2>/dev/null
            rm -rf "$folder"
            exit "$code"
            """;

    private static final long STOP_SECONDS = 10;

    /**
     * Starts a server.
     *
     * @param folder the server's own directory and working directory; deleted at the end
     * @param log a file in this directory; the server's standard error is appended to it
     */
    static GuardedProcess start(Path folder, Path log, List<String> server) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), log.toString()));
        arguments.addAll(server);
        return new GuardedProcess(GuardShell.command(SCRIPT, "lockplay-server-guard", arguments)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /** Whether the server runs. */
    boolean isAlive() {
        return guard.isAlive();
    }

    /** Waits for the next line that the server prints; {@code null} if it ends instead. */
    String readLine() throws IOException {
        BufferedReader output = guard.inputReader();
        return output.readLine();
    }

    /** What is left to read of a server that has ended: at its end the last lines of its log. */
    List<String> rest() {
        return guard.inputReader().lines().toList();
    }

    /** Kills the server and waits until it and its folder are gone. May be repeated. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            guard.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new IllegalStateException("a pipe could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
