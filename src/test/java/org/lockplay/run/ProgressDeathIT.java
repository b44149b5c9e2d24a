package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.json.Json;
import org.lockplay.web.RunClient;

/** Learners and workshops keep everything when the server is killed. */
class ProgressDeathIT {

    @TempDir
    Path dataFolder;

    @Test
    void progressAndWorkshopsSurviveTheDeathOfTheServer() throws Exception {
        String recovery;
        Map<String, Object> workshop;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient learner = new RunClient(server.address());
            workshop = Json.parseObject(learner.post("/api/workshops", "{\"exercises\":[\"see-the-race\"]}")
                    .body());
            learner.post("/api/workshops/" + workshop.get("code") + "/attendees", "{\"nickname\":\"Ada\"}");
            Object start = Json.parseObject(
                            learner.get("/api/exercises/see-the-race").body())
                    .get("scenario");
            String run = (String) Json.parseObject(
                            learner.post("/api/exercises/see-the-race/attempts", Json.write(Map.of("scenario", start)))
                                    .body())
                    .get("id");
            learner.history(run);
            assertThat(learner.get("/api/exercises/see-the-race/attempts/" + run)
                            .body())
                    .contains("\"solved\":true");
            recovery = learner.get("/api/session/code").body();
            server.kill();
        }

        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient again = new RunClient(server.address());
            assertThat(again.post("/api/session/recover", recovery).statusCode())
                    .isEqualTo(200);
            Map<String, Object> exercise =
                    Json.parseObject(again.get("/api/exercises/see-the-race").body());
            assertThat(exercise).containsEntry("solved", true).containsEntry("attempts", 1L);
            assertThat((String) exercise.get("explanationHtml"))
                    .as("told with the learner's own run, which is still there")
                    .contains("1 ticket, sold");
            String wall = "/api/workshops/" + workshop.get("code") + "/wall";
            Map<String, Object> shown =
                    Json.parseObject(again.get(wall, "Lockplay-Instructor", (String) workshop.get("key"))
                            .body());
            assertThat((List<?>) shown.get("people")).singleElement().asString().contains("Ada", "solved");
        }
    }
}
