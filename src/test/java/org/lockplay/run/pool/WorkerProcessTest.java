package org.lockplay.run.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerProcessTest {

    @Test
    void aRunThatGetsAWorkerThatHasJustEndedIsNotifiedOfThat() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "exit 3").start();
        WorkerProcess worker = new WorkerProcess(process, idle -> {}, gone -> {});
        worker.listen();
        worker.gone().get(20, TimeUnit.SECONDS);
        List<WorkerMessage> messages = new ArrayList<>();

        worker.assign("{}", messages::add);

        assertThat(messages).containsExactly(new WorkerMessage.Exited(worker, 3, OptionalInt.empty()));
    }

    @Test
    void theEndIsAnnouncedOnce() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "read line; exit 3").start();
        WorkerProcess worker = new WorkerProcess(process, idle -> {}, gone -> {});
        List<WorkerMessage> messages = Collections.synchronizedList(new ArrayList<>());
        worker.assign("{}", messages::add);

        worker.listen();
        worker.gone().get(20, TimeUnit.SECONDS);

        assertThat(messages).containsExactly(new WorkerMessage.Exited(worker, 3, OptionalInt.empty()));
    }
}
