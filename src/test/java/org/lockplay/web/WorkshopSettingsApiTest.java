package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;

/** The settings of a workshop: its exercises, its start and its end. */
@StartsProcesses
@QuarkusTest
class WorkshopSettingsApiTest extends WorkshopStage {

    @Test
    void anEndedWorkshopTakesNobodyInAndNothingIsOpenBeforeItsStart() throws Exception {
        ExerciseClient ada = join("Ada");
        desk("settings", "{\"opened\":[\"see-the-race\"],\"startsAt\":\"2999-01-01T00:00:00Z\"}");
        assertThat(room(ada).get("opened")).isEqualTo(List.of());
        instructor.browser.post(desk("end"), "");
        instructor.browser.post(desk("end"), "");
        assertThat(room(ada)).containsEntry("over", true);
        assertProblem(
                new ExerciseClient(server).browser.post(path("attendees"), "{\"nickname\":\"Late\"}"),
                410,
                "workshop-over");
    }

    @Test
    void badSettingsAreNamed() throws Exception {
        for (String body : List.of(
                "{\"exercises\":[\"nothing\"]}",
                "{\"opened\":3}",
                "{\"startsAt\":\"soon\"}",
                "{\"startsAt\":\"+1000000000-12-31T23:59:59Z\"}",
                "{\"endsAt\":\"+10000-01-01T00:00:00Z\"}",
                "{\"endsAt\":\"-0001-12-31T23:59:59Z\"}",
                "{\"endsAt\":\"2026-02-30T00:00:00Z\"}",
                "{\"tilte\":\"x\"}",
                "[")) {
            assertProblem(instructor.browser.post(desk("settings"), body), 400, "bad-request");
        }
        assertProblem(instructor.browser.post(desk("screen"), "{\"kind\":\"run\",\"run\":\"no\"}"), 404, "unknown-run");
    }

    @Test
    void aStartAndAnEndCanBeRemovedAndAreInThatOrder() throws Exception {
        desk("settings", "{\"startsAt\":\"2999-01-01T00:00:00Z\",\"endsAt\":\"2999-01-02T00:00:00Z\"}");

        for (String wrong : List.of(
                "{\"endsAt\":\"2999-01-01T00:00:00Z\"}",
                "{\"startsAt\":\"2999-01-03T00:00:00Z\"}",
                "{\"startsAt\":\"2030-01-02T00:00:00Z\",\"endsAt\":\"2030-01-01T00:00:00Z\"}")) {
            assertProblem(instructor.browser.post(desk("settings"), wrong), 409, "ends-before-start");
        }
        desk("settings", "{\"title\":\"Later\"}");
        assertThat((Map<?, ?>) wall().get("room"))
                .extracting("startsAt", "endsAt")
                .containsExactly("2999-01-01T00:00:00Z", "2999-01-02T00:00:00Z");

        desk("settings", "{\"startsAt\":null}");
        assertThat((Map<?, ?>) wall().get("room"))
                .extracting("startsAt", "endsAt")
                .containsExactly(null, "2999-01-02T00:00:00Z");
        desk("settings", "{\"endsAt\":null}");
        assertThat(((Map<?, ?>) wall().get("room")).get("endsAt")).isNull();
    }

    @Test
    void onlyExercisesOfTheWorkshopAreOpen() throws Exception {
        desk("settings", "{\"opened\":[\"see-the-race\",\"wrong-place\"]}");
        assertThat(((Map<?, ?>) wall().get("room")).get("opened")).isEqualTo(List.of("see-the-race"));

        desk("settings", "{\"exercises\":[\"take-the-key\"]}");
        assertThat(((Map<?, ?>) wall().get("room")).get("opened")).isEqualTo(List.of());
    }
}
