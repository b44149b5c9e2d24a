package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockplay.scenario.Placement;

class RunWorkersTest {

    private static final int HOLDER = 2;

    private final List<Process> processes = new ArrayList<>();
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
        RunWorkers runWorkers = new RunWorkers(new Placement(1, 5, 1));
        runWorkers.join(IntStream.range(0, 5).mapToObj(this::worker).toList());

        runWorkers.dismiss(Set.of(HOLDER));

        assertThat(holderLivedOn).containsExactly(true, true, true, true);
        assertThat(processes).noneMatch(Process::isAlive);
    }

    private WorkerProcess worker(int number) {
        WorkerProcess worker = new WorkerProcess(processes.get(number), idle -> {}, gone -> {
            if (number != HOLDER) {
                holderLivedOn.add(processes.get(HOLDER).isAlive());
            }
        });
        worker.listen();
        return worker;
    }
}
