package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;

@StartsProcesses
@QuarkusTest
class ExerciseApiTest {

    private static final Map<String, Object> DEFAULT = Map.of("version", 1L);
    private static final Map<String, Object> SEMAPHORE = Map.of("version", 1L, "lock", Map.of("kind", "semaphore"));

    @TestHTTPResource("/")
    URI server;

    private ExerciseClient learner;

    @BeforeEach
    void open() {
        learner = new ExerciseClient(server);
    }

    @Test
    void theFirstExerciseIsSolvedByARunAndExplainedWithThatRun() throws Exception {
        assertThat(learner.show("see-the-race")).containsEntry("solved", false).containsEntry("explanationHtml", null);

        Map<String, Object> grade = learner.grade("see-the-race", learner.start("see-the-race"), Map.of());

        assertThat(grade).containsEntry("pending", false).containsEntry("solved", true);
        Map<String, Object> shown = learner.show("see-the-race");
        assertThat(shown).containsEntry("solved", true).containsEntry("attempts", 1L);
        assertThat((String) shown.get("explanationHtml")).contains("1 ticket, sold");
        assertThat(learner.browser.get("/api/exercises").body()).contains("\"solved\":true");
    }

    @Test
    void aSolvedExerciseWhoseRunIsDeletedSaysSoInsteadOfShowingPlaceholders() throws Exception {
        Map<String, Object> grade = learner.grade("see-the-race", learner.start("see-the-race"), Map.of());
        assertThat(learner.browser
                        .send("DELETE", "/api/session/runs/" + grade.get("run"), "")
                        .statusCode())
                .isEqualTo(204);

        Map<String, Object> shown = learner.show("see-the-race");

        assertThat(shown).containsEntry("solved", true);
        assertThat(Json.write(shown)).doesNotContain("{verdict}", "{finding").contains("has been deleted");
        assertThat((String) shown.get("explanationHtml")).doesNotContain("{", "blockquote");
    }

    @Test
    void whatIsMissingIsSaidInTheLearnersLanguage() throws Exception {
        Map<String, Object> alone = new HashMap<>(learner.start("see-the-race"));
        alone.put("placement", Map.of("processes", 1L));
        Map<String, Object> grade = learner.grade("see-the-race", alone, Map.of());

        assertThat(grade).containsEntry("solved", false);
        assertThat(ExerciseClient.missing(grade)).contains("sold", "finding.oversold");
        assertThat(Json.write(grade)).contains("Tickets sold: at least 2 is needed; in your run: 1");
        String chinese = learner.browser
                .get("/api/exercises/see-the-race/attempts/" + grade.get("run") + "?lang=zh")
                .body();
        assertThat(chinese).contains("卖出的票：需要至少 2");
    }

    @Test
    void luckIsNotEnoughAndAnotherScenarioBeginsTheRowAgain() throws Exception {
        assertThat(learner.grade("take-the-key", SEMAPHORE, Map.of())).containsEntry("solved", false);
        assertThat(runsDone()).isEqualTo(1);
        learner.grade("take-the-key", SEMAPHORE, Map.of());
        assertThat(runsDone()).isEqualTo(2);
        learner.grade("take-the-key", Map.of("version", 1L, "lock", Map.of("kind", "file-lock")), Map.of());
        assertThat(runsDone()).isEqualTo(1);
        learner.grade("take-the-key", SEMAPHORE, Map.of());
        learner.grade("take-the-key", SEMAPHORE, Map.of());
        Map<String, Object> last = learner.grade("take-the-key", SEMAPHORE, Map.of());

        assertThat(last).containsEntry("solved", true);
        assertThat(learner.get("/api/exercises/take-the-key/attempts/" + last.get("run")))
                .as("asking again counts nothing")
                .isEqualTo(last);
        assertThat(learner.show("take-the-key")).containsEntry("attempts", 6L);
    }

    private Object runsDone() throws Exception {
        List<?> parts = (List<?>) learner.show("take-the-key").get("parts");
        return ((Number) ((Map<?, ?>) parts.get(0)).get("runsDone")).intValue();
    }

    @Test
    void aFixedControlThatIsChangedIsRefusedByName() throws Exception {
        HttpResponse<String> refused = learner.attempt("see-the-race", Map.of("version", 1L, "stock", 5L), Map.of());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("/problems/invalid-scenario", "\"stock\"", "\"fixed\"");
    }

    @Test
    void hintsComeOneAfterAnother() throws Exception {
        assertThat((List<?>) learner.show("take-the-key").get("hintsHtml")).isEmpty();
        for (int i = 0; i < 5; i++) {
            learner.browser.post("/api/exercises/take-the-key/hints", "");
        }
        assertThat((List<?>) learner.show("take-the-key").get("hintsHtml")).hasSize(3);
    }

    @Test
    void badRequestsAreAnsweredWithWhatIsWrong() throws Exception {
        assertProblem(learner.browser.get("/api/exercises/nothing"), 404, "unknown-exercise");
        assertProblem(learner.attempt("nothing", DEFAULT, Map.of()), 404, "unknown-exercise");
        assertProblem(learner.browser.get("/api/exercises/see-the-race/attempts/no"), 404, "unknown-attempt");
        for (String body : List.of(
                "",
                "[]",
                "{\"scenario\":3}",
                "{}",
                "{\"scenario\":{},\"predict\":1}",
                "{\"scenario\":{},\"prediction\":\"held\"}",
                "{\"scenario\":{},\"prediction\":{\"luck\":\"held\"}}")) {
            assertProblem(learner.browser.post("/api/exercises/see-the-race/attempts", body), 400, "bad-request");
        }
        assertProblem(learner.attempt("see-the-race", Map.of("version", 7L), Map.of()), 400, "invalid-scenario");
    }

    @Test
    void nobodySeesTheAttemptsOfOthers() throws Exception {
        Map<String, Object> grade = learner.grade("see-the-race", learner.start("see-the-race"), Map.of());
        ExerciseClient stranger = new ExerciseClient(server);

        assertProblem(
                stranger.browser.get("/api/exercises/see-the-race/attempts/" + grade.get("run")),
                404,
                "unknown-attempt");
        assertThat(stranger.show("see-the-race")).containsEntry("solved", false);
    }

    @Test
    void progressIsCarriedToAnotherBrowserByItsCode() throws Exception {
        learner.grade("see-the-race", learner.start("see-the-race"), Map.of());
        String code = (String) learner.get("/api/session/code").get("code");
        ExerciseClient elsewhere = new ExerciseClient(server);

        assertThat(code).matches("([0-9A-Z]{4}-){4}[0-9A-Z]{4}").doesNotContainPattern("[ILOU]");
        assertThat(elsewhere.show("see-the-race")).containsEntry("solved", false);
        String typed = code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('0', 'o');
        assertThat(elsewhere
                        .browser
                        .post("/api/session/recover", "{\"code\":\"" + typed + "\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(elsewhere.show("see-the-race")).containsEntry("solved", true);
    }

    @Test
    void aCodeThatNobodyHasIsSaidToBeWrong() throws Exception {
        for (String body :
                List.of("{\"code\":\"\"}", "{\"code\":\"AAAA-AAAA-AAAA-AAAA-AAAA\"}", "{\"code\":\"'; drop\"}", "{}")) {
            assertProblem(learner.browser.post("/api/session/recover", body), 404, "unknown-code");
        }
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("/problems/" + code);
    }
}
