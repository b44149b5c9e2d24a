package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** All processes of a server, stopped by SIGSTOP until this is closed. */
final class FrozenServer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<Long> pids;

    private FrozenServer(List<Long> pids) throws IOException, InterruptedException {
        this.pids = pids;
        signal("STOP");
        // On a busy machine, a process is stopped some time after the signal was sent.
        for (long pid : pids) {
            ProcessState.await(pid, FrozenServer::isStoppedOrGone, LIMIT);
        }
    }

    /** Freezes the PostgreSQL server with a data directory. */
    static FrozenServer postgres(Path data) throws IOException, InterruptedException {
        return new FrozenServer(pidsOfPostgres(data));
    }

    /** Freezes a server that is one process. */
    static FrozenServer of(ProcessHandle server) throws IOException, InterruptedException {
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
    boolean isStopped() {
        return pids.stream().map(ProcessState::of).allMatch(FrozenServer::isStoppedOrGone);
    }

    /** A PostgreSQL server can have a child that ends just now. */
    private static boolean isStoppedOrGone(char state) {
        return state == 'T' || state == ProcessState.GONE;
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
