package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.lockplay.json.Json;

/** A learner as an HTTP client. */
final class ExerciseClient {

    final RunClient browser;

    ExerciseClient(URI server) {
        browser = new RunClient(server);
    }

    HttpResponse<String> attempt(String exercise, Map<String, Object> scenario, Map<String, String> prediction)
            throws IOException, InterruptedException {
        return browser.post(
                "/api/exercises/" + exercise + "/attempts",
                Json.write(Map.of("scenario", scenario, "prediction", prediction)));
    }

    /** Starts an attempt, waits for the end of its run, and returns the grade. */
    Map<String, Object> grade(String exercise, Map<String, Object> scenario, Map<String, String> prediction)
            throws IOException, InterruptedException {
        HttpResponse<String> started = attempt(exercise, scenario, prediction);
        assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
        String run = (String) Json.parseObject(started.body()).get("id");
        browser.follow(run, 0, message -> false);
        return get("/api/exercises/" + exercise + "/attempts/" + run);
    }

    Map<String, Object> show(String exercise) throws IOException, InterruptedException {
        return get("/api/exercises/" + exercise);
    }

    /** The scenario that the exercise starts from. */
    Map<String, Object> start(String exercise) throws IOException, InterruptedException {
        return asObject(show(exercise).get("scenario"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asObject(Object value) {
        return (Map<String, Object>) value;
    }

    Map<String, Object> get(String path) throws IOException, InterruptedException {
        return Json.parseObject(browser.get(path).body());
    }

    /** The facts that a grade reports as missing. */
    static List<String> missing(Map<String, Object> grade) {
        return ((List<?>) grade.get("parts"))
                .stream()
                        .flatMap(part -> ((List<?>) ((Map<?, ?>) part).get("missing")).stream())
                        .map(missing -> (String) ((Map<?, ?>) missing).get("fact"))
                        .toList();
    }
}
