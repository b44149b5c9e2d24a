package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Placement;

class RunWorkersTest {

    /** Waits for the death of any process in a list, as buyers wait for a lock that a death frees, and then acts. */
    private static final String ACT_AFTER_A_DEATH = """
            while [ ! -e "$0/pids" ]; do sleep 0.01; done
            touch "$0/watching-$$"
            while :; do
              for pid in $(cat "$0/pids"); do
                [ -d "/proc/$pid" ] || { touch "$0/acted-$$"; exit; }
              done
              sleep 0.002
            done
            """;

    private static final int WORKERS = 5;

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final RunLoop loop = new RunLoop(System::nanoTime);
    private final RunWorkers runWorkers = new RunWorkers(new Placement(1, WORKERS, 1), released -> {});

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void noWorkerActsOnceAnotherIsKilled() throws Exception {
        for (int i = 0; i < WORKERS; i++) {
            processes.add(new ProcessBuilder("sh", "-c", ACT_AFTER_A_DEATH, folder.toString()).start());
        }
        runWorkers.join(processes.stream().map(this::worker).toList());
        Path pids = Files.writeString(
                folder.resolve("draft"),
                processes.stream().map(process -> String.valueOf(process.pid())).collect(Collectors.joining(" ")));
        Files.move(pids, folder.resolve("pids"));
        for (int look = 0; look < 2_000 && files("watching").size() < WORKERS; look++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }

        runWorkers.dismiss(loop);

        assertThat(files("watching")).hasSize(WORKERS);
        assertThat(files("acted")).isEmpty();
        assertThat(processes).noneMatch(Process::isAlive);
    }

    private List<String> files(String prefix) {
        return List.of(folder.toFile().list((directory, name) -> name.startsWith(prefix)));
    }

    private WorkerProcess worker(Process process) {
        WorkerProcess worker = new WorkerProcess(process, idle -> {}, gone -> loop.post(() -> runWorkers.exited(gone)));
        worker.listen();
        return worker;
    }
}
