package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.lockplay.json.Json;

/** A workshop with an instructor, whom the tests let attendees join. */
abstract class WorkshopStage {

    static final String QUESTION = "{\"kind\":\"question\",\"scenario\":{\"version\":1}}";

    @TestHTTPResource("/")
    URI server;

    ExerciseClient instructor;
    String code;
    String key;

    @BeforeEach
    void make() throws Exception {
        instructor = new ExerciseClient(server);
        Map<String, Object> made = json(instructor.browser.post(
                "/api/workshops", "{\"title\":\"Locks\",\"exercises\":[\"see-the-race\",\"take-the-key\"]}"));
        code = (String) made.get("code");
        key = (String) made.get("key");
        instructor.browser.post(path("instructor"), "{\"key\":\"" + key + "\"}");
    }

    static String nextData(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
            line = lines.readLine();
        }
        return line;
    }

    ExerciseClient join(String nickname) throws Exception {
        ExerciseClient attendee = new ExerciseClient(server);
        String name = nickname.equals("Ada") && !((List<?>) wall().get("people")).isEmpty() ? "Ada 2" : nickname;
        assertThat(attendee.browser
                        .post(path("attendees"), "{\"nickname\":\"" + name + "\"}")
                        .statusCode())
                .isEqualTo(201);
        return attendee;
    }

    Map<String, Object> wall() throws Exception {
        return json(instructor.browser.get(desk("wall")));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> room(ExerciseClient attendee) throws Exception {
        return (Map<String, Object>) json(attendee.browser.get(path("room"))).get("room");
    }

    void desk(String call, String body) throws Exception {
        assertThat(instructor.browser.post(desk(call), body).statusCode()).isEqualTo(200);
    }

    String desk(String call) {
        return path(call);
    }

    String path(String call) {
        return "/api/workshops/" + code + "/" + call;
    }

    static Map<String, Object> json(HttpResponse<String> response) {
        return Json.parseObject(response.body());
    }

    static void assertProblem(HttpResponse<String> response, int status, String problem) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains("/problems/" + problem);
    }
}
