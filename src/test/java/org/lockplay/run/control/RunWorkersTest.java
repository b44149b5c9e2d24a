package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockplay.run.pool.WorkerProcess;
import org.lockplay.scenario.Placement;

class RunWorkersTest {

    private static final int HOLDER = 2;

    private final List<Process> processes = new ArrayList<>();
    private final RunLoop loop = new RunLoop(System::nanoTime);
    private final RunWorkers runWorkers = new RunWorkers(new Placement(1, 5, 1), released -> {});
    private final List<Boolean> holderLivedOn = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void theHolderIsKilledAfterAllWorkersThatCouldAcquireTheLock() throws Exception {
        for (int i = 0; i < 5; i++) {
            processes.add(new ProcessBuilder("sleep", "60").start());
        }
        runWorkers.join(IntStream.range(0, 5).mapToObj(this::worker).toList());

        runWorkers.dismiss(Set.of(HOLDER), loop);

        assertThat(holderLivedOn).containsExactly(true, true, true, true);
        assertThat(processes).noneMatch(Process::isAlive);
    }

    private WorkerProcess worker(int number) {
        WorkerProcess worker = new WorkerProcess(processes.get(number), idle -> {}, gone -> {
            if (number != HOLDER) {
                holderLivedOn.add(processes.get(HOLDER).isAlive());
            }
            loop.post(() -> runWorkers.exited(gone));
        });
        worker.listen();
        return worker;
    }
}
