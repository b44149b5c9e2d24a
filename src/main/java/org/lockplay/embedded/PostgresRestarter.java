package org.lockplay.embedded;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a server again with the program, the settings and the port that it had, which PostgreSQL itself writes to its
 * data directory.
 *
 * <p>The process-id file of the ended server is left: from it and from the shared memory that it names, PostgreSQL knows
 * whether processes of that server still use the data, and then refuses to start. It also removes that memory.
 */
final class PostgresRestarter implements PostgresSupervisor.Server {

    private static final String START_SECONDS = "60";

    private final PostgresDirectory folder;

    PostgresRestarter(PostgresDirectory folder) {
        this.folder = folder;
    }

    @Override
    public boolean isRunning() {
        return Postmaster.of(folder.data()).filter(Postmaster::isAlive).isPresent();
    }

    @Override
    public void start() throws IOException {
        Process start = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
        try {
            if (start.waitFor() != 0) {
                throw new IOException("it did not start; see " + folder.log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private List<String> command() throws IOException {
        // As in: /…/bin/postgres "-D" "/…/data" "-p" "40123" "-F" "-c" "fsync=on"
        String[] last = Files.readString(folder.data().resolve("postmaster.opts"))
                .strip()
                .split(" (?=\")", 2);
        if (last.length < 2) {
            throw new IOException("the data name no settings to start it with");
        }
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL does not run as root. This is how the library starts it.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                Path.of(last[0]).resolveSibling("pg_ctl").toString(),
                "start",
                "-D",
                folder.data().toString(),
                "-o",
                last[1].replaceFirst("^\"-D\" \"[^\"]*\" ?", ""),
                "-w",
                "-t",
                START_SECONDS));
        return command;
    }
}
