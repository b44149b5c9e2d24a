package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockplay.json.Json;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.server.ServerUrls;

/** How {@link AssignmentWriter} writes the assignment of a scenario with a schedule. */
class AssignmentWriterTest {

    @Test
    void aRepetitionHasTheScenarioOfTheRunThatItRepeatsAndClosedGates() throws Exception {
        Map<String, Object> free = assigned("{\"version\":1}");
        Map<String, Object> repeated = assigned("{\"version\":1,\"schedule\":\"0*3 1\"}");

        assertThat(repeated).containsEntry("scenario", free.get("scenario"));
        assertThat(free).containsEntry("closed", false);
        assertThat(repeated).containsEntry("closed", true);
    }

    private static Map<String, Object> assigned(String json) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT).read(json);
        Assignment assignment = new Assignment(
                "a-run", scenario, scenario.hasClosedGates(), 0, 0, Path.of("folder"), "host", ServerUrls.NONE);
        return Json.parseObject(new AssignmentWriter(scenario).write(assignment));
    }
}
