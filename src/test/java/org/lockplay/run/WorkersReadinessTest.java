package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;

@StartsOwnProcesses
class WorkersReadinessTest {

    @TempDir
    Path folder;

    @Test
    void anApplicationThatIsEndingIsDownAndSaysWhy() {
        RunEngine engine = new RunEngine(null, folder, null);
        engine.stop();

        HealthCheckResponse response = new WorkersReadiness(engine, Clock.systemUTC()).call();

        assertThat(response.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(response.getData().orElse(Map.of())).containsEntry("reason", "the application is ending");
    }

    @Test
    void countingTheWorkersOpensNoPool() {
        RunEngine engine = new RunEngine(null, folder, null);

        assertThat(engine.aliveWorkers()).isZero();
        assertThat(engine.idleWorkers()).isZero();
        assertThat(folder).isEmptyDirectory();
    }
}
