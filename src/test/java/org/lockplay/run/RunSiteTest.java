package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.server.ServerUrls;

class RunSiteTest {

    @TempDir
    Path folder;

    @Test
    void aSweepCoversEveryHostOfARunWhateverTheLimitIsNow() throws Exception {
        Scenario scenario = new ScenarioReader(Limits.NONE)
                .read("{\"version\":1,\"placement\":{\"hosts\":6,\"processes\":1},\"lock\":{\"kind\":\"semaphore\"}}");
        String run = UUID.randomUUID().toString();
        RunSite site = new RunSite(run, folder.resolve(run), ServerUrls.NONE);
        site.prepare(scenario);
        assertThat(semaphoresOf(run)).hasSize(6);

        site.sweep();

        assertThat(semaphoresOf(run)).isEmpty();
        assertThat(folder.resolve(run)).doesNotExist();
    }

    @Test
    void aSweepCoversEveryLockOfARun() throws Exception {
        Scenario scenario = new ScenarioReader(Limits.NONE)
                .read("{\"version\":2,\"program\":\"lock A\\nlock B\\nlock\",\"lock\":{\"kind\":\"semaphore\"}}");
        String run = UUID.randomUUID().toString();
        RunSite site = new RunSite(run, folder.resolve(run), ServerUrls.NONE);
        site.prepare(scenario);
        assertThat(semaphoresOf(run)).hasSize(3);

        site.sweep();

        assertThat(semaphoresOf(run)).isEmpty();
        assertThat(folder.resolve(run)).doesNotExist();
    }

    private static List<Path> semaphoresOf(String run) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            return files.filter(file -> file.getFileName().toString().contains(run))
                    .toList();
        }
    }
}
