package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All processes of a server, stopped by SIGSTOP until this is closed. */
final class FrozenServer implements AutoCloseable {

    private final List<Long> pids;

    private FrozenServer(List<Long> pids) throws IOException {
        this.pids = pids;
        signal("STOP");
    }

    /** Freezes the PostgreSQL server with a data directory. */
    static FrozenServer postgres(Path data) throws IOException {
        return new FrozenServer(pidsOfPostgres(data));
    }

    /** Freezes a server that is one process. */
    static FrozenServer of(ProcessHandle server) throws IOException {
        return new FrozenServer(List.of(server.pid()));
    }

    /** The processes of the PostgreSQL server with a data directory, the parent first, so that it starts no others. */
    static List<Long> pidsOfPostgres(Path data) throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
        return Stream.concat(Stream.of(parent), parent.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    /** Whether the kernel has stopped all of its processes. */
    boolean isStopped() throws IOException {
        for (long pid : pids) {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                return false;
            }
        }
        return true;
    }

    /** Lets the server go on. */
    @Override
    public void close() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of("kill", "-" + name), pids.stream().map(String::valueOf))
                .toList();
        assertThat(new ProcessBuilder(command)
                        .inheritIO()
                        .start()
                        .onExit()
                        .join()
                        .exitValue())
                .isZero();
    }
}
