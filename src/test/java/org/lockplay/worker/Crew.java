package org.lockplay.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Idle workers, lent to runs and used again. They end with the tests' JVM. */
final class Crew {

    private static final Path SCRATCH = scratch();
    private static final Deque<ChildWorker> IDLE = new ArrayDeque<>();

    private Crew() {}

    static Path folder() {
        return SCRATCH;
    }

    /** Lends some workers, started now where too few are idle. */
    static synchronized Deque<ChildWorker> lend(int count) {
        while (IDLE.size() < count) {
            IDLE.add(ChildWorker.start(SCRATCH));
        }
        Waiting.until(() -> IDLE.stream().allMatch(ChildWorker::isIdle));
        Deque<ChildWorker> lent = new ArrayDeque<>();
        while (lent.size() < count) {
            lent.add(IDLE.poll());
        }
        return lent;
    }

    static synchronized void giveBack(ChildWorker worker) {
        worker.listenTo((who, line) -> {});
        IDLE.add(worker);
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "worker-tests")), "crew")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
