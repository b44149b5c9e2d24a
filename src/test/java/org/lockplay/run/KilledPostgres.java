package org.lockplay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A PostgreSQL server that has been killed, and the shared memory that it leaves. The server that is started next with
 * the same data removes that memory; what is left otherwise goes when this is closed.
 *
 * @param pids its processes, the parent first
 * @param sharedMemory the files of its shared memory
 */
record KilledPostgres(List<Long> pids, Set<Path> sharedMemory) implements AutoCloseable {

    private static final String SEGMENT = "/dev/shm/PostgreSQL.";

    /** Kills all processes of the server with a data directory. */
    static KilledPostgres all(Path data) throws IOException {
        return kill(FrozenServer.pidsOfPostgres(data), Integer.MAX_VALUE);
    }

    /** Kills the parent; the other processes notice that and end. */
    static KilledPostgres parent(Path data) throws IOException {
        return kill(FrozenServer.pidsOfPostgres(data), 1);
    }

    private static KilledPostgres kill(List<Long> pids, int first) throws IOException {
        KilledPostgres killed = new KilledPostgres(pids, segmentsOf(pids));
        pids.stream()
                .limit(first)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .forEach(ProcessHandle::destroyForcibly);
        return killed;
    }

    private static Set<Path> segmentsOf(List<Long> pids) throws IOException {
        Set<Path> segments = new HashSet<>();
        for (long pid : pids) {
            Path maps = Path.of("/proc", String.valueOf(pid), "maps");
            if (Files.exists(maps)) {
                try (Stream<String> lines = Files.lines(maps)) {
                    lines.filter(line -> line.contains(SEGMENT))
                            .map(line -> Path.of(line.substring(line.indexOf(SEGMENT))))
                            .forEach(segments::add);
                }
            }
        }
        return segments;
    }

    /** Its shared memory that still exists. */
    List<Path> leftovers() {
        return sharedMemory.stream().filter(Files::exists).toList();
    }

    @Override
    public void close() throws IOException {
        for (Path segment : sharedMemory) {
            Files.deleteIfExists(segment);
        }
    }
}
