package org.lockplay.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A small process that outlives this JVM and stops the server if the JVM died without doing so. It reads from a pipe
 * that the kernel closes when the JVM ends. Then it waits for a grace period, in which a restarted application can take
 * over the running server, and otherwise stops the server.
 *
 * <p>One atomic rename of the owner file decides the race between a new owner and the watchdog. A server that was being
 * started when the JVM died writes its process id a moment later, so the watchdog looks for it several times.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            owner=$1 data=$2 grace=$3 throwaway=$4
            runs() {
              postmaster=$(head -n 1 data/postmaster.pid 2>/dev/null) && [ -n "$postmaster" ] &&
                tr '\\0' '\\n' <"/proc/$postmaster/cmdline" 2>/dev/null | grep -qxF -- "$data"
            }
            while read -r line; do :; done
            sleep "$grace"
            mv owner stopping 2>/dev/null || exit 0
            if [ "$(cat stopping)" != "$owner" ]; then
              mv stopping owner
              exit 0
            fi
            tries=0
            until runs || [ "$tries" -ge 20 ]; do
              sleep 0.1
              tries=$((tries + 1))
            done
            if runs; then
              kill -INT "$postmaster"
              tries=0
              while [ -e data/postmaster.pid ] && [ "$tries" -lt 300 ]; do
                sleep 0.1
                tries=$((tries + 1))
              done
            fi
            rm -f stopping
            if [ "$throwaway" = true ]; then
              rm -rf "$PWD"
            fi
            """;

    // Keeps the pipe reachable: once it were collected and closed, the watchdog would take this JVM for dead.
    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** Starts a watchdog that waits for {@code grace} after this JVM's end before it stops the server. */
    static Watchdog start(PostgresDirectory folder, Duration grace, boolean throwAway) throws IOException {
        List<String> arguments = List.of(
                Long.toString(ProcessHandle.current().pid()),
                folder.data().toString(),
                Long.toString(grace.toSeconds()),
                Boolean.toString(throwAway));
        return new Watchdog(GuardShell.command(SCRIPT, "lockplay-database-guard", arguments)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Ends the watchdog; the server keeps running. */
    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
